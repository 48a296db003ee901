"""Tests of the clock of a try."""

from datetime import UTC, datetime, timedelta

import pytest

from academy.exams import timing
from academy.learning.record import ExamTry

BEGUN = datetime(2026, 3, 19, 1, 0, tzinfo=UTC)
END = BEGUN + timedelta(minutes=10)


def test_the_end_is_fixed_at_the_beginning():
    """Minutes from the header; none is no limit (R94)."""
    assert timing.end_of(BEGUN, 10) == END
    assert timing.end_of(BEGUN, None) is None


@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, False), (10, False), (11, True)])
def test_ten_seconds_are_forgiven(seconds, late):
    """An answer sent in the last second may take ten to arrive; without an end none is late."""
    assert timing.too_late(END, END + timedelta(seconds=seconds)) is late
    assert not timing.too_late(None, END + timedelta(days=400))


def test_what_is_left_is_never_less_than_nothing():
    """A page made after the end shows zero."""
    assert timing.seconds_left(END, BEGUN) == 600
    assert timing.seconds_left(END, END + timedelta(seconds=5)) == 0
    assert timing.seconds_left(None, BEGUN) is None


def test_a_try_never_ends_after_its_time():
    """Handed in within the grace it ended with its time, before that when it was handed in."""
    assert timing.ended_at(END, BEGUN) == BEGUN
    assert timing.ended_at(END, END + timedelta(seconds=5)) == END
    assert timing.ended_at(None, END) == END


@pytest.mark.parametrize(("state", "at"), [("running", None), ("failed", END), ("passed", END)])
def test_only_a_running_try_with_a_limit_is_overdue(state, at):
    """What has ended, or never ends by itself, waits for nobody."""
    later = END + timedelta(days=1)
    assert not timing.overdue([ExamTry("qz", 1, state, 0, 1, at)], later)
    assert timing.overdue([ExamTry("qz", 1, "running", 0, 1, END)], later)
