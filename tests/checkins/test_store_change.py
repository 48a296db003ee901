"""Tests of changing and ending what is planned, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from academy.checkins import store_activities, store_change, store_parts, store_record
from academy.checkins.changed_plan import version_of
from academy.checkins.entry import NewEntry
from academy.checkins.new_plan import NewPlan
from academy.checkins.tables import Activity, CheckIn
from academy.database import reading, table_of, writing
from academy.errors import Refused
from tests.checkins.made import FRIDAY, NOON, THURSDAY, rows_of

PLAN = NewPlan("每日一问", "问", "1111110", THURSDAY)
LATER = replace(PLAN, title="以后", first_day=FRIDAY)
SEEN = version_of(PLAN, THURSDAY)


@pytest.fixture
def made(both):
    """A plan of the shop that began today, and the id of its activity."""
    return plan(both, PLAN)


def plan(world, planned):
    """Plan for the shop and return the id."""
    with writing() as connection:
        shop = world.teams["shop"]
        return store_activities.plan(connection, shop, planned, NOON)[0]


def change(activity_id, wanted, version=SEEN, moment=NOON):
    """Change a plan and say what came of it."""
    with writing() as connection:
        return store_change.change(connection, activity_id, wanted, version, moment)


def there(activity_id):
    """Return what is planned now."""
    with reading() as connection:
        found = store_change.planned(connection, activity_id)
        return found and found.plan


def test_words_and_end_change_once(made):
    """R170: title, questions and last day change; the same again is no change."""
    wanted = replace(PLAN, title="新名", prompt="问二", last_day=FRIDAY, make_ups=0)

    assert change(made, wanted) == "changed"
    assert there(made) == wanted
    assert change(made, wanted) == "same"
    assert change(987, wanted) == "gone"


def test_what_another_changed_is_not_overwritten(made):
    """R177: a form made before another's change, or before the first day came, changes nothing."""
    change(made, replace(PLAN, title="别人的"))

    assert change(made, replace(PLAN, title="我的")) == "stale"
    assert there(made).title == "别人的"
    before = version_of(there(made), THURSDAY - timedelta(days=1))
    assert change(made, there(made), before) == "stale"


def test_a_name_is_still_used_once(both, made):
    """R82: a plan cannot take the name of another that begins on its day."""
    other = plan(both, replace(PLAN, title="另一个"))
    with pytest.raises(Refused, match="this name"):
        change(other, PLAN, version_of(there(other), THURSDAY))
    with pytest.raises(Refused, match="Today has begun"):
        change(made, replace(PLAN, last_day=THURSDAY - timedelta(days=1)))


def test_ended_it_still_asks_today(both, made, database):
    """R171: the last day is today, twice no other; what was checked in stays."""
    with writing() as connection:
        part = store_parts.part(connection, both.staff, made)
        store_record.record(connection, part, NewEntry(THURSDAY, "on_time", "a", "问", ()), NOON)
        assert store_change.end(connection, made, NOON) == "shorten"
        assert store_change.end(connection, made, NOON) == "nothing"
        part = store_parts.part(connection, both.staff, made)

    assert (part.wants(THURSDAY), part.wants(FRIDAY)) == (True, False)
    assert [row.prompt for row in rows_of(database, table_of(CheckIn))] == ["问"]


def test_what_has_not_begun_is_withdrawn(both, made, database):
    """R171: it is gone, its name is free again, and nothing else goes with it."""
    later = plan(both, LATER)
    with writing() as connection:
        assert store_change.end(connection, later, NOON) == "withdraw"
        assert store_change.end(connection, later, NOON) is None

    assert [row.id for row in rows_of(database, table_of(Activity))] == [made]
    assert plan(both, replace(LATER, make_ups=1))
