"""Counts, changes and orders of a board."""

from datetime import UTC, date, datetime, timedelta

import pytest

from academy.tracking import summary
from academy.tracking.summary import Count, PersonDays

NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def person(number=1, states=("missing",), name="周小满", streak=0, sent=None, team="小东门"):
    """A person on some days; a check-in was sent at noon unless told."""
    sent = sent or [None if state in {"missing", "not_planned"} else NOON for state in states]
    return PersonDays(number, name, 2, team, tuple(states), tuple(sent), streak=streak)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], Count(0, 0, 0)),
        (["not_planned", "not_planned"], Count(0, 0, 0)),
        (["done", "late", "make_up", "missing", "not_planned"], Count(3, 4, 1)),
        (["missing"], Count(0, 1, 0)),
    ],
    ids=["nobody", "none planned", "all kinds", "missing"],
)
def test_count_is_over_those_planned(states, expected):
    """Late and made up count as done; who is not planned is in neither number (R41)."""
    assert summary.count(states) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(Count(0, 0), 0), (Count(2, 3), 66), (Count(199, 200), 99), (Count(3, 3), 100)],
)
def test_percent_is_rounded_down(count, expected):
    """100 % means everybody, and no share is shown over nobody (R41)."""
    assert count.percent == expected


def test_change_compares_the_same_time_of_day():
    """Yesterday counts only who had checked in by this time of day (R42)."""
    early, late = NOON - DAY - timedelta(hours=1), NOON - DAY + timedelta(hours=1)
    people = [
        person(1, ("done", "missing"), sent=[early, None]),
        person(2, ("done", "missing"), sent=[late, None]),
        person(3, ("make_up", "missing"), sent=[NOON, None]),
        person(4, ("missing", "done"), sent=[None, NOON]),
    ]

    assert summary.by_this_time(people, NOON) == 1
    assert summary.by_this_time(people, NOON + timedelta(hours=1)) == 2


def test_today_is_not_held_against_anybody():
    """A person's sum leaves today out until the check-in is there (R43)."""
    assert person(states=("done", "missing", "missing")).tally == Count(1, 2, 0)
    assert person(states=("done", "missing", "done")).tally == Count(2, 3, 0)


def test_count_of_each_day():
    """The trend has a count for each day, the oldest first (R41)."""
    days = [date(2026, 3, 18), date(2026, 3, 19)]
    people = [person(1, ("done", "missing")), person(2, ("not_planned", "done"))]

    assert summary.trend(people, days) == [(days[0], Count(1, 1)), (days[1], Count(1, 2))]


def test_missing_by_team_and_name():
    """Who is missing stands by team, then name (R42)."""
    people = [
        person(1, name="甲", team="徐东店"),
        person(2, name="乙", team="徐东店"),
        person(3, name="丙", team="小东门"),
        person(4, ("done",), name="丁"),
    ]

    assert [one.person_id for one in summary.missing(people)] == [3, 2, 1]


def test_checked_in_the_latest_first():
    """Who has checked in stands with the latest first."""
    people = [
        person(1, ("done",), sent=[NOON]),
        person(2, ("late",), sent=[NOON + timedelta(minutes=1)]),
        person(3, ("missing",)),
    ]

    assert [one.person_id for one in summary.checked_in(people)] == [2, 1]


def test_praise_for_seven_days_in_a_row_and_here_today():
    """Praised is who is there today with seven days or more, ten at the most (R44)."""
    people = [
        person(1, ("done",), streak=6),
        person(2, ("done",), streak=7),
        person(3, ("done",), streak=27),
        person(4, ("missing",), streak=30),
    ]

    assert [one.person_id for one in summary.praised(people)] == [3, 2]
    assert len(summary.praised(person(n, ("done",), streak=9) for n in range(20))) == 10


def test_names_borne_twice():
    """A name that several bear is one to be said with the shop (R44)."""
    assert summary.doubled(["王芳", "李雪", "王芳"]) == {"王芳"}


@pytest.mark.parametrize(("length", "expected"), [(0, 1), (100, 1), (101, 2), (500, 5)])
def test_pages_of_a_hundred(length, expected):
    """An empty list has one page, and 101 people have two."""
    assert summary.pages(length, 100) == expected
