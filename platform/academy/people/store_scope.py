"""Who and what lies below some teams: the scope of a manager, each read in one statement."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Select, bindparam, func, select

from academy.database import table_of
from academy.database.columns import can_be_id
from academy.people.permissions import PersonPlace
from academy.people.tables import Membership, Person, Team, TeamBelow
from academy.people.team_tree import TeamLine, in_tree_order
from academy.web.visitor import Visitor

team = table_of(Team)
below = table_of(TeamBelow)
person = table_of(Person)
membership = table_of(Membership)
over = below.alias("over")


@dataclass(frozen=True, slots=True)
class Member:
    """An active person in a team within a scope; one line for each membership."""

    person_id: int
    name: str
    team_id: int
    team_name: str
    role: str


ids_below: Select[tuple[int]] = (
    select(below.c.below_id)
    .where(below.c.above_id.in_(bindparam("team_ids", expanding=True)))
    .distinct()
)
"""Ids of the teams ``team_ids`` and of all below them; for the joins of higher domains."""

teams_in_scope = (
    select(
        team.c.id,
        team.c.name,
        team.c.parent_id,
        func.max(over.c.depth).label("depth"),
        team.c.zone,
        team.c.cut_off_minutes,
    )
    .join(over, over.c.below_id == team.c.id)
    .where(team.c.id.in_(ids_below))
    .group_by(team.c.id)
    .order_by(func.max(over.c.depth), team.c.name, team.c.id)
)
members_in_scope = (
    select(
        person.c.id,
        person.c.name,
        team.c.id.label("team_id"),
        team.c.name.label("team_name"),
        membership.c.role,
    )
    .join(membership, membership.c.person_id == person.c.id)
    .join(team, team.c.id == membership.c.team_id)
    .where(
        team.c.id.in_(ids_below),
        person.c.disabled_at.is_(None),
        membership.c.role.in_(bindparam("roles", expanding=True)),
    )
    .order_by(team.c.name, team.c.id, person.c.name, person.c.id)
)
place_of_person = (
    select(person.c.id, person.c.name, person.c.merchant_id, team.c.name, over.c.above_id)
    .outerjoin(membership, membership.c.person_id == person.c.id)
    .outerjoin(team, team.c.id == membership.c.team_id)
    .outerjoin(over, over.c.below_id == team.c.id)
    .where(person.c.id == bindparam("person_id"))
    .order_by(membership.c.id)
)


def teams_below(connection: Connection, team_ids: Collection[int]) -> list[TeamLine]:
    """Return *team_ids* with all teams below them, those near the top first."""
    rows = connection.execute(teams_in_scope, {"team_ids": list(team_ids)})
    return [TeamLine(*row) for row in rows]


def teams_of(connection: Connection, merchant_id: int) -> list[TeamLine]:
    """Return all teams of a merchant, each after the one above it."""
    tops = select(team.c.id).where(team.c.merchant_id == merchant_id, team.c.parent_id.is_(None))
    found = teams_below(connection, connection.execute(tops).scalars().all())
    return [line for line, _level in in_tree_order(found)]


def people_in_scope(
    connection: Connection, team_ids: Collection[int], roles: Collection[str] = ("staff",)
) -> list[Member]:
    """Return who is active in *team_ids* and the teams below; a line for each membership."""
    rows = connection.execute(members_in_scope, {"team_ids": list(team_ids), "roles": list(roles)})
    return [Member(*row) for row in rows]


def person_place(connection: Connection, _visitor: Visitor, person_id: int) -> PersonPlace | None:
    """Return a person with what is needed to judge who looks after them; made for the guard."""
    if not can_be_id(person_id):
        return None
    rows = connection.execute(place_of_person, {"person_id": person_id}).fetchall()
    if not rows:
        return None
    return PersonPlace(
        id=rows[0][0],
        name=rows[0][1],
        merchant_id=rows[0][2],
        teams=tuple(dict.fromkeys(row[3] for row in rows if row[3])),
        above=frozenset(row[4] for row in rows if row[4]),
    )
