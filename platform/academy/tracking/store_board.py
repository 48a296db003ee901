"""Reads what a board shows: at most six statements, however many people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, select

from academy.catalog.snapshot import Catalog
from academy.checkins import store_team
from academy.checkins.plan import Part
from academy.checkins.team_marks import Member, Sent, filed, standing
from academy.learning.store_progress import PersonProgress, progress_of_people
from academy.people import store_scope
from academy.reports import store_list
from academy.reports.cards import Waiting
from academy.tracking import streaks
from academy.tracking.scope import Scope
from academy.tracking.summary import PersonDays
from academy.web.visitor import Visitor

DAYS = 14

check_in = store_team.check_in
older_days = select(check_in.c.person_id, check_in.c.activity_id, check_in.c.day).where(
    check_in.c.person_id.in_(bindparam("person_ids", expanding=True)),
    check_in.c.day < bindparam("first"),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody whom a board counts, through the first of the teams in it."""

    person_id: int
    name: str
    team: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a board shows, before it is counted. ``people`` is in the order of names."""

    days: tuple[date, ...]
    people: tuple[Staff, ...]
    marks: Mapping[int, PersonDays]
    waiting: tuple[Waiting, ...]


def board(connection: Connection, visitor: Visitor, scope: Scope, today: date) -> Board:
    """Return a board on *today* with the thirteen days before."""
    first = today - timedelta(days=DAYS - 1)
    return Board(
        days=tuple(first + timedelta(days=step) for step in range(DAYS)),
        people=staff(connection, scope),
        marks=marks(connection, scope, first, today),
        waiting=store_list.waiting_of_teams(connection, visitor.person_id, scope.counted),
    )


def staff(connection: Connection, scope: Scope) -> tuple[Staff, ...]:
    """Return the staff that a board counts, each once, by name."""
    people: dict[int, Staff] = {}
    for member in store_scope.people_in_scope(connection, [scope.team.id]):
        if member.team_id in scope.counted:
            found = Staff(member.person_id, member.name, member.team_name)
            people.setdefault(member.person_id, found)
    return tuple(sorted(people.values(), key=lambda one: (one.name, one.team, one.person_id)))


def marks(connection: Connection, scope: Scope, first: date, today: date) -> dict[int, PersonDays]:
    """Return how those asked to check in stand on each day from *first* to *today*."""
    counted, top = scope.counted, [scope.team.id]
    members = [
        member for member in store_team.members(connection, top) if member.team_id in counted
    ]
    sent = store_team.sent_between(connection, top, first, today)
    rows = rows_in_row(connection, members, sent, first, today)
    by_key = filed(sent)
    days = [first + timedelta(days=step) for step in range((today - first).days + 1)]
    return {
        member.person_id: person_days(member, days, by_key, rows[member.person_id])
        for member in members
    }


def person_days(
    member: Member,
    days: Sequence[date],
    by_key: Mapping[tuple[int, date], Sequence[Sent]],
    streak: int,
) -> PersonDays:
    """Return one person on *days*."""
    sent = [by_key.get((member.person_id, day), ()) for day in days]
    last = [max(each, key=lambda one: one.sent_at, default=None) for each in sent]
    pairs = zip(days, sent, strict=True)
    return PersonDays(
        person_id=member.person_id,
        name=member.name,
        team_id=member.team_id,
        team=member.team_name,
        states=tuple(standing(member, day, each) for day, each in pairs),
        sent_at=tuple(one.sent_at if one else None for one in last),
        check_in_id=last[-1].check_in_id if last[-1] else None,
        streak=streak,
    )


def rows_in_row(
    connection: Connection,
    members: Sequence[Member],
    sent: Sequence[Sent],
    first: date,
    today: date,
) -> dict[int, int]:
    """Return the streak of each person; history is read only for unbroken rows."""
    days = streaks.days_by_part(sent)
    unbroken = streaks.unbroken(members, days, first, today)
    older = history(connection, unbroken, first)
    return streaks.longest_rows(members, days, older, first, today)


def history(
    connection: Connection, parts: Sequence[Part], first: date
) -> dict[tuple[int, int], set[date]]:
    """Return the days with a check-in before *first*, by person and activity of *parts*."""
    older: dict[tuple[int, int], set[date]] = {
        (part.person_id, part.activity_id): set() for part in parts
    }
    if not older:
        return older
    people = sorted({part.person_id for part in parts})
    for row in connection.execute(older_days, {"person_ids": people, "first": first}):
        key = (row.person_id, row.activity_id)
        if key in older:
            older[key].add(row.day)
    return older


def progress(
    connection: Connection, visitor: Visitor, people: Sequence[Staff], catalog: Catalog
) -> dict[int, PersonProgress]:
    """Return the progress of the people on one page of a board."""
    ids = [person.person_id for person in people]
    return progress_of_people(connection, ids, catalog, visitor.merchant_id)
