"""What an activity asks for: on which days, until when, and with which question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from academy import clock

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """The days of an activity and what it forgives; see the columns of ``Activity``."""

    zone: str
    cut_off_minutes: int
    first_day: date
    last_day: date | None
    weekdays: str
    make_ups: int
    make_up_days: int
    grace_hours: int

    def wants(self, day: date) -> bool:
        """Whether *day* is planned (rule R10)."""
        if day < self.first_day or (self.last_day is not None and day > self.last_day):
            return False
        return self.weekdays[day.weekday()] == "1"

    def today(self, moment: datetime) -> date:
        """Return the business day of *moment* in the activity's own zone (rule R1)."""
        return clock.local_day(moment, self.zone, self.cut_off_minutes)

    def closes(self, day: date) -> datetime:
        """Return the first instant that no longer belongs to *day*."""
        return clock.day_bounds(day, self.zone, self.cut_off_minutes)[1]

    @property
    def closing_clock(self) -> str:
        """Return what the wall clock shows when a day ends: 24:00, or 02:00 after midnight."""
        hours, minutes = divmod(self.cut_off_minutes, 60)
        return f"{hours:02d}:{minutes:02d}" if self.cut_off_minutes else "24:00"

    def planned(self, first: date, last: date) -> Iterator[date]:
        """Yield the planned days from *first* to *last*, both included."""
        day = max(first, self.first_day)
        end = last if self.last_day is None else min(last, self.last_day)
        while day <= end:
            if self.weekdays[day.weekday()] == "1":
                yield day
            day += DAY

    def next_planned(self, after: date) -> date | None:
        """Return the first planned day later than *after*, or None when there is none."""
        start = max(after + DAY, self.first_day)
        return next(self.planned(start, start + WEEK * DAY), None)

    def number_of(self, day: date) -> int:
        """Return how many planned days there are before *day*."""
        if day <= self.first_day:
            return 0
        weeks, rest = divmod((day - self.first_day).days, WEEK)
        start = self.first_day.weekday()
        part = sum(self.weekdays[(start + step) % WEEK] == "1" for step in range(rest))
        return weeks * self.weekdays.count("1") + part


@dataclass(frozen=True, slots=True)
class Part:
    """An activity as one person takes part in it.

    ``team_id`` is the team through which the person takes part, ``joined`` the day since
    when. ``expected`` is False for managers, who may check in but are not missed (R11).
    """

    activity_id: int
    title: str
    prompts: str
    plan: Plan
    minimum_characters: int
    pictures_needed: int
    person_id: int
    team_id: int
    joined: date
    expected: bool

    @property
    def since(self) -> date:
        """The first day on which this person can check in (rule R12)."""
        return max(self.plan.first_day, self.joined)

    def wants(self, day: date) -> bool:
        """Whether this person is asked on *day*."""
        return day >= self.joined and self.plan.wants(day)

    def prompt(self, day: date) -> str:
        """Return the question of *day*: one line of the prompts a planned day, in turn (R13)."""
        lines = [line.strip() for line in self.prompts.splitlines() if line.strip()]
        return lines[self.plan.number_of(day) % len(lines)] if lines else self.title


def joined(since: date, before: Iterable[tuple[date, date]]) -> date:
    """Return since when somebody takes part without a break (rule R176).

    Args:
        since: the day from which the present team counts.
        before: first and last day in other teams that the activity reaches.
    """
    for first, last in sorted(before, key=lambda span: span[1], reverse=True):
        if last + DAY < since:
            break
        since = min(since, first)
    return since


@dataclass(frozen=True, slots=True)
class PartDay:
    """One day of an activity as one person takes part in it."""

    part: Part
    day: date

    @property
    def person_id(self) -> int:
        """Who takes part."""
        return self.part.person_id
