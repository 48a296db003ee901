"""Tests of giving courses, on both databases."""

from datetime import UTC, date, datetime

import pytest

from academy.database import writing
from academy.learning.store_assignments import assign, given_to
from academy.learning.store_record import record_of
from tests.worlds import make_world

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)


def test_given_again_the_day_changes(database):
    """R83: one row for a team and one for a person, each with the last due day."""
    world = make_world()
    shop = world.teams["shop"]
    with writing() as connection:
        for due in (date(2026, 3, 31), None, date(2026, 4, 2)):
            assign(connection, "co-a", world.merchant, None, NOON, team_id=shop, due_day=due)
            assign(connection, "co-a", world.merchant, None, NOON,
                   person_id=world.staff, due_day=due)  # fmt: skip
        (line,) = given_to(connection, [shop])
        assert (line.course_id, line.due_day) == ("co-a", date(2026, 4, 2))
        given = record_of(connection, world.staff, NOON).given["co-a"]
        assert given.assigned_by is None
        with pytest.raises(ValueError, match="team or to a person"):
            assign(connection, "co-a", world.merchant, None, NOON)
