"""Tests of where a person stands at an exam."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from academy.learning.exam_standing import exam_standing, exam_standings, tries_left
from academy.learning.progress import course_progress
from academy.learning.record import ExamTry, LearnerRecord
from academy.learning.steps import next_steps
from tests.catalog.sample_course import course_of, exam_of, files_of

NOW = datetime(2026, 3, 19, 1, 0, tzinfo=UTC)
COURSE = course_of(files_of(**{"quizzes/final.md": exam_of()}))
(EXAM,) = COURSE.exams
ALL = ("ls-hook", "ls-room")


def record(*tries: ExamTry, done: tuple[str, ...] = ALL) -> LearnerRecord:
    """Return what somebody has done who has begun the course."""
    return LearnerRecord(done=dict.fromkeys(done, NOW), exams=tries)


def at(number: int, state: str, points: int = 0) -> ExamTry:
    """Return a try that ended, or ends in ten minutes."""
    return ExamTry("qz-final", number, state, points, 4, NOW + timedelta(minutes=10))


@pytest.mark.parametrize(
    ("share", "done", "missing"),
    [(100, 1, 1), (100, 2, 0), (50, 1, 0), (50, 0, 1), (51, 1, 1), (0, 0, 0)],
)
def test_an_exam_opens_with_the_share_of_lessons(share, done, missing):
    """The course says which percentage; part of a lesson is a whole one (R90)."""
    course = replace(COURSE, passing=(share, 80))
    stands = exam_standing(course, EXAM, record(done=ALL[:done]))
    assert (stands.missing, stands.state) == (missing, "closed" if missing else "open")


@pytest.mark.parametrize(
    ("tries", "left", "state"),
    [
        ((), 2, "open"),
        ((at(1, "failed"),), 1, "open"),
        ((at(1, "running"),), 1, "running"),
        ((at(1, "failed"), at(2, "running")), 0, "running"),
        ((at(1, "failed"), at(2, "failed")), 0, "used"),
        ((at(1, "failed"), at(2, "passed", 4)), 0, "passed"),
    ],
)
def test_tries_are_counted_from_their_beginning(tries, left, state):
    """A running one is used up already; a pass ends the trying (R93)."""
    stands = exam_standing(COURSE, EXAM, record(*tries), NOW)
    assert (stands.left, stands.state) == (left, state)
    assert stands.may_begin is (state == "open")


@pytest.mark.parametrize(
    ("attempts", "count", "given", "left"),
    [
        (2, 2, (3,), 1),
        (2, 3, (3,), 0),
        (2, 3, (3, 4), 1),
        (1, 3, (4,), 1),
        (3, 2, (3,), 1),
        (None, 9, (3,), None),
    ],
    ids=["given", "used", "given anew", "fewer tries since", "more tries since", "any number"],
)
def test_an_extra_try_is_the_one_after_all_others(attempts, count, given, left):
    """R98: it counts by its number, whatever a later release says of the number of tries."""
    assert tries_left(replace(EXAM, attempts=attempts), count, given) == left


def test_any_number_of_tries():
    """Without a number in the header there is always another one."""
    course = replace(COURSE, exams=(replace(EXAM, attempts=None),))
    (stands,) = exam_standings(course, record(*(at(n, "failed") for n in range(1, 9))))
    assert (stands.left, stands.state) == (None, "open")


def test_a_try_whose_time_is_over_runs_no_more():
    """Before it is ended in its row, the pages say the same as after."""
    later = NOW + timedelta(minutes=10)
    assert exam_standing(COURSE, EXAM, record(at(1, "running")), later).state == "open"
    assert exam_standing(COURSE, EXAM, record(at(1, "running"))).state == "running"


def test_the_best_try_is_shown():
    """The one with most of its points, running ones aside."""
    stands = exam_standing(COURSE, EXAM, record(at(1, "failed", 2), at(2, "failed", 1)))
    assert stands.best == at(1, "failed", 2)
    assert exam_standing(COURSE, EXAM, record(at(1, "running"))).best is None


@pytest.mark.parametrize(
    ("done", "passed", "finished"),
    [(2, (), False), (2, ("qz-final",), True), (1, ("qz-final",), False), (2, ("qz-x",), False)],
)
def test_a_course_is_finished_with_its_lessons_and_its_exams(done, passed, finished):
    """Neither is enough alone (R97)."""
    assert course_progress(COURSE, ALL[:done], passed).finished is finished


def test_today_offers_the_exam_when_it_is_open_and_only_then():
    """Lessons left: none; open: the exam; used up: nothing; passed: the course is finished."""
    cases = {
        "lessons": record(done=ALL[:1]),
        "open": record(),
        "running": record(at(1, "running")),
        "used": record(at(1, "failed"), at(2, "failed")),
        "passed": record(at(1, "passed", 4)),
    }
    found = {name: next_steps(each, [COURSE], NOW) for name, each in cases.items()}
    assert {name: len(each.exams) for name, each in found.items()} == {
        "lessons": 0,
        "open": 1,
        "running": 1,
        "used": 0,
        "passed": 0,
    }
    assert found["running"].exams[0].running
    assert [name for name, each in found.items() if each.finished] == ["passed"]
    assert [name for name, each in found.items() if each.lessons] == ["lessons"]


def test_with_enough_lessons_and_the_exam_the_rest_is_no_duty():
    """A finished course asks for nothing more on Today, though a lesson is left."""
    course = replace(COURSE, passing=(50, 80))
    found = next_steps(record(at(1, "passed", 4), done=ALL[:1]), [course], NOW)
    assert (found.lessons, len(found.finished)) == ((), 1)


@pytest.mark.parametrize("ends", [NOW, None])
def test_a_course_is_begun_by_its_exam_alone(ends):
    """Whoever sits an exam that is open at once finds it on Today (R97)."""
    course = replace(COURSE, passing=(0, 80))
    found = next_steps(record(replace(at(1, "running"), at=ends), done=()), [course], NOW)
    assert [each.running for each in found.exams] == [True]
