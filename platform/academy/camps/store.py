"""Groups and camps in the database."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from academy.camps.permissions import SeenCamp
from academy.camps.tables import Camp, Group, GroupMember
from academy.database import insert_new, table_of
from academy.errors import Refused
from academy.people.tables import Person, Team, TeamBelow
from academy.web.visitor import Visitor

camp = table_of(Camp)
group = table_of(Group)
member = table_of(GroupMember)
team = table_of(Team)
below = table_of(TeamBelow)
person = table_of(Person)

own_role = and_(member.c.group_id == group.c.id, member.c.person_id == bindparam("visitor_id"))
in_scope = exists(
    select(1).where(
        below.c.below_id == group.c.team_id,
        below.c.above_id.in_(bindparam("managed_teams", expanding=True)),
    )
)
camps_with_roles = (
    select(
        camp,
        group.c.name.label("group_name"),
        group.c.region,
        group.c.interest,
        group.c.rules,
        group.c.team_id,
        team.c.name.label("team_name"),
        member.c.role,
        in_scope.label("scope"),
    )
    .select_from(
        camp.join(group, group.c.id == camp.c.group_id)
        .join(team, team.c.id == group.c.team_id)
        .outerjoin(member, own_role)
    )
    .where(camp.c.merchant_id == bindparam("merchant_id"))
)
one_camp = camps_with_roles.where(camp.c.id == bindparam("camp_id"))
all_camps = camps_with_roles.where(
    or_(member.c.person_id.is_not(None), in_scope, bindparam("sees_all", type_=Boolean))
).order_by(camp.c.start_day.desc(), camp.c.id)


members_of_group = (
    select(member.c.person_id, person.c.name, member.c.role)
    .join(person, person.c.id == member.c.person_id)
    .where(member.c.group_id == bindparam("of_group"))
    .order_by(member.c.role, person.c.id)
)


def asked_by(visitor: Visitor) -> dict[str, object]:
    """Return what the statements want to know of the visitor."""
    return {
        "visitor_id": visitor.person_id,
        "merchant_id": visitor.merchant_id,
        "managed_teams": sorted(visitor.managed_teams),
    }


def seen_camp(connection: Connection, visitor: Visitor, camp_id: int) -> SeenCamp | None:
    """Return the camp as *visitor* meets it; None when there is no such camp."""
    rows = connection.execute(one_camp, {**asked_by(visitor), "camp_id": camp_id}).fetchall()
    return fold(rows) if rows else None


def fold(rows: Sequence[Row[Any]]) -> SeenCamp:
    """Make one camp of its rows, one for each role of the visitor."""
    first = rows[0]
    return SeenCamp(
        id=first.id,
        group_id=first.group_id,
        group_name=first.group_name,
        region=first.region,
        interest=first.interest,
        rules=first.rules,
        team_name=first.team_name,
        merchant_id=first.merchant_id,
        playbook_id=first.playbook_id,
        start_day=first.start_day,
        zone=first.zone,
        cut_off_minutes=first.cut_off_minutes,
        roles=frozenset(row.role for row in rows if row.role),
        scope=bool(first.scope),
        team_id=first.team_id,
    )


def camps_of(connection: Connection, visitor: Visitor) -> list[SeenCamp]:
    """Return the camps that *visitor* may see, the latest start first."""
    sees_all = visitor.trainer or visitor.admin
    rows = connection.execute(all_camps, {**asked_by(visitor), "sees_all": sees_all})
    by_camp: dict[int, list[Row[Any]]] = {}
    for row in rows:
        by_camp.setdefault(row.id, []).append(row)
    return [fold(of_one) for of_one in by_camp.values()]


def members(connection: Connection, group_id: int) -> list[Row[Any]]:
    """Return (person_id, name, role) of a group."""
    return list(connection.execute(members_of_group, {"of_group": group_id}))


def add_group(
    connection: Connection,
    team_id: int,
    merchant_id: int,
    name: str,
    region: str,
    interest: str,
    rules: str,
    moment: datetime,
) -> int:
    """Add a chat group and return its id; see keep_group."""
    typed = {"name": name, "region": region, "interest": interest, "rules": rules}
    return keep_group(connection, team_id, merchant_id, typed, moment)[0]


def keep_group(
    connection: Connection,
    team_id: int,
    merchant_id: int,
    typed: Mapping[str, str],
    moment: datetime,
) -> tuple[int, bool]:
    """Keep a group unless the very same is there; return its id, and whether it is new (R84).

    Raises:
        Refused: the team has another group of this name.
    """
    place = {"team_id": team_id, "merchant_id": merchant_id}
    made = insert_new(connection, group, {**typed, **place, "created_at": moment})
    if made is not None:
        return int(made), True
    same = connection.execute(
        select(group).where(group.c.team_id == team_id, group.c.name == typed["name"])
    ).one()
    if (same.region, same.interest, same.rules) != tuple(
        typed[name] for name in ("region", "interest", "rules")
    ):
        raise Refused("This team has another group of this name already.")
    return int(same.id), False


def add_member(connection: Connection, group_id: int, person_id: int, role: str) -> bool:
    """Give a person a role in a group; False when the person has it already."""
    values = {"group_id": group_id, "person_id": person_id, "role": role}
    return insert_new(connection, member, values) is not None


def add_camp(
    connection: Connection, group_id: int, playbook_id: str, start_day: date, moment: datetime
) -> int:
    """Start a camp in a group and return its id; see keep_camp."""
    return keep_camp(connection, group_id, playbook_id, start_day, moment)[0]


def keep_camp(
    connection: Connection, group_id: int, playbook_id: str, start_day: date, moment: datetime
) -> tuple[int, bool]:
    """Start a camp in the zone and with the cut-off of the group's team, once (rule R86).

    Returns:
        Its id, and whether it is new.

    Raises:
        Refused: the group starts a camp by another playbook on that day.
    """
    place = connection.execute(
        select(group.c.merchant_id, team.c.zone, team.c.cut_off_minutes)
        .join(team, team.c.id == group.c.team_id)
        .where(group.c.id == group_id)
    ).one()
    values = {
        "merchant_id": place.merchant_id,
        "group_id": group_id,
        "playbook_id": playbook_id,
        "start_day": start_day,
        "zone": place.zone,
        "cut_off_minutes": place.cut_off_minutes,
        "created_at": moment,
    }
    made = insert_new(connection, camp, values)
    if made is not None:
        return int(made), True
    same = connection.execute(
        select(camp).where(camp.c.group_id == group_id, camp.c.start_day == start_day)
    ).one()
    if same.playbook_id != playbook_id:
        raise Refused("This group starts another camp on this day already.")
    return int(same.id), False
