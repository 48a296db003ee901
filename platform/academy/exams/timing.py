"""The clock of a try: when it ends, and what still counts."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from academy.learning.record import ExamTry

GRACE = timedelta(seconds=10)
"""An answer sent in the last second may take this long to arrive."""


def end_of(begun_at: datetime, minutes: int | None) -> datetime | None:
    """Return when a try begun at a moment ends; None when it has no limit."""
    return None if minutes is None else begun_at + timedelta(minutes=minutes)


def too_late(ends_at: datetime | None, now: datetime) -> bool:
    """Whether what arrives *now* counts no more.

    Source:
        Rule R94 "the time of an exam" in docs/rules.md.
    """
    return ends_at is not None and now > ends_at + GRACE


def seconds_left(ends_at: datetime | None, now: datetime) -> int | None:
    """Return how long there is, never less than nothing; None without a limit."""
    return None if ends_at is None else max(0, int((ends_at - now).total_seconds()))


def ended_at(ends_at: datetime | None, now: datetime) -> datetime:
    """Return when a try that is handed in *now* ended: never after its time."""
    return now if ends_at is None else min(now, ends_at)


def overdue(tries: Iterable[ExamTry], now: datetime) -> bool:
    """Whether one of *tries* waits to be ended because its time is over."""
    return any(each.state == "running" and too_late(each.at, now) for each in tries)
