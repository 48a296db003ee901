"""Tests of what a plan of check-ins may be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from academy.checkins.new_plan import NewPlan, faults

TODAY = date(2026, 3, 19)  # a Thursday
PLAN = NewPlan("每日一问", "今天卖了什么？", "1111110", TODAY)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"first_day": TODAY - DAY}, {"first_day"}),
        ({"first_day": TODAY + 366 * DAY}, set()),
        ({"first_day": TODAY + 367 * DAY}, {"first_day"}),
        ({"last_day": TODAY}, set()),
        ({"last_day": TODAY - DAY}, {"last_day"}),
        ({"last_day": date.max}, {"last_day"}),
        ({"weekdays": "0000000"}, {"weekdays"}),
        ({"weekdays": "111111"}, {"weekdays"}),
        ({"weekdays": "111111x"}, {"weekdays"}),
        ({"weekdays": "0000001", "last_day": TODAY + 2 * DAY}, {"weekdays"}),
        ({"weekdays": "0000001", "last_day": TODAY + 3 * DAY}, set()),
        ({"first_day": date.min, "last_day": date.max}, {"first_day", "last_day"}),
    ],
)
def test_what_a_plan_may_be(changes, wrong):
    """R81: today at the earliest, a year ahead at the most, with at least one planned day."""
    assert set(faults(replace(PLAN, **changes), TODAY)) == wrong
