"""One month as a table of weeks, each day with its mark (rule R23)."""

import calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from academy.checkins.plan import Part
from academy.checkins.windows import Kind

State = Literal["on_time", "late", "make_up", "missed", "off", "today", "future"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A day on which somebody checked in."""

    check_in_id: int
    day: date
    kind: Kind
    featured: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the month. ``open`` says that it is missed and may be made up."""

    day: date
    state: State
    featured: bool = False
    check_in_id: int | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month from Monday to Sunday; None fills the first and the last week.

    ``due`` counts the planned days that are over, and today once it is done; ``done`` those
    with a check-in.
    """

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]
    due: int
    done: int


def state_of(part: Part, day: date, today: date, marked: Marked | None) -> State:
    """Return the state of *day*: what was done counts; who is not expected misses nothing (R11)."""
    if marked is not None:
        return marked.kind
    if not part.wants(day):
        return "off"
    if day == today:
        return "today"
    if day > today:
        return "future"
    return "missed" if part.expected else "off"


def month(
    part: Part,
    day: date,
    today: date,
    marks: Mapping[date, Marked],
    open_days: Collection[date] = (),
) -> Month:
    """Return the month of *day*.

    Args:
        part: the activity and who takes part.
        day: any day of the month.
        today: the activity's present business day.
        marks: the check-ins of this person by day.
        open_days: missed days that may be made up now.
    """
    first = day.replace(day=1)
    length = calendar.monthrange(first.year, first.month)[1]
    cells: list[Cell | None] = [None] * first.weekday()
    cells += [
        cell(part, first + timedelta(days=step), today, marks, open_days) for step in range(length)
    ]
    cells += [None] * (-len(cells) % 7)
    states = [each.state for each in cells if each is not None]
    done = sum(state in {"on_time", "late", "make_up"} for state in states)
    weeks = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return Month(first, weeks, done + states.count("missed"), done)


def cell(
    part: Part,
    day: date,
    today: date,
    marks: Mapping[date, Marked],
    open_days: Collection[date],
) -> Cell:
    """Return one day of the month."""
    marked = marks.get(day)
    state = state_of(part, day, today, marked)
    if marked is None:
        return Cell(day, state, open=day in open_days)
    return Cell(day, state, marked.featured, marked.check_in_id)


def last_seven(part: Part, today: date, marks: Mapping[date, Marked]) -> tuple[Cell, ...]:
    """Return the seven days up to *today*."""
    days = (today - timedelta(days=back) for back in range(6, -1, -1))
    return tuple(cell(part, day, today, marks, ()) for day in days)
