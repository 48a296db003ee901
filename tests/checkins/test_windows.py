"""Tests of what a check-in counts for, and of make-ups (rules R14 to R19)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from academy.checkins.plan import DAY
from academy.checkins.windows import (
    Admission,
    Refusal,
    Ticket,
    admit,
    admit_make_up,
    last_make_up_day,
    left_in_month,
    may_revise,
    open_make_ups,
)
from tests.checkins.made import (
    FRIDAY,
    MONDAY,
    NOON,
    PART,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    part_of,
)

END = PART.plan.closes(THURSDAY)
TICK = timedelta(microseconds=1)
EVERY_DAY = "1111111"
ZONES = [
    "Asia/Shanghai",
    "Asia/Urumqi",
    "America/New_York",
    "America/Havana",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "UTC",
]
MOMENTS = st.datetimes(datetime(2023, 12, 30), datetime(2028, 3, 2), timezones=st.just(UTC))


def ticket(day: date, issued_at: datetime = NOON) -> Ticket:
    """Return a ticket for a day."""
    return Ticket(PART.activity_id, PART.person_id, day, issued_at)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (NOON, Admission(THURSDAY, "on_time")),
        (END - TICK, Admission(THURSDAY, "on_time")),
        (END, Admission(THURSDAY, "late")),
        (END + timedelta(hours=48) - TICK, Admission(THURSDAY, "late")),
        (END + timedelta(hours=48), Refusal(THURSDAY, "over")),
    ],
    ids=["noon", "last moment", "midnight", "last grace", "grace over"],
)
def test_a_ticket_counts_for_its_day(moment, expected):
    """R14, R15: on time inside the day, late while it is forgiven, then no more."""
    assert admit(PART, ticket(THURSDAY), moment) == expected


def test_without_a_ticket_the_clock_counts():
    """R14: the same moment without a ticket belongs to the new day."""
    assert admit(PART, None, END - TICK) == Admission(THURSDAY, "on_time")
    assert admit(PART, None, END) == Admission(FRIDAY, "on_time")


def test_a_day_off_takes_no_check_in():
    """R10: a day that is not planned (any more) counts for nothing, ticket or not."""
    sunday_noon = NOON + 3 * DAY

    assert admit(PART, None, sunday_noon) == Refusal(SUNDAY, "not_planned")
    assert admit(PART, ticket(SUNDAY), sunday_noon) == Refusal(SUNDAY, "not_planned")
    assert admit(part_of(last_day=WEDNESDAY), ticket(THURSDAY), NOON).reason == "not_planned"


def test_nobody_checks_in_before_joining():
    """R12: a day before the person took part does not count."""
    assert isinstance(admit(part_of(joined=FRIDAY), None, NOON), Refusal)


def test_a_clock_that_steps_back_loses_nothing():
    """R14: a ticket of tomorrow, because the server's clock was set back, is on time."""
    assert admit(PART, ticket(FRIDAY), NOON) == Admission(FRIDAY, "on_time")


def test_the_cut_off_moves_the_end_of_the_day():
    """R14, R16: with a cut-off of 02:00, 01:59 still belongs to the evening before."""
    part = part_of(cut_off_minutes=120)
    late_night = END + timedelta(minutes=119)

    assert admit(part, None, late_night) == Admission(THURSDAY, "on_time")
    assert may_revise(part, THURSDAY, late_night)
    assert not may_revise(part, THURSDAY, late_night + timedelta(minutes=1))


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.integers(0, 240), MOMENTS)
@example("America/New_York", 0, datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC))
@example("America/New_York", 120, datetime(2026, 11, 1, 6, 30, tzinfo=UTC))
@example("Australia/Lord_Howe", 120, datetime(2026, 4, 4, 15, 10, tzinfo=UTC))
@example("Asia/Shanghai", 0, datetime(2024, 2, 29, 15, 59, 59, tzinfo=UTC))
def test_a_form_sent_at_once_counts_for_the_day_it_shows(zone, cut_off, moment):
    """R14: never two days and never none, over clock changes and leap days."""
    part = part_of(
        zone=zone,
        cut_off_minutes=cut_off,
        weekdays=EVERY_DAY,
        first_day=date(2020, 1, 1),
        joined=date(2020, 1, 1),
    )
    day = part.plan.today(moment)

    assert admit(part, None, moment) == Admission(day, "on_time")
    assert admit(part, ticket(day, moment), moment) == Admission(day, "on_time")
    assert may_revise(part, day, moment)


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.sampled_from([0, 120]), MOMENTS, st.integers(1, 400))
def test_a_form_that_waits_keeps_its_day(zone, cut_off, moment, hours):
    """R15: it counts for the ticket's day or for none, and late only after the day's end."""
    part = part_of(
        zone=zone,
        cut_off_minutes=cut_off,
        weekdays=EVERY_DAY,
        first_day=date(2020, 1, 1),
        joined=date(2020, 1, 1),
    )
    day, later = part.plan.today(moment), moment + timedelta(hours=hours)
    verdict = admit(part, ticket(day, moment), later)
    beyond = later - part.plan.closes(day)

    assert verdict.day == day
    if part.plan.today(later) == day:
        assert verdict == Admission(day, "on_time")
    elif beyond < timedelta(hours=48):
        assert verdict == Admission(day, "late")
    else:
        assert verdict == Refusal(day, "over")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (WEDNESDAY, Admission(WEDNESDAY, "make_up")),
        (date(2026, 3, 12), Admission(date(2026, 3, 12), "make_up")),
        (date(2026, 3, 11), Refusal(date(2026, 3, 11), "too_late")),
        (THURSDAY, Refusal(THURSDAY, "not_past")),
        (FRIDAY, Refusal(FRIDAY, "not_past")),
        (date(2026, 3, 15), Refusal(date(2026, 3, 15), "not_planned")),
        (date(2026, 3, 1), Refusal(date(2026, 3, 1), "too_early")),
        (date(9999, 12, 30), Refusal(date(9999, 12, 30), "not_past")),
        (date.min, Refusal(date.min, "too_early")),
    ],
    ids=[
        "yesterday",
        "a week ago",
        "too old",
        "today",
        "tomorrow",
        "sunday",
        "before",
        "far",
        "old",
    ],
)
def test_which_missed_days_stay_open(day, expected):
    """R17, R19: planned days of the last week, never today, never before the person."""
    assert admit_make_up(PART, day, [], NOON) == expected


def test_nobody_makes_up_the_time_before_joining():
    """R19: whoever joined on Wednesday cannot make up Tuesday."""
    part = part_of(joined=WEDNESDAY)

    assert admit_make_up(part, TUESDAY, [], NOON) == Refusal(TUESDAY, "too_early")


def test_make_ups_of_a_month_run_out():
    """R18: three in a month; the month of the missed day counts."""
    used = [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)]
    in_april = datetime(2026, 4, 2, 4, 0, tzinfo=UTC)

    assert admit_make_up(PART, MONDAY, used, NOON) == Refusal(MONDAY, "used_up")
    assert admit_make_up(PART, date(2026, 4, 1), used, in_april) == Admission(
        date(2026, 4, 1), "make_up"
    )
    assert admit_make_up(PART, date(2026, 3, 31), used, in_april).reason == "used_up"
    assert left_in_month(PART, used[:1], MONDAY) == 2


def test_a_missed_day_is_open_until_its_last_day_ends():
    """R17: 13 March can be made up until the end of 20 March."""
    friday = date(2026, 3, 13)
    end = PART.plan.closes(last_make_up_day(PART, friday))

    assert last_make_up_day(PART, friday) == FRIDAY
    assert isinstance(admit_make_up(PART, friday, [], end - TICK), Admission)
    assert isinstance(admit_make_up(PART, friday, [], end), Refusal)


def test_open_days_are_offered_newest_first():
    """R17: the newest missed day mends the present row, so it is offered first."""
    assert open_make_ups(PART, {WEDNESDAY}, [], NOON) == [
        TUESDAY,
        MONDAY,
        date(2026, 3, 14),
        date(2026, 3, 13),
        date(2026, 3, 12),
    ]
    assert open_make_ups(part_of(make_ups=0), (), [], NOON) == []


@settings(deadline=None)
@given(
    st.sets(st.dates(date(2026, 2, 20), date(2026, 4, 20))),
    st.dates(date(2026, 3, 1), date(2026, 4, 15)),
)
def test_no_month_ever_has_more_make_ups_than_allowed(done, day):
    """R18: making up whatever is offered, day after day, never passes the limit."""
    made_up: list[date] = []
    moment = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    while offered := open_make_ups(PART, {*done, *made_up}, made_up, moment):
        made_up.append(offered[0])

    assert len(made_up) <= 6
    for month in (2, 3, 4):
        assert sum(each.month == month for each in made_up) <= PART.plan.make_ups
