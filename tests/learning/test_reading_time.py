"""Tests of when a lesson counts as read."""

from datetime import UTC, datetime, timedelta

import pytest

from academy.learning.reading_time import (
    NEVER_OPENED,
    Reading,
    missing_seconds,
    needed_seconds,
    read_ticket,
    said_to_be_read,
    ticket_payload,
    visited,
)

NOON = datetime(2026, 3, 19, 12, 0, tzinfo=UTC)


def later(seconds):
    """Return a moment after noon."""
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(("minutes", "seconds"), [(1, 20), (3, 60), (6, 120), (60, 120)])
def test_a_third_of_the_minutes_is_needed_and_two_minutes_at_most(minutes, seconds):
    """Long lessons are not watched over."""
    assert needed_seconds(minutes) == seconds


def test_time_is_added_over_visits():
    """R50: two visits of thirty seconds are one of sixty."""
    once = visited(NEVER_OPENED, NOON, later(30))
    twice = visited(once, later(1000), later(1030))
    assert (once.seconds, twice.seconds) == (30, 60)


def test_each_second_counts_once():
    """A ticket sent twice, or two pages open at once, do not double the time."""
    once = visited(NEVER_OPENED, NOON, later(30))
    assert visited(once, NOON, later(30)).seconds == 30
    assert visited(once, later(10), later(40)).seconds == 40


def test_a_ticket_from_the_future_adds_nothing():
    """A clock that was set back never takes time away."""
    reading = visited(Reading(seconds=10, seen_at=later(100)), later(90), later(50))
    assert (reading.seconds, reading.seen_at) == (10, later(100))


def test_too_early_stays_unread_and_says_how_long():
    """A lesson of three minutes needs one."""
    reading = visited(NEVER_OPENED, NOON, later(45))
    assert said_to_be_read(reading, 3, later(45)) == reading
    assert missing_seconds(reading, 3) == 15


def test_read_stays_read():
    """Once read, nothing is missing, and the moment does not change."""
    reading = said_to_be_read(visited(NEVER_OPENED, NOON, later(60)), 3, later(60))
    assert reading.read_at == later(60)
    assert reading.place == 100
    assert missing_seconds(reading, 60) == 0
    assert said_to_be_read(visited(reading, later(70), later(80)), 3, later(80)).read_at == later(
        60
    )


@pytest.mark.parametrize(("place", "kept"), [(None, 40), (-5, 0), (70, 70), (500, 100)])
def test_the_place_is_a_percentage(place, kept):
    """What a script sends is kept between 0 and 100."""
    assert visited(Reading(place=40), NOON, later(1), place).place == kept


def test_a_ticket_says_whose_page_it_was():
    """What goes into a ticket comes out again."""
    ticket = read_ticket(ticket_payload(7, "ls-a", NOON))
    assert (ticket.person_id, ticket.lesson_id, ticket.opened_at) == (7, "ls-a", NOON)
    assert read_ticket(None) is None
