"""Until when a course may be due.

Source:
    Rule R83 "given once" in docs/rules.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FARTHEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Due:
    """Until when a course was given; ``day`` none = no hurry."""

    day: date | None


def due_fault(due_day: date | None, today: date) -> str | None:
    """Return why a course cannot be due on *due_day*, or None; *today* is the team's day."""
    if due_day is None:
        return None
    if due_day < today:
        return "This day is over. Choose today or a later one."
    if due_day > today + FARTHEST:
        return "This is more than ten years ahead."
    return None
