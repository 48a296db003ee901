"""Reads a team's check-ins, sub-teams included: two statements, however many people."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from academy.checkins import store_parts
from academy.checkins.plan import Part
from academy.checkins.store_parts import PLAN, STAFF_FIRST
from academy.checkins.tables import Activity, CheckIn
from academy.checkins.team_marks import (
    DayLine,
    Grid,
    Member,
    Sent,
    day_line,
    filed,
    gather,
    grid_of,
)
from academy.database import table_of
from academy.people.tables import Membership, Person, Team, TeamBelow

activity = table_of(Activity)
check_in = table_of(CheckIn)
membership = table_of(Membership)
person = table_of(Person)
team = table_of(Team)
scope = table_of(TeamBelow).alias("scope")
reach = table_of(TeamBelow).alias("reach")

teams_in_scope = select(scope.c.below_id).where(
    scope.c.above_id.in_(bindparam("team_ids", expanding=True))
)
members_with_parts = (
    select(
        activity.c.id,
        membership.c.person_id,
        membership.c.team_id,
        membership.c.role,
        membership.c.since,
        person.c.name,
        team.c.name.label("team_name"),
        *PLAN,
    )
    .select_from(
        membership.join(person, person.c.id == membership.c.person_id)
        .join(team, team.c.id == membership.c.team_id)
        .join(reach, reach.c.below_id == membership.c.team_id)
        .join(activity, activity.c.team_id == reach.c.above_id)
    )
    .where(membership.c.team_id.in_(teams_in_scope), person.c.disabled_at.is_(None))
    .order_by(person.c.id, activity.c.id, STAFF_FIRST, reach.c.depth, membership.c.id)
)
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


def day_of_team(
    connection: Connection, team_ids: Collection[int], day: date, activity_id: int | None = None
) -> list[DayLine]:
    """Return how each person of the teams and those below stands on *day*.

    Args:
        connection: from reading().
        team_ids: teams whose people, and the people of all teams below, are wanted.
        day: a business day.
        activity_id: only this activity; None = all of them together.
    """
    by_key = filed(sent_between(connection, team_ids, day, day, activity_id))
    people = members(connection, team_ids, activity_id)
    return [day_line(member, day, by_key) for member in people]


def grid(
    connection: Connection,
    team_ids: Collection[int],
    first: date,
    last: date,
    activity_id: int | None = None,
) -> Grid:
    """Return a mark for each person and each day from *first* to *last*, sub-teams included."""
    sent = sent_between(connection, team_ids, first, last, activity_id)
    return grid_of(members(connection, team_ids, activity_id), sent, first, last)


def members(
    connection: Connection, team_ids: Collection[int], activity_id: int | None
) -> list[Member]:
    """Return those who are expected to check in, with what they are asked for (rule R11)."""
    if not team_ids:
        return []
    statement = members_with_parts
    if activity_id is not None:
        statement = statement.where(activity.c.id == activity_id)
    rows = connection.execute(statement, {"team_ids": sorted(team_ids)})
    return gather(with_parts(rows))


def with_parts(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[tuple[int, str, int, str, Part]]:
    """Yield each person with each activity; several memberships become one part."""
    for _, group in groupby(rows, lambda row: (row.person_id, row.id)):
        entries = list(group)
        first = entries[0]
        part = store_parts.merge(entries)
        yield first.person_id, first.name, first.team_id, first.team_name, part


def sent_between(
    connection: Connection,
    team_ids: Collection[int],
    first: date,
    last: date,
    activity_id: int | None,
) -> list[Sent]:
    """Return the check-ins made in the teams from *first* to *last*."""
    if not team_ids:
        return []
    statement = sent_in_scope
    if activity_id is not None:
        statement = statement.where(check_in.c.activity_id == activity_id)
    given = {"team_ids": sorted(team_ids), "first": first, "last": last}
    return [
        Sent(row.id, row.activity_id, row.person_id, row.day, row.kind, row.sent_at)
        for row in connection.execute(statement, given)
    ]
