"""Questions: kinds, marks, ids."""

import pytest

from academy.catalog.findings import Findings
from academy.catalog.question_reader import read_questions
from academy.catalog.source import Source


def read(text):
    """Return the questions and ``code:line:column`` of the problems."""
    findings = Findings()
    questions = read_questions(Source("x.md", tuple(text.split("\n"))), findings)
    return questions, [f"{p.code}:{p.line}:{p.column}" for p in findings.problems]


def test_reads_options_with_their_feedback():
    """A quote under an option explains it; directly under the question it explains all."""
    text = (
        "### 题干 {#q-a points=2 difficulty=3 capabilities=主播,内容}\n> 总的说\n\n"
        "- ( ) 甲\n  接着\n"
        "  > 不对\n- (x) 乙\n  > 对\n? 想想"
    )
    (question,), problems = read(text)

    assert problems == []
    assert (question.kind, question.points, question.difficulty) == ("one", 2, 3)
    assert question.capabilities == ("主播", "内容")
    assert [(o.text, o.right, o.feedback) for o in question.options] == [
        ("甲\n接着", False, "不对"),
        ("乙", True, "对"),
    ]
    assert (question.feedback, question.hint) == ("总的说", "想想")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### 题 {#q-a}\n- [x] 甲\n- [ ] 乙\n- [X] 丙", []),
        ("### 题 {#q-a}\n- （x） 甲\n- （ ） 乙", ["C301:2:3", "C301:3:3"]),
        ("### 题\n- (x) 甲\n- ( ) 乙", ["C302:1:5"]),
        ("### 题 {#x-a}\n- (x) 甲\n- ( ) 乙", ["C113:1:8"]),
        ("### {#q-a}\n- (x) 甲\n- ( ) 乙", ["C313:1:5"]),
        ("### 题 {#q-a}\n- (x) 甲\n- [ ] 乙", ["C303:3:7"]),
        ("### 题 {#q-a}\n- ( ) 甲\n- ( ) 乙", ["C305:1:5"]),
        ("### 题 {#q-a}\n- (x) 甲\n- (x) 乙", ["C306:1:5"]),
        ("### 题 {#q-a}\n- [ ] 甲\n- [ ] 乙", ["C305:1:5"]),
        ("### 题 {#q-a}\n```\n### 不是题\n```\n- (x) 甲\n- ( ) 乙", []),
        ("### 题 {#q-a}", ["C307:1:5"]),
        ("### 题 {#q-a}\n- (x) 甲\n- ( ) 甲", ["C308:3:7"]),
        ("### 题 {#q-a}\n- (x) 甲\n- ( )", ["C313:3:6"]),
        ("### 题 {#q-a}\n- (x) 甲", ["C312:2:7"]),
        ("### 题 {#q-a}\n- (对) 甲\n- ( ) 乙", ["C317:2:4"]),
        ("### 题 {#q-a}\n- (x) 甲\n- ( ) 乙\n完", ["C311:4:1"]),
        ("开头\n### 题 {#q-a}\n- (x) 甲\n- ( ) 乙", ["C311:1:1"]),
        ("### 题 {#q-a pionts=2}\n- (x) 甲\n- ( ) 乙", ["C219:1:13"]),
        ("### 题 {#q-a points=many}\n- (x) 甲\n- ( ) 乙", ["C207:1:13"]),
        ("### 题 {#q-a}\n1) 一", ["C312:2:4"]),
        ("### 题 {#q-a}\n1) 一\n2) 一", ["C308:3:4"]),
        ("### 题 {#q-a}\n甲 => 乙", ["C312:2:1"]),
        ("### 题 {#q-a}\n甲 => 乙\n1) 一", ["C314:3:4"]),
        ("### 题 {#q-a type=open}\n- ( ) 甲\n- ( ) 乙", ["C314:2:7"]),
        ("### 题 {#q-a type=poll}", ["C307:1:5"]),
        ("### 题 {#q-a type=poll}\n- ( ) 甲\n- (x) 乙", ["C319:3:7"]),
        ("### 题 {#q-a type=field}", ["C206:1:5"]),
        ("### 题 {#q-a type=field key=a-b}", ["C207:1:24"]),
        ("### 题 [[|]] {#q-a}", ["C313:1:5"]),
        ("### 题 [[空]] {#q-a}\n= 3", ["C314:2:3"]),
        ("### 题 {#q-a}\n= |", ["C307:1:5"]),
        ("### 题 {#q-a}\n- (x) 甲\n- ( ) 乙\n= 3", ["C314:4:3"]),
        ("", ["C316:1:1"]),
    ],
)
def test_names_what_is_wrong_with_a_question(text, expected):
    """Each mistake has its code, line and column."""
    assert read(text)[1] == expected


@pytest.mark.parametrize(
    ("answer", "lowest", "highest"),
    [
        ("3", 3, 3),
        ("3 +- 0.5", 2.5, 3.5),
        ("１０..２０", 10, 20),
        ("-2 ± 1", -3, -1),
        ("5..1", 1, 5),
    ],
)
def test_reads_the_range_of_a_number(answer, lowest, highest):
    """A number, a number with its spread, or two ends; full-width digits too."""
    (question,), problems = read(f"### 题 {{#q-a}}\n= {answer}")

    assert problems == []
    assert question.kind == "number"
    assert (question.numbers.lowest, question.numbers.highest) == (lowest, highest)


def test_reads_accepted_words():
    """A bar, of either width, parts the words that are right."""
    (question,), _ = read("### 题 {#q-a}\n= 憋单 | 压单｜ 囤单")
    assert (question.kind, question.accepted) == ("text", ("憋单", "压单", "囤单"))


def test_warns_when_the_longest_option_is_always_right():
    """Three questions in which length gives the answer away are worth a warning."""
    one = "### 题 {{#q-{0}}}\n- (x) 很长很长很长\n- ( ) 短\n"
    assert read("".join(one.format(name) for name in "abc"))[1] == ["C309:1:1"]
    assert read("".join(one.format(name) for name in "ab"))[1] == []


def test_the_digest_follows_what_could_change_a_mark():
    """Another right answer is another question; another explanation is the same one."""
    base = "### 题 {#q-a}\n- (x) 甲\n- ( ) 乙"
    (first,), _ = read(base)
    (explained,), _ = read(base + "\n> 因为")
    (other,), _ = read("### 题 {#q-a}\n- ( ) 甲\n- (x) 乙")

    assert first.digest == explained.digest != other.digest
    (words,), (fewer,) = (read(f"### 题 {{#q-a}}\n= {each}")[0] for each in ("憋单 | 压单", "憋单"))
    assert words.digest != fewer.digest
    assert [o.key for o in first.options] == [o.key for o in other.options]
