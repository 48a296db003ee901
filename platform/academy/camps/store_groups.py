"""Groups as those who set them up see them: their place, members and camps."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, literal, select

from academy.camps.new_camp import ROLES, operator_count
from academy.camps.permissions import GroupPlace
from academy.camps.store import below, camp, group, member, members, person, team
from academy.database import table_of
from academy.database.columns import can_be_id
from academy.database.statements import dialect_insert
from academy.errors import NotFound
from academy.people import store_scope, store_teams
from academy.people.store_scope import Member
from academy.people.tables import Membership
from academy.web.visitor import Visitor

membership = table_of(Membership)

one_group = select(group).where(group.c.id == bindparam("group_id"))
heads = (
    select(func.count(func.distinct(member.c.person_id)))
    .where(member.c.group_id == group.c.id)
    .scalar_subquery()
)
all_groups = (
    select(group.c.id, group.c.name, group.c.team_id, team.c.name.label("team_name"), heads)
    .join(team, team.c.id == group.c.team_id)
    .order_by(group.c.merchant_id, group.c.id)
)
groups_of_teams = all_groups.where(group.c.team_id.in_(bindparam("team_ids", expanding=True)))
camps_of_groups = (
    select(camp.c.id, camp.c.group_id, camp.c.playbook_id, camp.c.start_day)
    .where(camp.c.group_id.in_(bindparam("group_ids", expanding=True)))
    .order_by(camp.c.start_day, camp.c.id)
)
roles_of_groups = (
    select(member.c.group_id, member.c.person_id, member.c.role)
    .where(member.c.group_id.in_(bindparam("group_ids", expanding=True)))
    .order_by(member.c.group_id)
)


@dataclass(frozen=True, slots=True)
class CampLine:
    """A camp of a group in a list."""

    id: int
    playbook_id: str
    start_day: date


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in a list; ``people`` counts each person once, ``operators`` those who run it."""

    id: int
    name: str
    team_id: int
    team_name: str
    people: int
    operators: int
    camps: tuple[CampLine, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is in a group: (person, name, role) each, and who may be taken in."""

    roles: tuple[tuple[int, str, str], ...]
    people: tuple[Member, ...]

    @property
    def operators(self) -> int:
        """How many people operate the group."""
        return operator_count((person_id, role) for person_id, _name, role in self.roles)

    @property
    def members(self) -> list[tuple[int, str, list[str]]]:
        """Each person of the group once, with what they are in it: those who run it first."""
        held: dict[int, tuple[int, str, list[str]]] = {}
        for person_id, name, role in self.roles:
            held.setdefault(person_id, (person_id, name, []))[2].append(role)
        return list(held.values())


def group_place(connection: Connection, _visitor: Visitor, group_id: int) -> GroupPlace | None:
    """Return a group with its team; made for the guard."""
    return place_of(connection, group_id)


def known_group(connection: Connection, group_id: int) -> GroupPlace:
    """Return a group that somebody named on the terminal, or raise NotFound."""
    found = place_of(connection, group_id)
    if found is None:
        raise NotFound
    return found


def place_of(connection: Connection, group_id: int) -> GroupPlace | None:
    """Return a group with its team, or None."""
    if not can_be_id(group_id):
        return None
    found = connection.execute(one_group, {"group_id": group_id}).first()
    place = store_teams.place_of(connection, found.team_id) if found else None
    if found is None or place is None:
        return None
    return GroupPlace(found.id, found.name, found.region, found.interest, place)


def groups_of(connection: Connection, team_ids: Collection[int] | None) -> list[GroupLine]:
    """Return the groups of some teams, or (None) of all, with their camps: three statements."""
    if team_ids is None:
        rows = connection.execute(all_groups).fetchall()
    else:
        rows = connection.execute(groups_of_teams, {"team_ids": list(team_ids)}).fetchall()
    ids = {"group_ids": [row.id for row in rows]}
    camps: dict[int, list[CampLine]] = {}
    for line in connection.execute(camps_of_groups, ids):
        found = CampLine(line.id, line.playbook_id, line.start_day)
        camps.setdefault(line.group_id, []).append(found)
    roles: dict[int, list[tuple[int, str]]] = {}
    for group_id, person_id, role in connection.execute(roles_of_groups, ids):
        roles.setdefault(group_id, []).append((person_id, role))
    return [
        GroupLine(*row, operator_count(roles.get(row.id, ())), tuple(camps.get(row.id, ())))
        for row in rows
    ]


def circle(connection: Connection, place: GroupPlace) -> Circle:
    """Return who is in a group and who, of its team and below, may be taken in (rule R85)."""
    found = members(connection, place.id)
    found.sort(key=lambda row: (ROLES.index(row.role), row.person_id))
    people = store_scope.people_in_scope(connection, [place.team.id], ("staff", "manager"))
    once = {one.person_id: one for one in reversed(people)}
    ordered = sorted(once.values(), key=lambda one: (one.team_name, one.name, one.person_id))
    return Circle(
        tuple((row.person_id, row.name, row.role) for row in found),
        tuple(ordered),
    )


def take_out(connection: Connection, group_id: int, person_id: int, role: str) -> bool:
    """Take a role away; say whether the person had it."""
    statement = member.delete().where(
        member.c.group_id == group_id, member.c.person_id == person_id, member.c.role == role
    )
    return connection.execute(statement).rowcount > 0


def take_in_staff(connection: Connection, place: GroupPlace) -> int:
    """Make all staff of the group's team and below its members; return how many are new."""
    staff = (
        select(literal(place.id), membership.c.person_id, literal("member"))
        .distinct()
        .join(person, person.c.id == membership.c.person_id)
        .join(below, below.c.below_id == membership.c.team_id)
        .where(
            below.c.above_id == place.team.id,
            membership.c.role == "staff",
            person.c.disabled_at.is_(None),
        )
    )
    statement = dialect_insert(connection.dialect.name)(member)
    statement = statement.from_select(["group_id", "person_id", "role"], staff)
    statement = statement.on_conflict_do_nothing().returning(member.c.person_id)
    return len(connection.execute(statement).fetchall())
