"""Questions that are not answered by choosing: how they are read."""

from academy.catalog.findings import Findings
from academy.catalog.pieces import Criterion
from academy.catalog.question_reader import read_questions
from academy.catalog.source import Source


def read(text):
    """Return the one question of a text that must have no problem."""
    findings = Findings()
    (question,) = read_questions(Source("x.md", tuple(text.split("\n"))), findings)
    assert findings.problems == []
    assert findings.asked[0][0] == question.kind
    return question


def test_reads_what_is_put_in_order():
    """The right order is the written one; a quote explains the line above it."""
    question = read("### 排一排 {#q-a}\n1) 调灯\n   再看一眼\n2) 试音\n> 先看后听\n3）开播")

    assert question.kind == "order"
    assert [option.text for option in question.options] == ["调灯\n再看一眼", "试音", "开播"]
    assert question.options[1].feedback == "先看后听"
    assert question.score == "partial"


def test_reads_pairs():
    """Both sides of an arrow, of either width, with or without a list sign."""
    question = read("### 连一连 {#q-a score=all}\n群主 => 开营\n- 督学 ＝＞ 提醒打卡")

    assert (question.kind, question.score) == ("match", "all")
    assert [(each.text, each.partner) for each in question.options] == [
        ("群主", "开营"),
        ("督学", "提醒打卡"),
    ]
    assert len({key for each in question.options for key in (each.key, each.partner_key)}) == 4


def test_reads_gaps_and_takes_the_words_out_of_the_text():
    """What belongs into a gap is not in the text that is shown."""
    question = read("### 先说[[麻烦|痛点]]，再说 [[商品]]。 {#q-a}\n\n还有[[价格 ｜ 优惠]]。")

    assert question.kind == "blank"
    assert question.blanks == (("麻烦", "痛点"), ("商品",), ("价格", "优惠"))
    assert question.text.split() == ["先说[[1]]，再说", "[[2]]。", "还有[[3]]。"]


def test_reads_the_criteria_of_an_open_question():
    """The points of the question are those of its criteria; one without a number is worth 1."""
    question = read(
        "### 写一句开场白 {#q-a type=open points=9}\n~ 说出麻烦 (3)\n~ 不报价（２）\n~ 短"
    )

    assert (question.kind, question.points) == ("open", 6)
    assert question.criteria == (
        Criterion("说出麻烦", 3),
        Criterion("不报价", 2),
        Criterion("短", 1),
    )
    assert read("### 写一句 {#q-a type=open points=4}").points == 4


def test_reads_polls_and_own_facts():
    """A poll has options without a right one; an own fact has a name."""
    poll = read("### 你们几点开播？ {#q-a type=poll}\n- ( ) 早上\n- ( ) 晚上")
    assert (poll.kind, [option.right for option in poll.options]) == ("poll", [False, False])

    fact = read("### 你的主推款？ {#q-a type=field key=shop.hero}")
    assert (fact.kind, fact.fact) == ("field", "shop.hero")


def test_the_digest_follows_what_is_right():
    """Other pairs, other words in a gap, other criteria are other questions."""
    texts = [
        "### 题 {#q-a}\n甲 => 一\n乙 => 二",
        "### 题 {#q-a}\n甲 => 二\n乙 => 一",
        "### 题[[一]] {#q-a}",
        "### 题[[二]] {#q-a}",
        "### 题 {#q-a}\n~ 一 (1)",
        "### 题 {#q-a}\n~ 一 (2)",
        "### 题 {#q-a type=field key=shop.a}",
        "### 题 {#q-a type=field key=shop.b}",
    ]
    assert len({read(text).digest for text in texts}) == len(texts)
