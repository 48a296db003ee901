"""Tests of progress in a course."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from academy.catalog.content import Course, Lesson, Section
from academy.catalog.pieces import Block, Question, Quiz
from academy.learning.progress import next_lesson, progress, requirements, still_missing

MONDAY, TUESDAY = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)


def lesson(name, complete=("read",), quizzes=0):
    """A lesson, perhaps with quizzes."""
    blocks = tuple(Quiz(f"qz-{name}-{number}", ()) for number in range(quizzes))
    return Lesson(f"ls-{name}", name, name, 3, "zh", f"{name}.md", blocks, name, complete=complete)


LESSONS = tuple(lesson(name) for name in "abc")
COURSE = Course("co-a", "a", "A", "zh", "", (Section("s-a", "A", LESSONS),), "d")


NEEDING = tuple(
    replace(each, needs=("ls-c", "ls-x")) if each.id == "ls-a" else each for each in LESSONS
)
NEEDS = replace(COURSE, sections=(Section("s-a", "A", NEEDING),))


def test_a_lesson_waits_for_those_it_needs():
    """R55: what needs a lesson of the course that is left comes after it; others do not count."""
    assert next_lesson(NEEDS, set()).id == "ls-b"
    assert next_lesson(NEEDS, {"ls-b"}).id == "ls-c"
    assert next_lesson(NEEDS, {"ls-b", "ls-c"}).id == "ls-a"


@pytest.mark.parametrize(
    ("done", "percent", "finished"),
    [(set(), 0, False), ({"ls-a", "ls-x"}, 33, False), ({"ls-a", "ls-b"}, 66, False),
     ({"ls-a", "ls-b", "ls-c"}, 100, True)],
)  # fmt: skip
def test_percent_is_rounded_down(done, percent, finished):
    """R52: 100 means finished and never nearly; lessons of other courses do not count."""
    found = progress(LESSONS, done)
    assert (found.percent, found.finished) == (percent, finished)


def test_a_course_without_lessons_is_not_finished():
    """Nothing to do is not everything done."""
    assert progress((), set()).finished is False


def test_the_first_lesson_not_done_is_next():
    """Who has begun nothing goes on in the order of the course."""
    assert next_lesson(COURSE, {"ls-a"}).id == "ls-b"
    assert next_lesson(COURSE, {"ls-a", "ls-b", "ls-c"}) is None


def test_the_lesson_left_last_is_next():
    """R55: a lesson begun and not done comes first, the last one open before the others."""
    seen = {"ls-a": TUESDAY, "ls-b": MONDAY, "ls-c": TUESDAY}
    assert next_lesson(COURSE, {"ls-a"}, seen).id == "ls-c"
    assert next_lesson(COURSE, {"ls-a", "ls-c"}, seen).id == "ls-b"
    assert next_lesson(COURSE, {"ls-a"}, {"ls-a": TUESDAY}).id == "ls-b"


@pytest.mark.parametrize(
    ("complete", "quizzes", "wanted"),
    [
        (("read",), 1, {"read"}),
        (("quiz",), 1, {"quiz"}),
        (("read", "quiz"), 1, {"read", "quiz"}),
        (("quiz",), 0, {"read"}),
        (("task",), 0, {"read"}),
        (("quiz", "task"), 1, {"quiz", "read"}),
    ],
)
def test_a_lesson_can_always_be_completed(complete, quizzes, wanted):
    """What cannot be asked for counts by reading."""
    assert requirements(lesson("x", complete, quizzes)) == wanted


def test_every_quiz_of_a_lesson_must_be_passed():
    """One of two is not enough."""
    both = lesson("x", ("quiz",), 2)
    assert still_missing(both, read=True, passed=["qz-x-0"]) == {"quiz"}
    assert still_missing(both, read=False, passed=["qz-x-0", "qz-x-1"]) == frozenset()


def test_all_field_work_of_a_lesson_must_be_handed_in():
    """R112: blocks and open questions alike; without any, reading counts in its place."""
    blocks = [Block("fieldwork", (("id", name),), "做") for name in ("fw-a", "fw-b")]
    asks = replace(lesson("x", ("task",), 0), blocks=tuple(blocks))
    assert requirements(asks) == {"task"}
    assert still_missing(asks, read=True, passed=[], handed_in=["fw-a"]) == {"task"}
    assert still_missing(asks, read=False, passed=[], handed_in=["fw-b", "fw-a"]) == frozenset()
    both = replace(asks, complete=("read", "task"))
    assert still_missing(both, read=False, passed=[], handed_in=["fw-b", "fw-a"]) == {"read"}


def test_a_quiz_of_open_questions_only_cannot_be_asked_for():
    """R116: it is field work, so reading counts in its place."""
    quiz = Quiz("qz-x", (Question("q-x", "open", "写一句", (), "d"),))
    asks = replace(lesson("x", ("quiz",), 0), blocks=(quiz,))
    assert requirements(asks) == {"read"}
