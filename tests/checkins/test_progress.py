"""Tests of what a person is told about one activity."""

from datetime import date

from academy.checkins.card import card
from academy.checkins.progress import progress
from tests.checkins.made import (
    MONDAY,
    NOON,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    marked,
    part_of,
)

SINCE_MONDAY = part_of(joined=MONDAY)


def test_a_missed_day_is_offered_with_what_it_gives():
    """R17, R22: the newest missed day, its last day, and the row it would make."""
    now = progress(SINCE_MONDAY, marked([MONDAY, WEDNESDAY]), NOON)

    assert now.streak.current == 1
    assert now.offer is not None
    assert (now.offer.day, now.offer.until, now.offer.streak) == (TUESDAY, date(2026, 3, 24), 3)


def test_nothing_is_offered_when_nothing_is_missed():
    """R17: a whole week done offers nothing."""
    now = progress(SINCE_MONDAY, marked([MONDAY, TUESDAY, WEDNESDAY]), NOON)

    assert now.offer is None
    assert (now.today, now.wanted, now.marked) == (THURSDAY, True, None)


def test_the_year_counts_make_ups_honestly():
    """R22: a make-up counts, and is said to be one; last year is not this year."""
    days = marked([MONDAY]) | marked([TUESDAY], "make_up") | marked([date(2025, 12, 31)])
    now = progress(SINCE_MONDAY, days, NOON)

    assert (now.year_total, now.year_made_up, now.make_ups_left) == (2, 1, 2)


def test_a_card_says_what_is_left():
    """R11: a card is to do while a planned day of an expected person is open."""
    open_card = card(SINCE_MONDAY, [], NOON)
    done_card = card(SINCE_MONDAY, marked([THURSDAY]).values(), NOON)

    assert (open_card.planned, open_card.done, open_card.closes_clock) == (True, False, "24:00")
    assert (done_card.done, done_card.kind, done_card.streak) == (True, "on_time", 1)
    assert [cell.day for cell in open_card.week][-1] == THURSDAY
