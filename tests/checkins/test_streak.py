"""Tests of days in a row (rules R20 to R22)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.checkins.streak import Streak, mended, streak
from tests.checkins.made import (
    FRIDAY,
    MONDAY,
    PLAN,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
)

WEEK = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]
DAYS = [date(2023, 12, 1) + timedelta(days=step) for step in range(150)]
"""From December 2023 to April 2024: a year's end and a leap day."""


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([], Streak(0, 0)),
        ([THURSDAY], Streak(1, 1)),
        ([WEDNESDAY], Streak(1, 1)),
        ([TUESDAY], Streak(0, 1)),
        ([MONDAY, TUESDAY, WEDNESDAY], Streak(3, 3)),
        ([MONDAY, TUESDAY, WEDNESDAY, THURSDAY], Streak(4, 4)),
        ([MONDAY, TUESDAY, THURSDAY], Streak(1, 2)),
    ],
    ids=["never", "today", "yesterday", "lapsed", "today open", "all", "gap"],
)
def test_counts_days_in_a_row(done, expected):
    """R20, R21: yesterday keeps a row alive, a missed day ends it, the longest stays."""
    assert streak(WEEK, done, THURSDAY) == expected


def test_days_off_do_not_end_a_row():
    """R20: only planned days count, so a Sunday off lies between two days in a row."""
    planned = list(PLAN.planned(FRIDAY, date(2026, 3, 24)))

    assert SUNDAY not in planned
    assert streak(planned, {FRIDAY, SATURDAY, date(2026, 3, 23)}, date(2026, 3, 24)).current == 3


def test_days_that_are_not_planned_do_not_count():
    """R20: a check-in on a day that is no longer planned lengthens nothing."""
    assert streak([MONDAY], {SUNDAY, MONDAY}, MONDAY) == Streak(1, 1)


def test_days_to_come_do_not_count():
    """R21: planned days after today are neither done nor missed."""
    assert streak(WEEK, {MONDAY, TUESDAY, THURSDAY}, TUESDAY) == Streak(2, 2)


def test_a_make_up_joins_two_rows():
    """R22: the missed day made up, what stood before it counts again."""
    assert streak(WEEK, {MONDAY, WEDNESDAY, THURSDAY}, THURSDAY).current == 2
    assert mended(WEEK, {MONDAY, WEDNESDAY, THURSDAY}, THURSDAY, TUESDAY) == Streak(4, 4)


@settings(deadline=None)
@given(st.sets(st.sampled_from(DAYS)), st.sets(st.sampled_from(DAYS)), st.sampled_from(DAYS))
def test_agrees_with_counting_backwards(planned, done, today):
    """R20, R21: the same as walking back from today until the first missed day."""
    ordered = sorted(planned)
    slow = 0
    for day in reversed([each for each in ordered if each <= today]):
        if day in done:
            slow += 1
        elif day != today:
            break

    assert streak(ordered, done, today).current == slow


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(DAYS)),
    st.sets(st.sampled_from(DAYS)),
    st.sampled_from(DAYS),
    st.sampled_from(DAYS),
)
def test_one_day_more_never_shortens_a_row(planned, done, today, more):
    """R22: whatever day is added, neither the row nor the longest row falls."""
    before = streak(sorted(planned), done, today)
    after = mended(sorted(planned), done, today, more)

    assert after.current >= before.current
    assert after.longest >= before.longest


@settings(deadline=None)
@given(st.sets(st.sampled_from(DAYS)), st.sampled_from(DAYS))
def test_the_longest_row_never_falls_as_days_pass(done, today):
    """R22: without a new check-in, tomorrow's longest row is at least today's."""
    tomorrow = today + timedelta(days=1)

    assert streak(DAYS, done, tomorrow).longest >= streak(DAYS, done, today).longest
    assert streak(DAYS, done, today).current <= streak(DAYS, done, today).longest
