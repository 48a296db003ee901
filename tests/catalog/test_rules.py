"""Rules across the files of a course, and across courses."""

import pytest

from academy.catalog.parser import read_course
from academy.catalog.rules import check_across
from tests.catalog.sample_course import COURSE, HOOK, ROOM, codes, course_of, files_of, read

FACT = "[数]{{fact source={0} as_of=2020}}\n\n"


def test_an_id_is_given_once():
    """A second use in the same file and in another file are named with where the first is."""
    again = "### 再来 {#q-first}\n- (x) 甲\n- ( ) 乙\n:::\n"
    hook = HOOK.rpartition(":::")[0] + again
    room = ROOM.replace("ls-room", "ls-hook").replace("needs: [ls-hook]\n", "")
    _, problems = read(files_of(hook=hook, room=room))

    assert [(p.code, dict(p.arguments).get("where")) for p in problems] == [
        ("C304", "cups/lessons/010-hook.md:16"),
        ("C106", "cups/lessons/010-hook.md:2"),
    ]


def test_lessons_do_not_need_each_other():
    """A circle is named once, with all lessons in it."""
    hook = HOOK.replace("complete: quiz", "complete: quiz\nneeds: ls-room")
    _, problems = read(files_of(hook=hook))

    assert [(p.code, dict(p.arguments)["circle"]) for p in problems] == [
        ("C120", "ls-hook → ls-room → ls-hook")
    ]


def test_done_by_quiz_needs_a_quiz():
    """A lesson that is done by its quiz has one."""
    assert codes(files_of(room=ROOM.replace("needs", "complete: quiz\nneeds"))) == [
        "C318:020-room.md:5:11"
    ]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("### 题 {#q-b}\n1) 一\n2) 二", "排序"),
        ("### 题 {#q-b}\n甲 => 一\n乙 => 二", "配对"),
        ("### 题 {#q-b}\n~ 说得具体 (2)", "问答"),
        ("### 题 [[空]] {#q-b}", "填空"),
        ("### 题 {#q-b type=poll}\n- ( ) 甲\n- ( ) 乙", "投票"),
        ("### 题 {#q-b type=field key=shop.hero}", "自填"),
    ],
)
def test_refuses_questions_that_no_page_can_ask(question, name):
    """A kind that has no answer form is refused where the question begins, in exams too."""
    hook = HOOK.replace("> 先麻烦", f"{question}\n> 先麻烦")
    exam = f"---\nid: qz-end\ntitle: 考\ndraw: 1\n---\n{question}\n"
    course, problems = read(files_of(hook=hook, **{"quizzes/final.md": exam}))

    lesson = [p for p in problems if p.code == "C310" and "010-hook" in p.path]
    assert course is None
    assert [(p.line, p.column) for p in lesson] == [(23, 5)]
    assert name in lesson[0].sentence("zh")
    assert any(p.code == "C310" and "final" in p.path for p in problems)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [("aaabb", ["C220"]), ("aabbc", []), ("aaa", [])],
    ids=["three of five", "two of five", "too few to tell"],
)
def test_a_course_does_not_rest_on_one_source(sources, expected):
    """More than 40 % of the facts from one source is worth a warning."""
    body = "".join(FACT.format(source) for source in sources)
    _, problems = read(files_of(room=ROOM.replace("minutes: 1", "minutes: 2") + body))
    assert [p.code for p in problems if p.code != "C123"] == expected


def test_ids_are_given_once_in_the_installation():
    """Two courses with the same ids: the second is told, both are still read."""
    first = course_of(files_of())
    second, _ = read_course(files_of(), "mugs")
    assert second is not None
    problems = check_across([first, second])

    assert {p.code for p in problems} == {"C106"}
    assert all(p.path.startswith("mugs/") for p in problems)
    assert check_across([first]) == []


def test_other_courses_may_be_spoken_of():
    """A needed lesson, a proving question and a linked file may be in another course."""
    course = COURSE.replace("[hook, room]", "[glaze]").replace("cups", "mugs")
    course = course.replace("s-before", "s-other").replace("playbooks: [seven-day]\n", "")
    glaze = ROOM.replace("ls-room", "ls-glaze").replace("needs", "proves: [q-first]\nneeds")
    glaze += "[开场](../../cups/lessons/010-hook.md)\n"
    files = {"course.yml": course.encode(), "lessons/010-glaze.md": glaze.encode()}
    mugs, problems = read_course(files, "mugs")
    assert problems == []
    assert mugs is not None

    assert check_across([course_of(files_of()), mugs]) == []
    assert [f"{p.code}:{p.line}" for p in check_across([mugs])] == ["C122:5", "C121:6", "C402:10"]
