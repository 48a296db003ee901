"""Reads a team's check-ins, sub-teams included: two statements, however many people."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    select,
    union_all,
)

from academy.checkins import store_parts
from academy.checkins.plan import Part
from academy.checkins.tables import CheckIn
from academy.checkins.team_marks import Member, Sent, gather
from academy.database import table_of
from academy.people.tables import FormerMembership, Membership, Person, Team, TeamBelow

check_in = table_of(CheckIn)
membership = table_of(Membership)
former = table_of(FormerMembership)
every = membership.alias("every_membership")
person = table_of(Person)
team = table_of(Team)
scope = table_of(TeamBelow).alias("scope")

teams_in_scope = select(scope.c.below_id).where(
    scope.c.above_id.in_(bindparam("team_ids", expanding=True))
)
whose = select(every.c.person_id).where(every.c.team_id.in_(teams_in_scope))


def of_people(spans: Table, reached: Select[Any], here: ColumnElement[bool]) -> Select[Any]:
    """Return what *spans* ask of the people in scope; ``here`` = through a team in scope."""
    return (
        reached.add_columns(person.c.name, team.c.name.label("team_name"), here.label("here"))
        .join(person, person.c.id == spans.c.person_id)
        .join(team, team.c.id == spans.c.team_id)
        .where(spans.c.person_id.in_(whose), person.c.disabled_at.is_(None))
    )


members_with_parts = union_all(
    of_people(membership, store_parts.reached_now, membership.c.team_id.in_(teams_in_scope)),
    of_people(former, store_parts.reached_before, former.c.team_id.in_(teams_in_scope)),
).order_by("person_id", *store_parts.in_order)
sent_in_scope = select(
    check_in.c.id,
    check_in.c.activity_id,
    check_in.c.person_id,
    check_in.c.day,
    check_in.c.kind,
    check_in.c.sent_at,
).where(
    check_in.c.team_id.in_(teams_in_scope),
    check_in.c.day.between(bindparam("first"), bindparam("last")),
)


def members(connection: Connection, team_ids: Collection[int]) -> list[Member]:
    """Return those who are expected to check in, with what they are asked for (rule R11)."""
    if not team_ids:
        return []
    rows = connection.execute(members_with_parts, {"team_ids": sorted(team_ids)})
    return gather(with_parts(rows))


def with_parts(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[tuple[int, str, int, str, Part]]:
    """Yield each person with each activity; several memberships become one part.

    Who takes part through a team outside is counted there, and here since being here (R176).
    """
    for _, group in groupby(rows, lambda row: (row.person_id, row.id)):
        entries = list(group)
        first = next((row for row in entries if row.until is None), None)
        part = store_parts.merge([row for row in entries if row.here])
        if part is not None and first is not None and first.here:
            yield first.person_id, first.name, first.team_id, first.team_name, part


def sent_between(
    connection: Connection, team_ids: Collection[int], first: date, last: date
) -> list[Sent]:
    """Return the check-ins made in the teams from *first* to *last*."""
    if not team_ids:
        return []
    given = {"team_ids": sorted(team_ids), "first": first, "last": last}
    return [
        Sent(row.id, row.activity_id, row.person_id, row.day, row.kind, row.sent_at)
        for row in connection.execute(sent_in_scope, given)
    ]
