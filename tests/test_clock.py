"""Tests of the calendar built on the one clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy import clock

ZONES = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham"]


@pytest.mark.parametrize(
    ("moment", "cut_off", "expected"),
    [
        (datetime(2026, 3, 2, 15, 59, tzinfo=UTC), 0, date(2026, 3, 2)),
        (datetime(2026, 3, 2, 16, 0, tzinfo=UTC), 0, date(2026, 3, 3)),
        (datetime(2026, 3, 2, 17, 59, tzinfo=UTC), 120, date(2026, 3, 2)),
        (datetime(2026, 3, 2, 18, 0, tzinfo=UTC), 120, date(2026, 3, 3)),
    ],
    ids=["before midnight", "midnight", "before the cut-off", "at the cut-off"],
)
def test_a_day_lasts_until_its_cut_off(moment, cut_off, expected):
    """R1: the business day is that of the local wall clock, moved back by the cut-off."""
    assert clock.local_day(moment, "Asia/Shanghai", cut_off) == expected


@given(
    st.datetimes(datetime(2020, 1, 2), datetime(2038, 12, 30)),
    st.sampled_from(ZONES),
    st.sampled_from([0, 60, 120, 240]),
)
def test_each_instant_lies_within_the_bounds_of_its_own_day(naive, zone, cut_off):
    """R1: an instant belongs to exactly one business day, also when clocks are changed."""
    moment = naive.replace(tzinfo=UTC)
    day = clock.local_day(moment, zone, cut_off)

    first, after = clock.day_bounds(day, zone, cut_off)

    slack = timedelta(hours=1)  # the hour that is skipped or comes twice belongs to either side
    assert first - slack <= moment < after + slack
    assert clock.local_day(first + slack, zone, cut_off) == day


def test_times_after_midnight_belong_to_the_night_after():
    """24:00 and 26:00 of a day are the first hours of the next calendar day."""
    assert clock.at(date(2026, 3, 2), "24:00", "Asia/Shanghai") == datetime(
        2026, 3, 2, 16, tzinfo=UTC
    )
    assert clock.at(date(2026, 3, 2), "26:00", "Asia/Shanghai") == datetime(
        2026, 3, 2, 18, tzinfo=UTC
    )


def test_an_unknown_zone_is_an_error():
    """A zone that does not exist is refused, not taken for UTC."""
    with pytest.raises(ValueError, match="no time zone"):
        clock.zone_of("Asia/Wuhan-Jiangan")
