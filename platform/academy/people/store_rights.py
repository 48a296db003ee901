"""What persons may do: memberships of teams, and grants of a merchant or the installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, select

from academy.database import insert_new, table_of, upsert
from academy.errors import NotFound, Refused
from academy.people.rights import Held
from academy.people.tables import Grant, Membership, Merchant, Person, Team

Role = Literal["staff", "manager"]
Kind = Literal["trainer", "admin"]

person = table_of(Person)
team = table_of(Team)
merchant = table_of(Merchant)
membership = table_of(Membership)
grant = table_of(Grant)
home = person.alias("home")

active_admins = (
    select(grant.c.id)
    .join(person, person.c.id == grant.c.person_id)
    .where(grant.c.kind == "admin", grant.c.merchant_id.is_(None), person.c.disabled_at.is_(None))
    .order_by(grant.c.id)
    .with_for_update(of=grant)
)
admins_of_merchant = (
    select(grant.c.id)
    .join(person, person.c.id == grant.c.person_id)
    .where(
        grant.c.kind == "admin",
        person.c.merchant_id
        == select(home.c.merchant_id).where(home.c.id == bindparam("person_id")).scalar_subquery(),
        person.c.disabled_at.is_(None),
    )
    .order_by(grant.c.id)
    .with_for_update(of=grant)
)
rights_of_person = (
    select(merchant.c.name, grant.c.kind, grant.c.merchant_id)
    .select_from(person)
    .join(merchant, merchant.c.id == person.c.merchant_id)
    .outerjoin(grant, grant.c.person_id == person.c.id)
    .where(person.c.id == bindparam("person_id"))
)


def add_membership(
    connection: Connection, person_id: int, team_id: int, role: Role, since: date
) -> None:
    """Put a person into a team; somebody who is in it already gets the role.

    Raises:
        NotFound: the person or the team is not there, or they are of different merchants.
    """
    same_merchant(connection, person_id, team_id)
    values = {"person_id": person_id, "team_id": team_id, "role": role, "since": since}
    upsert(connection, membership, values, ["person_id", "team_id"], ["role"])


def same_merchant(connection: Connection, person_id: int, team_id: int) -> None:
    """Raise NotFound unless both are there, and of one merchant."""
    both = select(person.c.id).where(
        person.c.id == person_id, team.c.id == team_id, team.c.merchant_id == person.c.merchant_id
    )
    if connection.execute(both).first() is None:
        raise NotFound


def remove_membership(connection: Connection, person_id: int, team_id: int) -> bool:
    """Take a person out of a team; say whether the person was in it."""
    statement = delete(membership).where(
        membership.c.person_id == person_id, membership.c.team_id == team_id
    )
    return connection.execute(statement).rowcount > 0


def add_grant(connection: Connection, person_id: int, kind: Kind, merchant_id: int | None) -> bool:
    """Give a right in the person's merchant, or (None) in the whole installation.

    Returns:
        False when the person had it already.

    Raises:
        NotFound: there is no such person, or the person is of another merchant.
    """
    home = connection.execute(
        select(person.c.merchant_id).where(person.c.id == person_id)
    ).scalar_one_or_none()
    if home is None or merchant_id not in {None, home}:
        raise NotFound
    values = {"person_id": person_id, "kind": kind, "merchant_id": merchant_id}
    return insert_new(connection, grant, values) is not None


def remove_grant(
    connection: Connection, person_id: int, kind: Kind, merchant_id: int | None
) -> bool:
    """Take a right away; say whether the person had it.

    Raises:
        Refused: it would leave the installation, or the person's merchant, without an admin.
    """
    where = (
        grant.c.merchant_id.is_(None)
        if merchant_id is None
        else (grant.c.merchant_id == merchant_id)
    )
    statement = delete(grant).where(grant.c.person_id == person_id, grant.c.kind == kind, where)
    with keeping_admins(connection, person_id):
        return connection.execute(statement).rowcount > 0


def rights_of(connection: Connection, person_id: int) -> Held:
    """Return the rights of a person who is there."""
    rows = connection.execute(rights_of_person, {"person_id": person_id}).fetchall()
    return Held(rows[0].name, frozenset((row.kind, row.merchant_id) for row in rows if row.kind))


@contextmanager
def keeping_admins(connection: Connection, person_id: int) -> Iterator[None]:
    """Refuse what is done inside to a person when it takes a last active admin (rule R8).

    The installation keeps one, and so does the person's merchant. The grants are locked first,
    so that two admins cannot remove each other at one time.
    """
    whose = {"person_id": person_id}
    of_all = connection.execute(active_admins).first()
    of_merchant = connection.execute(admins_of_merchant, whose).first()
    yield
    if of_all and not connection.execute(active_admins).first():
        raise Refused("The installation needs an admin. Make somebody else one first.")
    if of_merchant and not connection.execute(admins_of_merchant, whose).first():
        raise Refused("The merchant needs an admin. Make somebody else one first.")
