"""How the people of a team stand on a day with what they are asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from academy.checkins.plan import Part
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
