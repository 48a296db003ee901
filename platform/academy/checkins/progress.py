"""What one person has done in one activity so far, counted from the check-ins alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from academy.checkins.month import Cell, Marked, Month, last_seven, month
from academy.checkins.plan import Part
from academy.checkins.streak import Streak, mended, streak
from academy.checkins.windows import last_make_up_day, left_in_month, open_make_ups


@dataclass(frozen=True, slots=True)
class Offer:
    """A missed day that may be made up until the end of ``until``, and what that would give."""

    day: date
    until: date
    streak: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Streak, last week, this month and this year of one person in one activity."""

    today: date
    marked: Marked | None
    wanted: bool
    streak: Streak
    week: tuple[Cell, ...]
    month: Month
    offer: Offer | None
    make_ups_left: int
    year_total: int
    year_made_up: int


def by_day(marks: Iterable[Marked]) -> dict[date, Marked]:
    """Return check-ins by their day."""
    return {each.day: each for each in marks}


def progress(part: Part, marks: Mapping[date, Marked], moment: datetime) -> Progress:
    """Count what *marks* (the check-ins of this person by day) say at *moment*."""
    today = part.plan.today(moment)
    planned = list(part.plan.planned(part.since, today))
    made_up = [each.day for each in marks.values() if each.kind == "make_up"]
    open_days = open_make_ups(part, marks.keys(), made_up, moment)
    this_year = [each for each in marks.values() if each.day.year == today.year]
    return Progress(
        today=today,
        marked=marks.get(today),
        wanted=part.wants(today),
        streak=streak(planned, marks.keys(), today),
        week=last_seven(part, today, marks),
        month=month(part, today, today, marks, open_days),
        offer=offer(part, planned, marks, today, open_days),
        make_ups_left=left_in_month(part, made_up, today),
        year_total=len(this_year),
        year_made_up=sum(each.kind == "make_up" for each in this_year),
    )


def offer(
    part: Part,
    planned: list[date],
    marks: Mapping[date, Marked],
    today: date,
    open_days: list[date],
) -> Offer | None:
    """Return the newest missed day that may be made up: it mends the present row."""
    if not open_days or not part.expected:
        return None
    day = open_days[0]
    after = mended(planned, marks.keys(), today, day)
    return Offer(day, last_make_up_day(part, day), after.current)
