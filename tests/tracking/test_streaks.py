"""Rows of days for a team are equal to the slow count, whatever the window."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from academy.checkins.plan import Part, Plan
from academy.checkins.streak import streak
from academy.checkins.team_marks import Member
from academy.tracking import streaks

BEGIN = date(2026, 1, 1)
TODAY = date(2026, 3, 1)
FIRST = TODAY - timedelta(days=13)


def member(weekdays="1111111", expected=True):
    """Somebody who takes part since the first of January."""
    plan = Plan("Asia/Shanghai", 0, BEGIN, None, weekdays, 3, 7, 48)
    part = Part(7, "每日一问", "", plan, 0, 0, 1, 2, BEGIN, expected)
    return Member(1, "周小满", 2, "小东门", (part,))


def rows(one, done):
    """The row as a board counts it: two weeks first, the rest only when unbroken."""
    recent = {(1, 7): {day for day in done if day >= FIRST}}
    unbroken = streaks.unbroken([one], recent, FIRST, TODAY)
    older = {
        (part.person_id, part.activity_id): {d for d in done if d < FIRST} for part in unbroken
    }
    return streaks.longest_rows([one], recent, older, FIRST, TODAY)[1]


days_off = st.sets(st.integers(min_value=0, max_value=59), max_size=8)
weeks = st.text("01", min_size=7, max_size=7).filter(lambda week: "1" in week)


@given(missed=days_off, weekdays=weeks)
def test_equal_to_the_slow_count(missed, weekdays):
    """The quick count over two windows equals the streak over all days (R20)."""
    one = member(weekdays)
    every = [BEGIN + timedelta(days=step) for step in range((TODAY - BEGIN).days + 1)]
    done = {day for day in every if (TODAY - day).days not in missed}
    planned = list(one.parts[0].plan.planned(BEGIN, TODAY))

    assert rows(one, done) == streak(planned, done, TODAY).current


def test_history_is_read_only_for_unbroken_rows():
    """Who missed a day within two weeks needs no older days."""
    everything = {FIRST + timedelta(days=step) for step in range(14)}

    kept = streaks.unbroken([member()], {(1, 7): everything}, FIRST, TODAY)
    gone = streaks.unbroken([member()], {(1, 7): everything - {FIRST}}, FIRST, TODAY)

    assert (len(kept), len(gone)) == (1, 0)


def test_who_is_not_asked_has_no_row():
    """An activity in which somebody is not missed makes no row (R11)."""
    assert streaks.longest_rows([member(expected=False)], {}, {}, FIRST, TODAY) == {1: 0}
