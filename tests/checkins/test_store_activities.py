"""Tests of planning activities, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from academy.checkins import store_activities
from academy.checkins.new_plan import NewPlan
from academy.database import writing
from academy.errors import NotFound, Refused
from tests.checkins.made import NOON

PLAN = NewPlan("每日一问", "问", "1111110", date(2026, 3, 19), make_ups=2)


def test_the_same_plan_twice_is_one(both):
    """R82: the very same is there once, another of its name and day is refused."""
    shop = both.teams["shop"]
    with writing() as connection:
        made, new = store_activities.plan(connection, shop, PLAN, NOON)
        assert new
        assert store_activities.plan(connection, shop, PLAN, NOON) == (made, False)
        with pytest.raises(Refused):
            store_activities.plan(connection, shop, replace(PLAN, make_ups=3), NOON)
        with pytest.raises(NotFound):
            store_activities.plan(connection, 99, PLAN, NOON)

        (line,) = store_activities.activities_of(connection, [shop, both.teams["region"]])
        assert (line.title, line.team_id, line.plan.zone) == ("每日一问", shop, "Asia/Shanghai")
        assert store_activities.activities_of(connection, [both.teams["other"]]) == []
