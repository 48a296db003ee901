"""Writes check-ins: once a day, with their pictures, in the transaction of the caller."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from academy.checkins.entry import Entry, NewEntry
from academy.checkins.plan import Part
from academy.checkins.tables import CheckIn, CheckInPicture
from academy.database import insert_new, table_of
from academy.errors import AcademyError
from academy.files import store as files
from academy.people.tables import Person

check_in = table_of(CheckIn)
picture = table_of(CheckInPicture)
person = table_of(Person)

lock_person = (
    select(person.c.id).where(person.c.id == bindparam("person_id")).with_for_update(key_share=True)
)
revise_unchanged = (
    update(check_in)
    .where(
        check_in.c.id == bindparam("check_in_id"),
        func.coalesce(check_in.c.revised_at, check_in.c.sent_at) == bindparam("seen"),
    )
    .values(text=bindparam("new_text"), revised_at=bindparam("moment"))
    .returning(check_in.c.id)
)
drop_pictures = delete(picture).where(picture.c.check_in_id == bindparam("of"))
still_shown = select(picture.c.digest).where(
    picture.c.digest.in_(bindparam("digests", expanding=True))
)
add_picture = insert(picture)


class PicturesGone(AcademyError):
    """Pictures that waited unclaimed for two days were removed; they must be chosen again."""


def one_at_a_time(connection: Connection, person_id: int) -> None:
    """Let one write of a person through at a time, so that a limit is never passed (R18)."""
    connection.execute(lock_person, {"person_id": person_id})


def record(connection: Connection, part: Part, given: NewEntry, moment: datetime) -> int | None:
    """Write a check-in with its pictures; None when that day has one already (rule R24).

    Raises:
        PicturesGone: a picture is no longer there; nothing may be committed.
    """
    values = {
        "activity_id": part.activity_id,
        "person_id": part.person_id,
        "team_id": part.team_id,
        "day": given.day,
        "slot": 0,
        "kind": given.kind,
        "text": given.text,
        "prompt": given.prompt,
        "reason": given.reason,
        "featured": False,
        "sent_at": moment,
    }
    made = insert_new(connection, check_in, values)
    if made is None:
        return None
    show(connection, int(made), given.digests, moment)
    return int(made)


def revise(connection: Connection, there: Entry, given: NewEntry, moment: datetime) -> bool:
    """Change a check-in to what is *given*; False when somebody changed it since *there*.

    Raises:
        PicturesGone: a picture is no longer there; nothing may be committed.
    """
    seen = there.revised_at or there.sent_at
    changed = connection.execute(
        revise_unchanged,
        {
            "check_in_id": there.check_in_id,
            "seen": seen,
            "new_text": given.text,
            "moment": moment,
        },
    ).scalar()
    if changed is None:
        return False
    if given.digests != there.digests:
        connection.execute(drop_pictures, {"of": there.check_in_id})
        show(connection, there.check_in_id, given.digests, moment)
        release(connection, set(there.digests) - set(given.digests), moment)
    return True


def show(
    connection: Connection, check_in_id: int, digests: Sequence[str], moment: datetime
) -> None:
    """Put pictures under a check-in and keep their files for good."""
    if not digests:
        return
    if len(files.claim(connection, digests, moment)) < len(set(digests)):
        raise PicturesGone
    rows = [
        {"check_in_id": check_in_id, "position": position, "digest": digest}
        for position, digest in enumerate(digests, 1)
    ]
    connection.execute(add_picture, rows)


def release(connection: Connection, dropped: set[str], moment: datetime) -> None:
    """Give up files that no check-in shows any more: they are removed two days later."""
    if not dropped:
        return
    shown = set(connection.execute(still_shown, {"digests": sorted(dropped)}).scalars())
    files.give_up(connection, dropped - shown, moment)
