"""The first admin: a link that is told where the installation was started, for one use."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from academy.audit.store import record
from academy.database import table_of
from academy.people.store_persons import NewPerson, add_person, anybody
from academy.people.store_rights import add_grant
from academy.people.store_teams import add_merchant
from academy.people.tables import SetupLink
from academy.people.tokens import digest, new_token

link = table_of(SetupLink)


@dataclass(frozen=True, slots=True)
class FirstAdmin:
    """What is asked of the first admin; exactly one of login name and phone is given."""

    merchant: str
    name: str
    login_name: str | None
    phone: str | None
    password_hash: str


def new_setup_link(connection: Connection, moment: datetime) -> str | None:
    """Return the token of a new link, which replaces older ones; None when anybody exists."""
    if anybody(connection):
        return None
    connection.execute(delete(link).where(link.c.used_at.is_(None)))
    token = new_token()
    values = {"token_hash": digest(token), "created_at": moment, "used_at": None}
    connection.execute(insert(link), values)
    return token


def is_open(connection: Connection, token: str) -> bool:
    """Say whether a link still opens: made here, not used, and nobody exists."""
    statement = select(link.c.created_at).where(
        link.c.token_hash == digest(token), link.c.used_at.is_(None)
    )
    return connection.execute(statement).first() is not None and not anybody(connection)


def use_setup_link(
    connection: Connection, moment: datetime, token: str, first: FirstAdmin
) -> int | None:
    """Make the first merchant and its admin, who looks after the whole installation too.

    Returns:
        The id of the person; None when the link does not open any more. Of two who use it
        at the same time, one is told so.
    """
    statement = (
        update(link)
        .where(link.c.token_hash == digest(token), link.c.used_at.is_(None))
        .values(used_at=moment)
        .returning(link.c.token_hash)
    )
    if connection.execute(statement).first() is None or anybody(connection):
        return None
    merchant_id = add_merchant(connection, moment, first.merchant)
    new = NewPerson(
        merchant_id=merchant_id,
        name=first.name,
        password_hash=first.password_hash,
        login_name=first.login_name,
        phone=first.phone,
        must_change_password=False,
    )
    person_id = add_person(connection, moment, new)
    add_grant(connection, person_id, "admin", None)
    subject, details = f"person {person_id}", {"merchant": first.merchant}
    record(connection, moment, person_id, merchant_id, "people.set_up", subject, details)
    return person_id
