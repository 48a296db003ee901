"""Accounts as those who look after people see them, the disabled ones too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    case,
    exists,
    func,
    literal,
    select,
)

from academy.database import table_of
from academy.people import store_persons, store_scope
from academy.people.names import masked_phone
from academy.people.permissions import Standing, TeamPlace
from academy.people.store_scope import ids_below
from academy.people.tables import Grant, Membership, Person, Team
from academy.web.visitor import Visitor

person = table_of(Person)
team = table_of(Team)
membership = table_of(Membership)
grant = table_of(Grant)
every = membership.alias("every_membership")

led = (
    select(func.count())
    .where(every.c.person_id == person.c.id, every.c.role == "manager")
    .scalar_subquery()
)
granted = select(func.count()).where(grant.c.person_id == person.c.id).scalar_subquery()
granted_everywhere = (
    select(func.count())
    .where(grant.c.person_id == person.c.id, grant.c.merchant_id.is_(None))
    .scalar_subquery()
)
standing_of = select(led, granted, granted_everywhere).where(person.c.id == bindparam("person_id"))
accounts_in_scope = (
    select(
        person.c.id,
        person.c.name,
        person.c.job,
        team.c.name.label("team_name"),
        membership.c.role,
        person.c.disabled_at,
        led.label("led"),
        granted.label("granted"),
        granted_everywhere.label("everywhere"),
    )
    .join(membership, membership.c.person_id == person.c.id)
    .join(team, team.c.id == membership.c.team_id)
    .where(team.c.id.in_(ids_below))
    .order_by(
        team.c.name,
        team.c.id,
        case((membership.c.role == "manager", 0), else_=1),
        person.c.name,
        person.c.id,
    )
)
without_a_team = (
    select(
        person.c.id,
        person.c.name,
        person.c.job,
        literal("").label("team_name"),
        literal("").label("role"),
        person.c.disabled_at,
        led.label("led"),
        granted.label("granted"),
        granted_everywhere.label("everywhere"),
    )
    .where(
        person.c.merchant_id == bindparam("merchant_id"),
        ~exists(select(every.c.id).where(every.c.person_id == person.c.id)),
    )
    .order_by(person.c.name, person.c.id)
)
people_in_scope = (
    select(func.count(func.distinct(membership.c.person_id)))
    .join(person, person.c.id == membership.c.person_id)
    .where(membership.c.team_id.in_(ids_below), person.c.disabled_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A person in a team, in a list; one line for each membership."""

    name: str
    job: str | None
    team_name: str
    role: str
    disabled: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account; ``phone`` with its middle hidden."""

    standing: Standing
    name: str
    job: str | None
    teams: tuple[str, ...]
    login_name: str | None
    phone: str | None
    staff_number: str | None
    password_hash: str
    must_change_password: bool
    disabled_at: datetime | None


def count_below(connection: Connection, team_id: int) -> int:
    """Return how many active people are in a team and below it."""
    return int(connection.execute(people_in_scope, {"team_ids": [team_id]}).scalar_one())


def accounts_below(connection: Connection, place: TeamPlace) -> list[AccountLine]:
    """Return who is in a team and below it, managers first in each team."""
    rows = connection.execute(accounts_in_scope, {"team_ids": [place.id]})
    return [account_line(row, place.merchant_id, place.above) for row in rows]


def accounts_without_team(connection: Connection, merchant_id: int) -> list[AccountLine]:
    """Return the people of a merchant who are in no team, by name."""
    rows = connection.execute(without_a_team, {"merchant_id": merchant_id})
    return [account_line(row, merchant_id, frozenset()) for row in rows]


def account_line(
    row: Row[*tuple[Any, ...]], merchant_id: int, above: frozenset[int]
) -> AccountLine:
    """Return the line of a person, who stands below the teams *above*."""
    return AccountLine(
        name=row.name,
        job=row.job,
        team_name=row.team_name,
        role=row.role,
        disabled=row.disabled_at is not None,
        standing=Standing(
            row.id, merchant_id, bool(row.led), bool(row.granted), bool(row.everywhere), above
        ),
    )


def account(connection: Connection, visitor: Visitor, person_id: int) -> Account | None:
    """Return an account with what is needed to judge who looks after it; made for the guard."""
    place = store_scope.person_place(connection, visitor, person_id)
    if place is None:
        return None
    row = store_persons.row_of(connection, person_id)
    leads, rights, everywhere = connection.execute(standing_of, {"person_id": person_id}).one()
    return Account(
        standing=Standing(
            person_id, place.merchant_id, bool(leads), bool(rights), bool(everywhere), place.above
        ),
        name=place.name,
        job=row["job"],
        teams=place.teams,
        login_name=row["login_name"],
        phone=masked_phone(row["phone"]) if row["phone"] else None,
        staff_number=row["staff_number"],
        password_hash=row["password_hash"],
        must_change_password=row["must_change_password"],
        disabled_at=row["disabled_at"],
    )
