"""Corrects what is written down of a person."""

from dataclasses import asdict
from typing import Literal

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from academy.database import table_of
from academy.errors import Refused
from academy.people import store_persons
from academy.people.names import new_login_key
from academy.people.particulars import Correction, Particulars
from academy.people.tables import Person

person = table_of(Person)

particulars_of = select(
    person.c.name, person.c.login_name, person.c.phone, person.c.staff_number, person.c.job
).where(person.c.id == bindparam("person_id"))
locked_particulars = particulars_of.with_for_update()

Outcome = Literal["same", "stale"] | tuple[str, ...]


def particulars(connection: Connection, person_id: int, *, lock: bool = False) -> Particulars:
    """Return what is written down of a person who is there."""
    statement = locked_particulars if lock else particulars_of
    return Particulars(*connection.execute(statement, {"person_id": person_id}).one())


def correct(connection: Connection, person_id: int, typed: Correction, version: str) -> Outcome:
    """Correct a person by a form that was made from *version* (rule R177).

    Returns:
        The names of what has changed; ``same`` when nothing had to, ``stale`` when somebody
        changed the person since the form was made.

    Raises:
        Refused: no name to sign in with is left, or one of the names is somebody else's.
    """
    there = particulars(connection, person_id, lock=True)
    wanted = typed.of(there)
    changed = wanted.changed_from(there)
    if not changed:
        return "same"
    if version != there.version:
        return "stale"
    if not wanted.login_name and not wanted.phone:
        raise Refused("Give a login name or a phone number.")
    key = new_login_key(wanted.login_name) if wanted.login_name else None
    try:
        with connection.begin_nested():
            store_persons.change(connection, person_id, {**asdict(wanted), "login_key": key})
    except IntegrityError as error:
        names = {
            "login_key": key if "login_name" in changed else None,
            "phone": wanted.phone if "phone" in changed else None,
        }
        raise store_persons.taken(connection, names) from error
    return changed
