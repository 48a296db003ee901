"""Tests of changing and taking back what was given, on both databases."""

from datetime import UTC, date, datetime

import pytest

from academy.database import table_of, writing
from academy.learning.due import Due
from academy.learning.store_assignments import assign
from academy.learning.store_reading import enrol
from academy.learning.store_record import record_of
from academy.learning.store_take_back import (
    Receiver,
    change_due,
    given_to_people,
    given_until,
    take_back,
)
from academy.learning.tables import Enrolment
from tests.worlds import make_world

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)
APRIL, MAY = Due(date(2026, 4, 1)), Due(date(2026, 5, 1))


@pytest.fixture(params=["team", "person"])
def given(request, database):
    """The world, and a receiver of a course until April beside one who keeps it."""
    world = make_world()
    team = {"team_id": world.teams["shop"]}
    person = {"person_id": world.staff}
    with writing() as connection:
        for receiver in (team, person):
            assign(connection, "co-a", world.merchant, None, NOON, due_day=APRIL.day, **receiver)
        enrol(connection, world.staff, "co-a", NOON)
    chosen, other = (team, person) if request.param == "team" else (person, team)
    return world, Receiver(**chosen), Receiver(**other)


def test_the_due_day_changes_for_one_receiver(given):
    """R173: once; an older form changes nothing, and the other receiver keeps the day."""
    _world, receiver, other = given
    with writing() as connection:
        assert change_due(connection, receiver, "co-a", APRIL, MAY) == "changed"
        assert change_due(connection, receiver, "co-a", APRIL, MAY) == "same"
        assert change_due(connection, receiver, "co-a", APRIL, Due(None)) == "stale"
        assert change_due(connection, receiver, "co-b", APRIL, MAY) == "gone"
        assert given_until(connection, receiver, "co-a") == MAY
        assert given_until(connection, other, "co-a") == APRIL


def test_taken_back_nothing_learnt_is_lost(given):
    """R174: it is given no more to this receiver; the enrolment stays."""
    world, receiver, other = given
    with writing() as connection:
        assert take_back(connection, receiver, "co-a")
        assert not take_back(connection, receiver, "co-a")
        assert given_until(connection, receiver, "co-a") is None
        assert "co-a" in record_of(connection, world.staff, NOON).given
        take_back(connection, other, "co-a")
        assert "co-a" not in record_of(connection, world.staff, NOON).given
        (enrolled,) = connection.execute(table_of(Enrolment).select())
    assert (enrolled.person_id, enrolled.course_id) == (world.staff, "co-a")


def test_what_single_people_were_given(given):
    """R80: of the people in some teams and below, each once, and of nobody else."""
    world, _receiver, _other = given
    with writing() as connection:
        (line,) = given_to_people(connection, [world.teams["region"]])
        assert (line.course_id, line.name, line.due_day) == ("co-a", "周小满", APRIL.day)
        assert given_to_people(connection, [world.teams["shift"]]) == []
