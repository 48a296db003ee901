"""Translations lie over the source and never harm it."""

import pytest

from academy.catalog.digests import short_key
from academy.catalog.findings import Findings
from academy.catalog.pieces import Criterion
from academy.catalog.problems import Place
from academy.catalog.question_reader import read_questions
from academy.catalog.source import Source
from academy.catalog.translation import Overlay
from tests.catalog.sample_course import HOOK, codes, course_of, files_of, read

COURSE_EN = "title: Selling cups\noutline:\n  s-before: Before\n"
HOOK_EN = """\
---
id: ls-hook
title: The first thirty seconds
---

:::objectives
- Write one opening sentence
:::

:::quiz id=qz-hook
### What first? {#q-first}

- ( ) The price
- (x) A trouble
- ( ) Wait
:::
"""
DAY_EN = """\
---
title: Opening
---

:::announce at=07:30 role=leader
Good morning.
:::

:::tasks
- [ ] Watch the lesson {#t-watch}
- [ ] Post a picture {#t-photo}
- [ ] Comment on three {#t-review}
:::

:::checkin
Whom did you speak to?
:::
"""


def test_words_come_from_the_translation_and_all_else_from_the_source():
    """Ids, keys, points, roles and times are those of the source."""
    files = files_of(course_en=COURSE_EN, hook_en=HOOK_EN, day_en=DAY_EN)
    course = course_of(files)
    english = course.in_language("en")
    question = english.lessons[0].quizzes[0].questions[0]
    source = course.lessons[0].quizzes[0].questions[0]
    day = english.playbooks[0].days[0]

    assert codes(files) == []
    assert (english.title, english.sections[0].title) == ("Selling cups", "Before")
    assert english.lessons[0].title == "The first thirty seconds"
    assert [option.text for option in question.options] == ["The price", "A trouble", "Wait"]
    assert [option.key for option in question.options] == [option.key for option in source.options]
    assert (question.points, question.digest) == (2, source.digest)
    assert (day.title, day.tasks[1].text, day.tasks[1].due) == (
        "Opening",
        "Post a picture",
        "21:00",
    )
    assert (day.announces[0].at, day.announces[0].text) == ("07:30", "Good morning.")
    assert (day.prompt.text, day.prompt.minimum) == ("Whom did you speak to?", 30)


def test_what_is_not_translated_is_said_in_the_source_language():
    """A course without a translation is itself; a lesson without one keeps its language."""
    course = course_of(files_of(hook_en=HOOK_EN))
    english = course.in_language("en")

    assert course.in_language("fr") is course
    assert course.in_language("zh-CN") is course
    assert english.title == "卖杯子"
    assert [lesson.language for lesson in english.lessons] == ["en", "zh"]
    assert english.lessons[1] == course.lessons[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HOOK_EN.replace("- ( ) Wait\n", ""), ["C501:010-hook.en.md:11:18"]),
        (HOOK_EN.replace("q-first", "q-frist"), ["C502", "C504"]),
        (HOOK_EN.replace("id: ls-hook", "id: ls-hok"), ["C507:010-hook.en.md:2:5"]),
        (HOOK_EN.replace("( ) The", "(x) The").replace("(x) A", "( ) A"), ["C506"]),
        (HOOK_EN.partition(":::quiz")[0], ["C508:010-hook.en.md:2:1"]),
        (HOOK_EN.replace("title: The", "title：The"), ["C103:010-hook.en.md:3:6"]),
        (HOOK_EN.rpartition(":::")[0], ["C202:010-hook.en.md:10:1"]),
        ("标题".encode("gbk"), ["C130:010-hook.en.md:1:1"]),
        ("", ["C101:010-hook.en.md:1:1"]),
    ],
    ids=["options", "unknown", "id", "marks", "no quiz", "colon", "unclosed", "gbk", "empty"],
)
def test_a_broken_translation_never_harms_the_source(text, expected):
    """Whatever is wrong with it is a warning, and the quiz can still be answered."""
    course, problems = read(files_of(hook_en=text))
    found = [f"{p.code}:{p.path.rpartition('/')[2]}:{p.line}:{p.column}" for p in problems]

    assert course is not None
    assert {p.severity for p in problems} == {"warning"}
    assert len(found) == len(expected)
    assert all(one.startswith(other) for one, other in zip(found, expected, strict=True))
    quizzes = course.in_language("en").lessons[0].quizzes
    assert [option.right for option in quizzes[0].questions[0].options] == [False, True, False]


def test_a_title_alone_makes_no_lesson_english():
    """The outline is read in English; the lesson still says that its text is Chinese."""
    title = "---\nid: ls-hook\ntitle: The first thirty seconds\n---\n"
    files = files_of(hook_en=title)
    lesson = course_of(files).in_language("en").lessons[0]
    assert lesson.title == "The first thirty seconds"
    assert lesson.language == "zh"


def test_a_question_without_a_translation_falls_back_alone():
    """The other questions of the quiz are still translated."""
    more = "### 第二题 {#q-second}\n- (x) 甲\n- ( ) 乙\n:::"
    hook = HOOK.replace("? 想想观众。\n:::", "? 想想观众。\n\n" + more)
    course, problems = read(files_of(hook=hook, hook_en=HOOK_EN))
    assert course is not None
    questions = course.in_language("en").lessons[0].quizzes[0].questions

    assert [question.text for question in questions] == ["What first?", "第二题"]
    assert [problem.code for problem in problems] == ["C502"]


def test_a_translation_needs_a_source():
    """A translation that stands beside nothing is named."""
    assert codes(files_of(**{"lessons/090-gone.en.md": HOOK_EN})) == ["C503:090-gone.en.md:1:1"]


def test_other_kinds_of_questions_take_their_words_too():
    """Pairs, gaps and criteria are translated; keys and points stay those of the source."""
    overlay = Overlay(Place("x.en.md"), "x.md", Findings())
    texts = [
        ("### 题 {#q-a}\n甲 => 一\n乙 => 二", "### Q {#q-a}\nA => one\nB => two"),
        ("### 题[[空]] {#q-a}", "### Q[[gap]] {#q-a}"),
        ("### 题 {#q-a}\n~ 短 (3)", "### Q {#q-a}\n~ short (1)"),
    ]
    pairs, blank, open_one = (
        overlay.question(question_of(source), question_of(words)) for source, words in texts
    )

    assert [(each.text, each.partner) for each in pairs.options] == [("A", "one"), ("B", "two")]
    assert pairs.options[0].partner_key == short_key("一")
    assert (blank.text.strip(), blank.blanks) == ("Q[[1]]", (("空", "gap"),))
    assert open_one.criteria == (Criterion("short", 3),)
    assert overlay.findings.problems == []


def question_of(text):
    """Read one question."""
    return read_questions(Source("x.md", tuple(text.split("\n"))), Findings())[0]


WORK = """
:::fieldwork id=fw-hook evidence=text
写三句。
~ 先说麻烦 (2)
:::
"""
WORK_EN = """
:::fieldwork {id}
Write three.
~ A trouble first (9)
:::
"""


@pytest.mark.parametrize(
    ("given", "found"), [("id=fw-hook", []), ("", ["C509"]), ("id=fw-hok", ["C509"])]
)
def test_field_work_keeps_the_id_of_its_source(given, found):
    """Whatever stands in the translation, the work is that of the source; the checker says so."""
    files = files_of(hook=HOOK + WORK, hook_en=HOOK_EN + WORK_EN.format(id=given))
    (work,) = course_of(files).in_language("en").lessons[0].works
    assert (work.id, work.evidence, work.text) == ("fw-hook", ("text",), "Write three.")
    assert [each.partition(":")[0] for each in codes(files)] == found


def test_blocks_and_quizzes_that_do_not_match_are_named():
    """C508 names all kinds of blocks in one line, C504 a quiz that the source does not have."""
    more = HOOK_EN.partition(":::quiz")[0] + "\n:::keypoints\n- One\n:::\n"
    _, problems = read(files_of(hook_en=more))
    (problem,) = problems
    assert problem.sentence("en").endswith(": :::keypoints 1 (source 0), :::quiz 0 (source 1)")
    assert ":::keypoints 1 个（原文 0 个）、:::quiz 0 个（原文 1 个）" in problem.sentence("zh")
    _, problems = read(files_of(hook_en=HOOK_EN.replace("id=qz-hook", "id=qz-hok")))
    (problem,) = problems
    assert (problem.code, problem.line) == ("C504", 10)
    assert dict(problem.arguments) == {"id": "qz-hok", "nearest": "qz-hook"}


def test_notes_for_trainers_need_no_translation():
    """What learners never see may stand in the source only."""
    files = files_of(hook=HOOK + "\n:::trainer\n先问。\n:::\n", hook_en=HOOK_EN)
    assert codes(files) == []
