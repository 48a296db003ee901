"""What a person is told about one activity where several stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from academy.checkins.month import Cell, Marked
from academy.checkins.plan import Part
from academy.checkins.progress import Offer, by_day, progress
from academy.checkins.windows import Kind


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """One activity today.

    ``open`` says that the person can check in today, ``planned`` that the person is also
    expected to (rule R11), ``kind`` how it was done. ``closes_clock`` is when the day
    closes on the wall of the activity. ``offer`` is a missed day that can be made up, with its
    last day and the streak it would give.
    """

    activity_id: int
    title: str
    prompt: str
    day: date
    open: bool
    planned: bool
    done: bool
    kind: Kind | None
    check_in_id: int | None
    closes_clock: str
    streak: int
    longest: int
    week: tuple[Cell, ...]
    offer: Offer | None


def card(part: Part, marks: Iterable[Marked], moment: datetime) -> ActivityCard:
    """Return the card of one activity at *moment*; *marks* are the person's check-ins."""
    now = progress(part, by_day(marks), moment)
    return ActivityCard(
        activity_id=part.activity_id,
        title=part.title,
        prompt=part.prompt(now.today),
        day=now.today,
        open=now.wanted,
        planned=now.wanted and part.expected,
        done=now.marked is not None,
        kind=now.marked.kind if now.marked else None,
        check_in_id=now.marked.check_in_id if now.marked else None,
        closes_clock=part.plan.closing_clock,
        streak=now.streak.current,
        longest=now.streak.longest,
        week=now.week,
        offer=now.offer,
    )
