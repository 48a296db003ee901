"""Tests of what may still change of a plan (rules R170 and R171)."""

from dataclasses import replace

import pytest

from academy.checkins.changed_plan import change_faults, ending, merged, phase, version_of
from academy.checkins.new_plan import NewPlan
from tests.checkins.made import FRIDAY, MONDAY, SATURDAY, SUNDAY, THURSDAY, WEDNESDAY

PLAN = NewPlan("每日一问", "问", "1111110", THURSDAY, SATURDAY)


@pytest.mark.parametrize(
    ("today", "now", "end"),
    [
        (WEDNESDAY, "to_come", "withdraw"), (THURSDAY, "running", "shorten"),
        (FRIDAY, "running", "shorten"), (SATURDAY, "running", "nothing"),
        (SUNDAY, "over", "nothing"),
    ],
)  # fmt: skip
def test_where_a_plan_stands(today, now, end):
    """R171: withdrawn before its first day, ended until its last, and then over."""
    assert (phase(PLAN, today), ending(PLAN, today)) == (now, end)
    assert ending(replace(PLAN, last_day=None), SATURDAY) == "shorten"


def test_what_days_were_counted_by_stays():
    """R170: first day and weekdays change until the plan begins, the last day until it is over."""
    typed = NewPlan("新", "问二", "1000000", MONDAY, None, make_ups=0)

    assert merged(PLAN, typed, WEDNESDAY) == typed
    running, over = merged(PLAN, typed, THURSDAY), merged(PLAN, typed, SUNDAY)
    assert running == replace(typed, weekdays="1111110", first_day=THURSDAY)
    assert over == replace(running, last_day=SATURDAY)
    assert (over.title, over.make_ups) == ("新", 0)


@pytest.mark.parametrize(
    ("today", "change", "at"),
    [
        (FRIDAY, {"last_day": FRIDAY}, []), (FRIDAY, {"last_day": None}, []),
        (FRIDAY, {"last_day": THURSDAY}, ["last_day"]),
        (FRIDAY, {"last_day": FRIDAY.replace(year=2040)}, ["last_day"]),
        (SUNDAY, {"title": "新"}, []),
        (WEDNESDAY, {"first_day": WEDNESDAY}, []),
        (WEDNESDAY, {"first_day": MONDAY}, ["first_day"]),
        (WEDNESDAY, {"weekdays": "0000000"}, ["weekdays"]),
    ],
)  # fmt: skip
def test_a_day_that_has_begun_is_not_taken_away(today, change, at):
    """R170: the last day is today or later; before the beginning the rules of a new plan hold."""
    assert list(change_faults(PLAN, replace(PLAN, **change), today)) == at


def test_a_version_names_plan_and_phase():
    """R170: neither another's change nor the first day's coming goes unnoticed."""
    versions = {
        version_of(plan, today)
        for plan in (PLAN, replace(PLAN, prompt="问二"))
        for today in (WEDNESDAY, THURSDAY, FRIDAY)
    }
    assert len(versions) == 4
