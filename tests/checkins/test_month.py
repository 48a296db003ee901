"""Tests of the month as a table (rule R23)."""

from datetime import date, timedelta

import pytest

from academy.checkins.month import last_seven, month, state_of
from tests.checkins.made import (
    FRIDAY,
    MONDAY,
    PART,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    marked,
    part_of,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (MONDAY, "missed"),
        (THURSDAY, "today"),
        (FRIDAY, "future"),
        (SUNDAY, "off"),
        (date(2026, 3, 1), "off"),
    ],
)
def test_a_day_without_a_check_in_says_why(day, expected):
    """R23: missed, today, still to come, or not planned."""
    assert state_of(PART, day, THURSDAY, None) == expected


@pytest.mark.parametrize("kind", ["on_time", "late", "make_up"])
def test_what_was_done_is_shown_even_off_the_plan(kind):
    """R23: a check-in keeps its mark when the plan has changed since."""
    done = marked([SUNDAY], kind)

    assert state_of(PART, SUNDAY, SUNDAY + timedelta(days=1), done[SUNDAY]) == kind


def test_the_month_is_whole_weeks():
    """R23: March 2026 begins on a Sunday and fills six weeks."""
    shown = month(PART, THURSDAY, THURSDAY, {})

    assert [len(week) for week in shown.weeks] == [7] * 6
    assert shown.weeks[0][5] is None
    assert [cell.day for week in shown.weeks for cell in week if cell] == [
        date(2026, 3, day) for day in range(1, 32)
    ]


def test_a_leap_february_has_29_days():
    """R23: 29 February is a day like any other."""
    shown = month(
        part_of(first_day=date(2024, 2, 1), joined=date(2024, 2, 1)),
        date(2024, 2, 29),
        date(2024, 2, 29),
        {},
    )

    assert sum(cell is not None for week in shown.weeks for cell in week) == 29


def test_counts_days_that_are_over():
    """R23: today is counted once it is done."""
    before = month(PART, THURSDAY, THURSDAY, marked([MONDAY, WEDNESDAY]))
    after = month(PART, THURSDAY, THURSDAY, marked([MONDAY, WEDNESDAY, THURSDAY]))

    assert (before.due, before.done) == (15, 2)
    assert (after.due, after.done) == (16, 3)


def test_days_that_can_be_made_up_are_open():
    """R17: the page links a missed day only while it can be made up."""
    shown = month(PART, THURSDAY, THURSDAY, {}, [TUESDAY])

    assert [cell.day for week in shown.weeks for cell in week if cell and cell.open] == [TUESDAY]


def test_the_last_seven_days_end_today():
    """R23: the small row of marks ends with today."""
    row = last_seven(PART, THURSDAY, marked([WEDNESDAY], "late"))

    assert [cell.state for cell in row] == [
        "missed",
        "missed",
        "off",
        "missed",
        "missed",
        "late",
        "today",
    ]
