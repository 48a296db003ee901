"""Tests of what a learner's last steps write, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from academy.catalog import store as releases
from academy.catalog.content import Course, Lesson, Section
from academy.catalog.pieces import Option, Question, Quiz
from academy.catalog.snapshot import Entry, build_catalog
from academy.database import reading, table_of, writing
from academy.learning import store_lesson, store_quiz, store_reading, store_tries
from academy.learning.quiz import GivenAnswer, result_of, standing
from academy.learning.reading_time import Reading
from academy.learning.store_quiz import AttemptAt
from academy.learning.tables import Answer, Attempt, ChecklistTick, Completion, Enrolment
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, tzinfo=UTC)
OPTIONS = (Option("一", True, "", "k1"), Option("二", False, "", "k2"))
QUESTIONS = tuple(Question(f"q-{name}", "one", "?", OPTIONS, "d") for name in "ab")
QUIZ = Quiz("qz-a", QUESTIONS)
LESSON = Lesson("ls-a", "a", "A", 3, "zh", "a.md", (QUIZ,), "d", complete=("read", "quiz"))
COURSE = Course("co-a", "a", "A", "zh", "", (Section("s", "S", (LESSON,)),), "d")


@pytest.fixture
def person(database):
    """Somebody of the staff, and a release that completions name."""
    world = make_world()
    made = releases.NewRelease("co-a", "a", "A", "d", "folder", b"")
    with writing() as connection:
        releases.add_release(connection, made, NOW)
    return world.staff


def place():
    """Where the lesson stands."""
    return build_catalog(1, [Entry(COURSE, 1)]).lesson("ls-a")


def say_read(person):
    """Say that the lesson is read."""
    with writing() as connection:
        store_reading.enrol(connection, person, "co-a", NOW)
        now = Reading(60, 100, NOW, NOW)
        store_reading.keep_reading(connection, person, "ls-a", "co-a", now)
        return store_reading.complete_if_done(connection, person, place(), NOW)


def say(person, question):
    """Answer a question right, and end the attempt with the last one."""
    with writing() as connection:
        store_reading.enrol(connection, person, "co-a", NOW)
        where = standing(QUIZ, store_tries.tries(connection, person, ["qz-a"]))
        given = GivenAnswer(question.id, "d", ("k1",), 1, 1, True)
        attempt_id = (
            where.current.id
            if where.current
            else store_quiz.begin(connection, AttemptAt(person, "qz-a", 1), place(), NOW)
        )
        store_quiz.record(connection, attempt_id, given, NOW)
        result = result_of(QUIZ, {**where.answers, question.id: given})
        if result:
            store_quiz.finish(connection, attempt_id, result, NOW)
            return store_reading.complete_if_done(connection, person, place(), NOW)
        return False


def count(model):
    """Count the rows of a table."""
    with reading() as connection:
        return connection.execute(select(func.count()).select_from(table_of(model))).scalar()


def test_the_last_of_both_steps_completes_the_lesson(person):
    """R53: neither the reading nor the quiz is enough by itself; twice is once."""
    assert say_read(person) is False
    assert say(person, QUESTIONS[0]) is False
    assert say(person, QUESTIONS[1]) is True
    assert say_read(person) is True
    assert count(Completion) == count(Enrolment) == 1


def test_last_steps_at_the_same_time_complete_the_lesson(person):
    """Two answers and the reading, sent at once and each twice: one attempt, done once."""
    steps = [
        lambda: say_read(person),
        lambda: say(person, QUESTIONS[0]),
        lambda: say(person, QUESTIONS[1]),
    ] * 2
    with ThreadPoolExecutor(len(steps)) as pool:
        for step in [pool.submit(step) for step in steps]:
            step.result()
    assert (count(Attempt), count(Answer), count(Completion)) == (1, 2, 1)


def test_a_list_keeps_exactly_the_ticks_that_were_sent(person):
    """Lines of the list that are not sent lose their tick; other lists keep theirs."""
    with writing() as connection:
        keep = store_reading.keep_ticks
        keep(connection, person, "ls-a", {"a", "b"}, {"a", "b"}, NOW)
        keep(connection, person, "ls-a", {"c"}, {"c"}, NOW)
        keep(connection, person, "ls-a", {"a", "b"}, {"b"}, NOW)
        state = store_lesson.lesson_state(connection, person, "co-a", LESSON)
    assert state.ticks == {"b", "c"}
    assert count(ChecklistTick) == 2
