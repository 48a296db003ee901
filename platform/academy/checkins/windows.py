"""Which day a check-in counts for, and which missed day may still be made up.

The server hands out a form with a ticket for its day. What comes back with the ticket
inside the day is on time; later it still counts for that day, marked late, for as long as
the activity forgives. Without a ticket only the server's clock counts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from academy.checkins.plan import DAY, Part

Kind = Literal["on_time", "late", "make_up"]
Reason = Literal["not_planned", "over", "too_early", "too_late", "used_up", "not_past"]


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a form was handed out for. ``issued_at`` is an instant of the server's clock."""

    activity_id: int
    person_id: int
    day: date
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """A check-in counts for ``day``."""

    day: date
    kind: Kind


@dataclass(frozen=True, slots=True)
class Refusal:
    """A check-in for ``day`` does not count, and why."""

    day: date
    reason: Reason


def admit(part: Part, ticket: Ticket | None, moment: datetime) -> Admission | Refusal:
    """Say which day a check-in that arrives at *moment* counts for (rules R14 and R15).

    Args:
        part: the activity and who takes part; a ticket of others never gets here.
        ticket: what the form was handed out for; None when it holds none.
        moment: when it arrived, by the server's clock.
    """
    day = part.plan.today(moment) if ticket is None else ticket.day
    if not part.wants(day):
        return Refusal(day, "not_planned")
    closes = part.plan.closes(day)
    if ticket is None or moment < closes or part.plan.today(moment) == day:
        return Admission(day, "on_time")
    if moment < closes + timedelta(hours=part.plan.grace_hours):
        return Admission(day, "late")
    return Refusal(day, "over")


def may_revise(part: Part, day: date, moment: datetime) -> bool:
    """Whether a check-in of *day* may still be changed: until the day ends (rule R16)."""
    return part.plan.today(moment) == day


def admit_make_up(
    part: Part, day: date, made_up: Iterable[date], moment: datetime
) -> Admission | Refusal:
    """Say whether the missed *day* may be made up at *moment* (rules R17 to R19).

    Args:
        part: the activity and who takes part.
        day: the missed day, without a check-in.
        made_up: the days made up so far.
        moment: the present instant.
    """
    today = part.plan.today(moment)
    if not part.wants(day):
        return Refusal(day, "too_early" if day < part.since else "not_planned")
    if day >= today:
        return Refusal(day, "not_past")
    if today > last_make_up_day(part, day):
        return Refusal(day, "too_late")
    if left_in_month(part, made_up, day) < 1:
        return Refusal(day, "used_up")
    return Admission(day, "make_up")


def last_make_up_day(part: Part, day: date) -> date:
    """Return the last day on which the missed *day* may be made up (rule R17)."""
    return day + part.plan.make_up_days * DAY


def left_in_month(part: Part, made_up: Iterable[date], day: date) -> int:
    """Return how many days of the month of *day* may still be made up (rule R18)."""
    used = sum((each.year, each.month) == (day.year, day.month) for each in made_up)
    return max(0, part.plan.make_ups - used)


def open_make_ups(
    part: Part, done: Collection[date], made_up: Collection[date], moment: datetime
) -> list[date]:
    """Return the missed days that may be made up now, the newest first."""
    today = part.plan.today(moment)
    first = today - part.plan.make_up_days * DAY
    return [
        day
        for day in reversed(list(part.plan.planned(max(first, part.since), today - DAY)))
        if day not in done and isinstance(admit_make_up(part, day, made_up, moment), Admission)
    ]
