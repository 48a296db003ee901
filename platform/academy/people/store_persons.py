"""Persons: added, disabled, enabled; their passwords and preferences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, exists, literal, or_, select, update

from academy.database import insert_new, table_of
from academy.errors import NotFound, Refused
from academy.people.names import login_key, new_login_key, new_phone_number, phone_number
from academy.people.store_rights import keeping_admins
from academy.people.store_sign_in import end_sessions
from academy.people.tables import Merchant, Person

person = table_of(Person)
merchant = table_of(Merchant)

anybody_there = select(exists(select(literal(1)).select_from(person)))
person_named = select(person.c.id, person.c.merchant_id).where(
    or_(person.c.phone == bindparam("phone"), person.c.login_key == bindparam("login_key"))
)
one_merchant = select(merchant.c.id).where(merchant.c.id == bindparam("merchant_id"))
one_person = select(person).where(person.c.id == bindparam("person_id"))
shut_out = (
    update(person)
    .where(person.c.id == bindparam("who"), person.c.disabled_at.is_(None))
    .values(disabled_at=bindparam("at"))
)
let_in_again = (
    update(person)
    .where(person.c.id == bindparam("who"), person.c.disabled_at.is_not(None))
    .values(disabled_at=None)
)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added. The password was hashed before: that is slow.

    ``login_name`` and ``phone`` as they were typed; at least one of the two is needed.
    """

    merchant_id: int
    name: str
    password_hash: str
    login_name: str | None = None
    phone: str | None = None
    staff_number: str | None = None
    job: str | None = None
    must_change_password: bool = True
    locale: str | None = None
    theme: str = "system"
    zone: str | None = None


def add_person(connection: Connection, moment: datetime, new: NewPerson) -> int:
    """Add a person and return the id.

    Raises:
        BadName: the login name or the phone number cannot be one.
        Refused: neither was given, or one of the names belongs to somebody already.
        NotFound: there is no such merchant.
    """
    if connection.execute(one_merchant, {"merchant_id": new.merchant_id}).first() is None:
        raise NotFound
    if not new.login_name and not new.phone:
        raise Refused("Give a login name or a phone number.")
    names = {
        "login_key": new_login_key(new.login_name) if new.login_name else None,
        "phone": new_phone_number(new.phone) if new.phone else None,
        "staff_number": new.staff_number or None,
    }
    values = {
        "merchant_id": new.merchant_id,
        "name": new.name,
        "login_name": new.login_name or None,
        "job": new.job or None,
        "password_hash": new.password_hash,
        "must_change_password": new.must_change_password,
        "locale": new.locale,
        "theme": new.theme,
        "zone": new.zone,
        "created_at": moment,
        **names,
    }
    person_id = insert_new(connection, person, values)
    if person_id is None:
        raise taken(connection, names)
    return int(person_id)


def taken(connection: Connection, names: Mapping[str, str | None]) -> Refused:
    """Return the refusal that says which name is somebody else's."""
    if connection.execute(person_named, {**names, "phone": None}).first():
        return Refused("Somebody has this login name already.")
    if connection.execute(person_named, {**names, "login_key": None}).first():
        return Refused("Somebody has this phone number already.")
    return Refused("Somebody of this merchant has this staff number already.")


def anybody(connection: Connection) -> bool:
    """Say whether any person exists."""
    return bool(connection.execute(anybody_there).scalar_one())


def named(connection: Connection, typed: str) -> tuple[int, int]:
    """Return the ids of person and merchant for a phone number or login name, disabled or not.

    Raises:
        NotFound: nobody is called so.
    """
    names = {"phone": phone_number(typed), "login_key": login_key(typed)}
    found = connection.execute(person_named, names).first()
    if found is None:
        raise NotFound
    return found.id, found.merchant_id


def names_of(connection: Connection, person_id: int) -> tuple[str | None, ...]:
    """Return all names of a person, none of which may be the password."""
    found = row_of(connection, person_id)
    return (found["name"], found["login_name"], found["phone"], found["staff_number"])


def password_hash_of(connection: Connection, person_id: int) -> str:
    """Return what is kept of a person's password."""
    return str(row_of(connection, person_id)["password_hash"])


def row_of(connection: Connection, person_id: int) -> RowMapping:
    """Return the row of a person, or raise NotFound."""
    found = connection.execute(one_person, {"person_id": person_id}).mappings().first()
    if found is None:
        raise NotFound
    return found


def disable(connection: Connection, moment: datetime, person_id: int) -> bool:
    """Shut a person out: no sign-in, and all sessions end. What was done stays.

    Returns:
        Whether this did it: of two at the same time one does, the other changes nothing.

    Raises:
        NotFound: there is nobody with this id.
        Refused: the last admin of the installation, and of the merchant, stays (rule R8).
    """
    with keeping_admins(connection, person_id):
        shut = connection.execute(shut_out, {"who": person_id, "at": moment}).rowcount == 1
    if not shut:
        row_of(connection, person_id)
        return False
    end_sessions(connection, moment, person_id)
    return True


def enable(connection: Connection, person_id: int) -> bool:
    """Let a person in again, with the password of before; say whether this did it."""
    let_in = connection.execute(let_in_again, {"who": person_id}).rowcount == 1
    if not let_in:
        row_of(connection, person_id)
    return let_in


def set_password(
    connection: Connection,
    moment: datetime,
    person_id: int,
    password_hash: str,
    *,
    must_change: bool = False,
    keep_session: int | None = None,
) -> None:
    """Set a password; all sessions end except *keep_session*."""
    values = {"password_hash": password_hash, "must_change_password": must_change}
    change(connection, person_id, values)
    end_sessions(connection, moment, person_id, keep_session)


def set_preferences(
    connection: Connection, person_id: int, locale: str | None, theme: str, zone: str | None
) -> None:
    """Set the language, theme and zone in which a person reads; None follows the usual one."""
    change(connection, person_id, {"locale": locale, "theme": theme, "zone": zone})


def set_platforms(connection: Connection, person_id: int, platforms: Iterable[str]) -> None:
    """Set the platforms that a person sells on."""
    change(connection, person_id, {"platforms": ",".join(platforms)})


def change(connection: Connection, person_id: int, values: Mapping[str, object]) -> None:
    """Set columns of a person, or raise NotFound."""
    statement = update(person).where(person.c.id == person_id).values(**values)
    if connection.execute(statement).rowcount == 0:
        raise NotFound
