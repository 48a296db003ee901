"""Sign-ins: who has a name, and the sessions that a sign-in begins."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from academy.database import table_of
from academy.errors import AcademyError
from academy.people.names import login_key, phone_number
from academy.people.tables import Person, SignInSession
from academy.people.tokens import digest, new_token

UNWRITABLE = (AcademyError, SQLAlchemyError, OSError)
"""What a store that cannot be written raises, where reading may go on without it."""

person = table_of(Person)
session = table_of(SignInSession)

account_named = select(
    person.c.id, person.c.merchant_id, person.c.password_hash, person.c.must_change_password
).where(
    or_(person.c.phone == bindparam("phone"), person.c.login_key == bindparam("key")),
    person.c.disabled_at.is_(None),
)
unchanged_account = (
    select(person.c.id)
    .where(
        person.c.id == bindparam("person_id"),
        person.c.password_hash == bindparam("kept"),
        person.c.disabled_at.is_(None),
    )
    .with_for_update()
)
seen_today = (
    update(session)
    .where(session.c.id == bindparam("session_id"), session.c.last_seen_day < bindparam("today"))
    .values(last_seen_day=bindparam("today"))
)


@dataclass(frozen=True, slots=True)
class Account:
    """An active person at the door."""

    person_id: int
    merchant_id: int
    password_hash: str
    must_change_password: bool


def name_key(typed: str) -> str:
    """Return the one form of whatever was typed as phone number or login name."""
    return phone_number(typed) or login_key(typed)


def account(connection: Connection, typed: str) -> Account | None:
    """Return the active person with this phone number or login name, in one statement."""
    keys = {"phone": phone_number(typed), "key": login_key(typed)}
    row = connection.execute(account_named, keys).first()
    return Account(*row) if row else None


def begin_session(connection: Connection, moment: datetime, found: Account) -> str | None:
    """Begin a session and return its token, of which only the digest is kept.

    None when the password was changed or the person disabled since *found* was read.
    """
    same = {"person_id": found.person_id, "kept": found.password_hash}
    if connection.execute(unchanged_account, same).first() is None:
        return None
    token = new_token()
    connection.execute(
        insert(session),
        {
            "token_hash": digest(token),
            "person_id": found.person_id,
            "since": moment,
            "last_seen_day": moment.date(),
            "ended_at": None,
        },
    )
    return token


def mark_seen(connection: Connection, session_id: int, today: date) -> None:
    """Note that a session was used today; that keeps it alive for thirty days more."""
    connection.execute(seen_today, {"session_id": session_id, "today": today})


def end_session(connection: Connection, moment: datetime, session_id: int) -> None:
    """End one session: its token opens nothing any more."""
    statement = update(session).where(session.c.id == session_id, session.c.ended_at.is_(None))
    connection.execute(statement.values(ended_at=moment))


def end_sessions(
    connection: Connection, moment: datetime, person_id: int, keep: int | None = None
) -> int:
    """End all sessions of a person except *keep*, and return how many there were."""
    statement = update(session).where(
        session.c.person_id == person_id, session.c.ended_at.is_(None)
    )
    if keep is not None:
        statement = statement.where(session.c.id != keep)
    return int(connection.execute(statement.values(ended_at=moment)).rowcount)
