"""What persons may do: memberships of teams, and grants of a merchant or the installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Literal

from sqlalchemy import Connection, delete, select

from academy.database import insert_new, table_of, upsert
from academy.errors import NotFound, Refused
from academy.people.tables import Grant, Membership, Person, Team

Role = Literal["staff", "manager"]
Kind = Literal["trainer", "admin"]

person = table_of(Person)
team = table_of(Team)
membership = table_of(Membership)
grant = table_of(Grant)

active_admins = (
    select(grant.c.id)
    .join(person, person.c.id == grant.c.person_id)
    .where(grant.c.kind == "admin", grant.c.merchant_id.is_(None), person.c.disabled_at.is_(None))
    .order_by(grant.c.id)
    .with_for_update()
)


def add_membership(
    connection: Connection, person_id: int, team_id: int, role: Role, since: date
) -> None:
    """Put a person into a team; somebody who is in it already gets the role.

    Raises:
        NotFound: the person or the team is not there, or they are of different merchants.
    """
    both = select(person.c.id).where(
        person.c.id == person_id, team.c.id == team_id, team.c.merchant_id == person.c.merchant_id
    )
    if connection.execute(both).first() is None:
        raise NotFound
    values = {"person_id": person_id, "team_id": team_id, "role": role, "since": since}
    upsert(connection, membership, values, ["person_id", "team_id"], ["role"])


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
        Refused: it would leave the installation without an admin.
    """
    where = (
        grant.c.merchant_id.is_(None)
        if merchant_id is None
        else (grant.c.merchant_id == merchant_id)
    )
    statement = delete(grant).where(grant.c.person_id == person_id, grant.c.kind == kind, where)
    with keeping_an_admin(connection):
        return connection.execute(statement).rowcount > 0


@contextmanager
def keeping_an_admin(connection: Connection) -> Iterator[None]:
    """Refuse what is done inside when it takes the last active admin of the installation.

    The grants are locked first, so that two admins cannot remove each other at one time.
    """
    before = connection.execute(active_admins).first()
    yield
    if before is not None and connection.execute(active_admins).first() is None:
        raise Refused("The installation needs an admin. Make somebody else one first.")
