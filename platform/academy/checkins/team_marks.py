"""A team's check-ins, person by person: one day, or a grid of days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Literal

from academy.checkins.plan import DAY, Part
from academy.checkins.windows import Kind

Standing = Literal["done", "late", "make_up", "missing", "not_planned"]
OF_KIND: Mapping[Kind, Standing] = {"on_time": "done", "late": "late", "make_up": "make_up"}
WORST_FIRST: Sequence[Standing] = ("missing", "make_up", "late", "done", "not_planned")


@dataclass(frozen=True, slots=True)
class Sent:
    """A check-in as the team's pages need it."""

    check_in_id: int
    activity_id: int
    person_id: int
    day: date
    kind: Kind
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team with the activities that ask for check-ins."""

    person_id: int
    name: str
    team_id: int
    team_name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """One person on one day; ``check_in_id`` and ``sent_at`` are those of the last check-in."""

    person_id: int
    name: str
    team_name: str
    state: Standing
    check_in_id: int | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class GridLine:
    """One person and a mark for each day."""

    person_id: int
    name: str
    team_name: str
    states: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Persons by days."""

    days: tuple[date, ...]
    lines: tuple[GridLine, ...]


Filed = Mapping[tuple[int, date], Sequence[Sent]]


def filed(sent: Iterable[Sent]) -> dict[tuple[int, date], list[Sent]]:
    """Return check-ins by person and day."""
    by_key: dict[tuple[int, date], list[Sent]] = {}
    for each in sent:
        by_key.setdefault((each.person_id, each.day), []).append(each)
    return by_key


def standing(member: Member, day: date, sent: Sequence[Sent]) -> Standing:
    """Return how a person stands on *day*; of several activities the worst counts.

    Who is not expected (a manager) is never missing. A check-in counts even on a day that
    is no longer planned.

    Source:
        Rules R11 and R28 in docs/rules.md.
    """
    done = {each.activity_id for each in sent}
    states: set[Standing] = {OF_KIND[each.kind] for each in sent}
    states |= {
        "missing"
        for part in member.parts
        if part.expected and part.wants(day) and part.activity_id not in done
    }
    return next((state for state in WORST_FIRST if state in states), "not_planned")


def day_line(member: Member, day: date, by_key: Filed) -> DayLine:
    """Return one person on one day."""
    sent = by_key.get((member.person_id, day), ())
    last = max(sent, key=lambda each: each.sent_at, default=None)
    return DayLine(
        member.person_id,
        member.name,
        member.team_name,
        standing(member, day, sent),
        last.check_in_id if last else None,
        last.sent_at if last else None,
    )


def grid_of(members: Iterable[Member], sent: Iterable[Sent], first: date, last: date) -> Grid:
    """Return the grid from *first* to *last*, both included."""
    days = tuple(first + step * DAY for step in range((last - first) // timedelta(days=1) + 1))
    by_key = filed(sent)
    lines = tuple(
        GridLine(
            member.person_id,
            member.name,
            member.team_name,
            tuple(standing(member, day, by_key.get((member.person_id, day), ())) for day in days),
        )
        for member in members
    )
    return Grid(days, lines)


def gather(rows: Iterable[tuple[int, str, int, str, Part]]) -> list[Member]:
    """Return those who are expected to check in, by team and name.

    Args:
        rows: person, name, team, the team's name and one part; those of one person
            stand together.
    """
    members = []
    for person_id, group in groupby(rows, lambda row: row[0]):
        entries = list(group)
        parts = tuple(row[4] for row in entries)
        _, name, team_id, team_name, _ = entries[0]
        if any(part.expected for part in parts):
            members.append(Member(person_id, name, team_id, team_name, parts))
    return sorted(members, key=lambda one: (one.team_name, one.name, one.person_id))
