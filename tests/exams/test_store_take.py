"""Tests of beginning a try and of ending it, on both databases."""

import threading
from dataclasses import replace

import pytest

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, writing
from academy.exams import store_take
from academy.exams.pages import ExamPage
from academy.learning import store_exam
from academy.learning.exam_standing import exam_standing
from academy.learning.exam_try import NewExtraTry
from academy.learning.record import LearnerRecord
from academy.learning.store_record import record_of
from tests.catalog.sample_course import course_of, exam_of, files_of
from tests.exams.conftest import attempts, write_course
from tests.worlds import make_world


@pytest.fixture
def found(database, frozen, tmp_path):
    """The exam as its page shows it to somebody who has done the lessons."""
    write_course(tmp_path / "courses", exam_of())
    (outcome,) = release_folder(tmp_path / "courses", clock.now())
    course = course_of(files_of(**{"quizzes/final.md": exam_of()}))
    (exam,) = course.exams
    done = {"ls-hook": clock.now(), "ls-room": clock.now()}
    record = LearnerRecord(done=done)
    standing = exam_standing(course, exam, record)
    return ExamPage(course, exam, outcome.release_id, None, record, standing)


@pytest.fixture
def person(database):
    """Somebody who sits it."""
    return make_world().staff


def begin(found, person, seen=0):
    """Begin a try."""
    with writing() as connection:
        return store_take.begin(connection, person, found, seen, clock.now())


def test_two_phones_at_the_same_moment_begin_one_try(found, person):
    """Both are led into the same try (R92)."""
    ready, begun = threading.Barrier(4), []

    def tap() -> None:
        ready.wait()
        begun.append(begin(found, person).attempt_id)

    threads = [threading.Thread(target=tap) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(begun)) == 1
    assert len(attempts()) == 1


def test_each_try_draws_anew_and_by_a_secret_of_its_own(found, person):
    """No seed comes twice; the draw is that of the seed (R91)."""
    seeds = {store_take.secret_try(person, found, number, clock.now()).seed for number in range(50)}
    draws = {store_take.secret_try(person, found, 1, clock.now()).drawn for _ in range(200)}
    assert len(seeds) == 50
    assert len(draws) == 12  # two of four in every order


def test_what_hinders_a_beginning(found, person, frozen):
    """A stale page, no try left, lessons missing, a pass: each has its word (R93)."""
    assert begin(found, person, seen=3).hindrance == "moved"
    far = replace(found, standing=replace(found.standing, missing=1))
    assert begin(far, person).hindrance == "closed"
    for number in range(2):
        assert begin(found, person, number).attempt_id
        frozen.shift(3600)
    assert begin(found, person, 2).hindrance == "used"
    with writing() as connection:
        store_exam.begin(
            connection, store_take.secret_try(person, found, 3, clock.now()), clock.now()
        )
        store_exam.end(connection, attempts_id(connection, person), 0, 0, clock.now())
    assert begin(found, person, 3).hindrance == "passed"


def test_an_extra_try_is_begun_once(found, person, frozen):
    """R98: given by two taps it is one row, and begun it is used up like the others."""
    for number in range(2):
        assert begin(found, person, number).attempt_id
        frozen.shift(3600)
    new = NewExtraTry(person, "qz-final", "co-cups", 3, person)
    with writing() as connection:
        assert [store_exam.give_try(connection, new, clock.now()) for _tap in range(2)] == [
            True,
            False,
        ]
        record = record_of(connection, person, clock.now())
    assert [(each.exam_id, each.number) for each in record.extra] == [("qz-final", 3)]
    more = replace(found, record=replace(found.record, extra=record.extra))
    assert begin(more, person, 2).attempt_id
    frozen.shift(3600)
    assert begin(more, person, 3).hindrance == "used"


def attempts_id(connection, person) -> int:
    """Return the newest try of a person."""
    return store_exam.tries_at(connection, person, "qz-final")[-1].id


def test_a_running_try_goes_on_whatever_the_course_becomes(found, person):
    """Lessons added meanwhile, or fewer tries: what was begun goes on (R90)."""
    first = begin(found, person).attempt_id
    far = replace(found, standing=replace(found.standing, missing=3))
    assert begin(far, person).attempt_id == first
    with reading() as connection:
        assert len(store_exam.tries_at(connection, person, "qz-final")) == 1
