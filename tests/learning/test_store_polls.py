"""Tests of counting the votes of polls."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from academy.catalog import store as releases
from academy.catalog.content import Course, Lesson, Section
from academy.catalog.snapshot import Entry, build_catalog
from academy.database import reading, writing
from academy.database.doors import doors
from academy.learning import store_polls, store_quiz
from academy.learning.quiz import GivenAnswer
from academy.learning.store_quiz import AttemptAt
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
LESSON = Lesson("ls-a", "a", "A", 3, "zh", "a.md", (), "d")
COURSE = Course("co-a", "a", "A", "zh", "", (Section("s-a", "S", (LESSON,)),), "d")
PLACE = build_catalog(1, [Entry(COURSE, 1)]).lesson("ls-a")


@pytest.fixture
def world(database):
    """People, and a release that attempts name."""
    made = make_world()
    with writing() as connection:
        releases.add_release(
            connection, releases.NewRelease("co-a", "a", "A", "d", "folder", b""), NOW
        )
    return made


def vote(person_id, key, number=1, poll="q-poll"):
    """Vote in an attempt."""
    with writing() as connection:
        attempt_id = store_quiz.begin(connection, AttemptAt(person_id, poll, number), PLACE, NOW)
        given = GivenAnswer(poll, "d", (key,), 0, 0, True)
        assert store_quiz.record(connection, attempt_id, given, NOW)


def seen(person_id, *polls):
    """Return the votes that a person sees."""
    with reading() as connection:
        return store_polls.votes(connection, person_id, polls)


def test_everybody_counts_once_with_the_newest_vote(world):
    """R103: a vote of a later attempt replaces the one before."""
    vote(world.staff, "early")
    vote(world.staff, "late", number=2)
    vote(world.colleague, "late")
    vote(world.night, "early")
    assert seen(world.staff, "q-poll") == {"q-poll": {"late": 2, "early": 1}}


def test_votes_of_another_merchant_are_not_seen(world):
    """R103: a poll of a shared course is counted for each merchant alone."""
    vote(world.staff, "early")
    vote(world.stranger, "late")
    assert seen(world.staff, "q-poll") == {"q-poll": {"early": 1}}
    assert seen(world.stranger, "q-poll") == {"q-poll": {"late": 1}}


def test_all_polls_of_a_lesson_cost_one_statement(world):
    """Two polls and many votes are counted at once; without a poll nothing is asked."""
    for person_id in (world.staff, world.colleague, world.night):
        vote(person_id, "early")
        vote(person_id, "blue", poll="q-colour")
    statements = []
    listen = lambda *given: statements.append(given[2])  # noqa: E731
    event.listen(doors().engine, "before_cursor_execute", listen)
    found = seen(world.staff, "q-poll", "q-colour", "q-other")
    assert seen(world.staff) == {}
    event.remove(doors().engine, "before_cursor_execute", listen)
    assert found == {"q-poll": {"early": 3}, "q-colour": {"blue": 3}}
    assert len([each for each in statements if each.lstrip().startswith("SELECT")]) == 1
