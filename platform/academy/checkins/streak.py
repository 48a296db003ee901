"""Days in a row. Only planned days count, and a make-up mends the row (rules R20 to R22)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Streak:
    """How many planned days in a row: now, and at the best."""

    current: int
    longest: int


def streak(planned: Sequence[date], done: Collection[date], today: date) -> Streak:
    """Count the days in a row.

    Args:
        planned: planned days in their order, since the person takes part; days after
            *today* are ignored.
        done: days with a check-in, on time, late or made up; those not planned are ignored.
        today: the activity's present business day. Not being done yet, it neither counts
            nor ends the row.

    Source:
        Rules R20, R21 and R22 in docs/rules.md.
    """
    run = longest = 0
    for day in planned:
        if day > today:
            break
        if day in done:
            run += 1
            longest = max(longest, run)
        elif day != today:
            run = 0
    return Streak(run, longest)


def mended(planned: Sequence[date], done: Collection[date], today: date, missed: date) -> Streak:
    """Return the streak as it would be with *missed* made up."""
    return streak(planned, {*done, missed}, today)
