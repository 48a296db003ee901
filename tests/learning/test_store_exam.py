"""Tests of the rows of a try at an exam, on both databases."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from academy.catalog.tables import Release
from academy.database import reading, table_of, writing
from academy.learning import store_exam
from academy.learning.exam_try import NewExamTry
from academy.learning.quiz import GivenAnswer
from academy.learning.store_record import record_of
from academy.learning.tables import Answer, Attempt
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, 1, 0, tzinfo=UTC)
END = NOW + timedelta(minutes=10)


@pytest.fixture
def new(database):
    """A try of the staff, of two questions worth four points."""
    world = make_world()
    row = {"course_id": "co-cups", "slug": "cups", "title": "卖杯子", "digest": "d"}
    row |= {"origin": "folder", "sources": b"", "made_at": NOW}
    release = table_of(Release)
    with writing() as connection:
        statement = insert(release).values(**row).returning(release.c.id)
        number = connection.execute(statement).scalar_one()
    return NewExamTry(
        world.staff, "qz-final", "co-cups", number, 1, ("q-b", "q-a"), "s", 60, 4, END
    )


def given(question: str, points: int, words: str = "k") -> GivenAnswer:
    """Return an answer of a question worth two points."""
    return GivenAnswer(question, "d", (words,), points, 2, points == 2)


def begun(new: NewExamTry) -> int:
    """Begin a try and return its id."""
    with writing() as connection:
        attempt_id = store_exam.begin(connection, new, NOW)
    assert attempt_id is not None
    return attempt_id


def row_of(attempt_id: int):
    """Return the row of a try."""
    attempt = table_of(Attempt)
    with reading() as connection:
        return connection.execute(select(attempt).where(attempt.c.id == attempt_id)).one()


def test_a_try_is_begun_once(new):
    """The same number twice is one row (R92); it comes back as it was written."""
    attempt_id = begun(new)
    with writing() as connection:
        assert store_exam.begin(connection, new, NOW) is None
        (found,) = store_exam.tries_at(connection, new.person_id, "qz-final")
    assert (found.id, found.drawn, found.seed) == (attempt_id, ("q-b", "q-a"), "s")
    assert (found.most, found.passing, found.ends_at) == (4, 60, END)
    assert not found.finished


def test_a_try_is_its_persons_alone(new):
    """Asked for by somebody else, it is not there."""
    attempt_id = begun(new)
    with reading() as connection:
        assert store_exam.try_of(connection, new.person_id, attempt_id) is not None
        assert store_exam.try_of(connection, new.person_id + 1, attempt_id) is None


def test_an_answer_gives_way_to_the_next(new):
    """One row a question, with what was said last."""
    attempt_id = begun(new)
    with writing() as connection:
        store_exam.keep(connection, attempt_id, given("q-a", 0, "first"), NOW)
        store_exam.keep(connection, attempt_id, given("q-a", 2, "second"), NOW)
        found = store_exam.answers(connection, attempt_id)
    assert [(each.points, tuple(each.given)) for each in found.values()] == [(2, ("second",))]


@pytest.mark.parametrize(("points", "passed"), [((2, 2), True), ((2, 1), True), ((2,), False)])
def test_a_try_is_marked_by_what_is_there(new, points, passed):
    """Of four points three are enough for 60 percent; what is not answered brings none (R95)."""
    attempt_id = begun(new)
    with writing() as connection:
        for name, got in zip(("q-a", "q-b"), points, strict=False):
            store_exam.keep(connection, attempt_id, given(name, got), NOW)
        store_exam.end(connection, attempt_id, 4, 60, NOW)
        store_exam.end(connection, attempt_id, 4, 100, END)
    row = row_of(attempt_id)
    assert (row.points, row.most, row.passed, row.finished_at) == (sum(points), 4, passed, NOW)


def test_a_try_without_any_answer_fails(new):
    """Nothing answered is no points, on both databases."""
    attempt_id = begun(new)
    with writing() as connection:
        store_exam.end(connection, attempt_id, 4, 60, NOW)
    assert (row_of(attempt_id).points, row_of(attempt_id).passed) == (0, False)


def test_what_is_overdue_is_ended_at_its_own_end(new):
    """Only what is over, of one person or of everybody; the rest goes on (R94)."""
    first = begun(new)
    later = begun(replace(new, number=2, ends_at=END + timedelta(hours=1)))
    endless = begun(replace(new, number=3, ends_at=None))
    moment = END + timedelta(minutes=1)
    with writing() as connection:
        assert store_exam.end_overdue(connection, moment, new.person_id + 1) == 0
        assert store_exam.end_overdue(connection, END, new.person_id) == 0
        assert store_exam.end_overdue(connection, moment, new.person_id) == 1
        assert store_exam.end_overdue(connection, moment) == 0
        assert not store_exam.hold(connection, first)
        assert store_exam.hold(connection, later)
    assert row_of(first).finished_at == END
    assert row_of(endless).finished_at is None


def test_the_record_tells_tries_from_quizzes(new):
    """One statement brings the tries with their state; they are no results of lessons."""
    begun(new)
    failed = begun(replace(new, number=2))
    passed = begun(replace(new, number=3, ends_at=None))
    with writing() as connection:
        store_exam.end(connection, failed, 4, 60, NOW)
        store_exam.keep(connection, passed, given("q-a", 2), NOW)
        store_exam.keep(connection, passed, given("q-b", 2), NOW)
        store_exam.end(connection, passed, 4, 60, NOW)
        record = record_of(connection, new.person_id, NOW - timedelta(days=1))
    tries = {each.number: each for each in record.exams}
    assert {number: each.state for number, each in tries.items()} == {
        1: "running",
        2: "failed",
        3: "passed",
    }
    assert (tries[1].at, tries[2].at, tries[3].points) == (END, NOW, 4)
    assert tries[1].running(NOW)
    assert not tries[1].running(END)
    assert record.passed == {"qz-final"}
    assert record.results == ()


def test_an_answer_and_the_handing_in_cannot_cross(new):
    """Sent at the same time, an answer is either in the points or refused."""
    attempt_id = begun(new)
    taken = []
    ready = threading.Barrier(2)

    def answer() -> None:
        ready.wait()
        with writing() as connection:
            if store_exam.hold(connection, attempt_id):
                store_exam.keep(connection, attempt_id, given("q-a", 2), NOW)
                taken.append(2)

    def hand_in() -> None:
        ready.wait()
        with writing() as connection:
            if store_exam.hold(connection, attempt_id):
                store_exam.end(connection, attempt_id, 4, 60, NOW)

    threads = [threading.Thread(target=each) for each in (answer, hand_in)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert row_of(attempt_id).points == sum(taken)
    with reading() as connection:
        assert len(connection.execute(select(table_of(Answer))).fetchall()) == len(taken)
