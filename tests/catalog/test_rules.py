"""Rules across the files of a course, and across courses."""

import pytest

from academy.catalog.content import Lesson
from academy.catalog.parser import read_course
from academy.catalog.rules import check_across, find_circle
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


@pytest.mark.parametrize(
    ("alias", "other", "where"),
    [
        ("hook", "", ["cups/lessons/010-hook.md"]),
        ("old", "[other, old]", ["cups/lessons/010-hook.md:6"]),
        ("room", "", []),
        ("old", "older", []),
    ],
    ids=["the address of another", "an old one of another", "its own", "nobody's"],
)
def test_an_old_address_leads_to_one_lesson(alias, other, where):
    """C146 names the second lesson that wants an address, and the one that has it."""
    room = ROOM.replace("needs:", f"aliases: {alias}\nneeds:")
    hook = HOOK.replace("complete: quiz", f"complete: quiz\naliases: {other}") if other else HOOK
    _, problems = read(files_of(room=room, hook=hook))
    assert [dict(each.arguments)["where"] for each in problems] == where
    assert {(p.code, p.severity, p.line, p.column) for p in problems} <= {
        ("C146", "warning", 5, 10)
    }


def test_done_by_quiz_needs_a_quiz():
    """A lesson that is done by its quiz has one."""
    assert codes(files_of(room=ROOM.replace("needs", "complete: quiz\nneeds"))) == [
        "C318:020-room.md:5:11"
    ]


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


def test_what_is_in_the_course_is_no_reference():
    """Own lessons, and files that all courses share, are not looked for in other courses."""
    room = ROOM + "\n[表](../../_shared/assets/a.csv)\n"
    assert course_of(files_of()).references == ()
    assert course_of(files_of(room=room, **{"_shared/assets/a.csv": "a"})).references == ()


def lesson(name, *needs):
    """A lesson that needs others."""
    return Lesson(name, name, name, 1, "zh", f"{name}.md", (), "d", needs=needs)


def test_a_circle_is_named_from_its_beginning():
    """The whole way is told; a lesson that only leads into a circle is in none."""
    lessons = [lesson("a", "b"), lesson("b", "c"), lesson("c", "d", "b"), lesson("d")]
    by_id = {each.id: each for each in lessons}
    assert find_circle("b", by_id) == ["b", "c"]
    assert find_circle("a", by_id) == []
    long = {each.id: each for each in (lesson("a", "b"), lesson("b", "c"), lesson("c", "a"))}
    assert find_circle("a", long) == ["a", "b", "c"]


def test_a_draft_may_link_to_a_draft():
    """Only what learners can open must not lead to what they cannot."""
    hook = HOOK.replace("minutes", "status: draft\nminutes")
    room = ROOM.replace("minutes", "status: review\nminutes")
    assert "C410" not in {problem.code for problem in read(files_of(hook=hook, room=room))[1]}


def test_files_of_other_courses_are_found():
    """A hidden lesson and an asset of another course may be linked to; what is nowhere not."""
    plain = HOOK.replace("[下一课](020-room.md)", "下一课")
    cups = course_of(
        files_of(
            hook=plain,
            room=ROOM.replace("minutes", "status: retired\nminutes"),
            **{"assets/a.csv": "a"},
        )
    )
    text = ROOM.replace("ls-room", "ls-glaze").replace("needs: [ls-hook]\n", "")
    for target in ("lessons/020-room.md", "assets/a.csv", "assets/b.csv"):
        glaze = f"{text}[那边](../../cups/{target})\n"
        course = COURSE.replace("[hook, room]", "[glaze]").replace("cups", "mugs")
        course = course.replace("s-before", "s-other").replace("playbooks: [seven-day]\n", "")
        mugs, _ = read_course(
            {"course.yml": course.encode(), "lessons/010-glaze.md": glaze.encode()}, "mugs"
        )
        expected = ["C402"] if target == "assets/b.csv" else []
        assert [problem.code for problem in check_across([cups, mugs])] == expected
