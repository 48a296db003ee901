"""Tests of plans: planned days, questions, the end of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.checkins.plan import DAY, PartDay
from tests.checkins.made import MONDAY, NOON, PART, PLAN, SATURDAY, SUNDAY, THURSDAY, part_of

WEEKDAYS = st.integers(1, 127).map("{:07b}".format)
DATES = st.dates(date(2023, 1, 1), date(2029, 1, 1))


def test_only_marked_weekdays_are_planned():
    """R10: with Monday to Saturday marked, nobody is asked on Sunday."""
    assert PLAN.wants(SATURDAY)
    assert not PLAN.wants(SUNDAY)


def test_days_outside_the_activity_are_not_planned():
    """R10: neither the day before the first nor the day after the last is planned."""
    plan = part_of(last_day=THURSDAY).plan

    assert [plan.wants(PLAN.first_day + step * DAY) for step in (-1, 0)] == [False, True]
    assert [plan.wants(THURSDAY + step * DAY) for step in (0, 1)] == [True, False]


def test_who_joins_later_is_asked_from_then_on():
    """R12: the later of joining and beginning counts."""
    part = part_of(joined=THURSDAY)

    assert part.since == THURSDAY
    assert not part.wants(THURSDAY - DAY)
    assert part.wants(THURSDAY)
    assert PART.since == PLAN.first_day


def test_questions_take_turns():
    """R13: one line a planned day, so that Sunday swallows none."""
    part = part_of(prompts="一\n\n 二 \n三")
    days = part.plan.planned(PLAN.first_day, PLAN.first_day + 7 * DAY)

    assert [part.prompt(day) for day in days] == ["一", "二", "三", "一", "二", "三", "一"]


def test_the_title_asks_when_there_is_no_question():
    """R13: an activity without questions is asked by its title."""
    assert PART.prompt(MONDAY) == "每日一问"


@settings(deadline=None)
@given(WEEKDAYS, DATES, st.integers(-3, 800))
def test_counts_planned_days_without_walking(weekdays, first, distance):
    """R13: the number of a day is the number of planned days before it."""
    plan = part_of(weekdays=weekdays, first_day=first).plan
    day = first + timedelta(days=distance)

    assert plan.number_of(day) == len(list(plan.planned(first, day - DAY)))


@settings(deadline=None)
@given(WEEKDAYS, DATES, DATES)
def test_the_next_planned_day_is_the_first_one_later(weekdays, first, after):
    """R10: nothing planned lies between a day and its next planned day."""
    plan = part_of(weekdays=weekdays, first_day=first).plan
    found = plan.next_planned(after)

    assert found is not None and found > after and plan.wants(found)
    assert not list(plan.planned(after + DAY, found - DAY))


def test_nothing_follows_the_last_day():
    """R10: after the last day there is no next one."""
    assert part_of(last_day=THURSDAY).plan.next_planned(THURSDAY) is None


@pytest.mark.parametrize(
    ("cut_off", "expected", "shown"),
    [
        (0, datetime(2026, 3, 19, 16, 0, tzinfo=UTC), "24:00"),
        (120, datetime(2026, 3, 19, 18, 0, tzinfo=UTC), "02:00"),
    ],
)
def test_a_day_ends_at_its_cut_off(cut_off, expected, shown):
    """R1: 24:00 by default, 02:00 of the next day when the team works late."""
    plan = part_of(cut_off_minutes=cut_off).plan

    assert plan.closes(THURSDAY) == expected
    assert plan.closing_clock == shown
    assert plan.today(expected - timedelta(microseconds=1)) == THURSDAY
    assert plan.today(expected) == THURSDAY + DAY


def test_a_day_of_a_part_belongs_to_its_person():
    """The guard asks whose it is, with a day as without."""
    assert PartDay(PART, PLAN.today(NOON)).person_id == PART.person_id
