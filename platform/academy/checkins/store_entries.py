"""Reads check-ins of one person, and one check-in for those who may see it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from academy.checkins.entry import Entry, Place, Seen, SeenPicture
from academy.checkins.month import Marked
from academy.checkins.tables import Activity, CheckIn, CheckInPicture
from academy.database import table_of
from academy.people.tables import Person, TeamBelow

check_in = table_of(CheckIn)
picture = table_of(CheckInPicture)
activity = table_of(Activity)
person = table_of(Person)
below = table_of(TeamBelow)

marks_of_person = select(check_in.c.id, check_in.c.day, check_in.c.kind, check_in.c.featured).where(
    check_in.c.activity_id == bindparam("activity_id"),
    check_in.c.person_id == bindparam("person_id"),
)
with_pictures = (
    select(check_in, picture.c.digest)
    .select_from(check_in.outerjoin(picture, picture.c.check_in_id == check_in.c.id))
    .order_by(picture.c.position)
)
entry_of_day = with_pictures.where(
    check_in.c.activity_id == bindparam("activity_id"),
    check_in.c.person_id == bindparam("person_id"),
    check_in.c.day == bindparam("day"),
)
seen_by_id = (
    select(
        check_in,
        person.c.name.label("person_name"),
        activity.c.title.label("activity_title"),
        activity.c.zone,
        below.c.above_id,
    )
    .select_from(
        check_in.join(person, person.c.id == check_in.c.person_id)
        .join(activity, activity.c.id == check_in.c.activity_id)
        .join(below, below.c.below_id == check_in.c.team_id)
    )
    .where(check_in.c.id == bindparam("check_in_id"))
)
pictures_by_id = (
    select(picture.c.digest)
    .where(picture.c.check_in_id == bindparam("check_in_id"))
    .order_by(picture.c.position)
)
picture_by_position = (
    select(check_in.c.person_id, check_in.c.team_id, picture.c.digest, below.c.above_id)
    .select_from(
        check_in.join(picture, picture.c.check_in_id == check_in.c.id).join(
            below, below.c.below_id == check_in.c.team_id
        )
    )
    .where(
        picture.c.check_in_id == bindparam("check_in_id"),
        picture.c.position == bindparam("position"),
    )
)


def marks(connection: Connection, activity_id: int, person_id: int) -> list[Marked]:
    """Return the days on which a person checked in."""
    rows = connection.execute(marks_of_person, {"activity_id": activity_id, "person_id": person_id})
    return [Marked(row.id, row.day, row.kind, row.featured) for row in rows]


def entry_on(connection: Connection, activity_id: int, person_id: int, day: date) -> Entry | None:
    """Return a person's check-in of one day, or None."""
    given = {"activity_id": activity_id, "person_id": person_id, "day": day}
    rows = connection.execute(entry_of_day, given).fetchall()
    if not rows:
        return None
    return entry_from(rows[0], [row.digest for row in rows if row.digest is not None])


def seen(connection: Connection, check_in_id: int) -> Seen | None:
    """Return a check-in with what is needed to say who may see it, or None."""
    rows = connection.execute(seen_by_id, {"check_in_id": check_in_id}).fetchall()
    if not rows:
        return None
    digests = connection.execute(pictures_by_id, {"check_in_id": check_in_id}).scalars()
    first = rows[0]
    return Seen(
        place_of(rows),
        entry_from(first, list(digests)),
        first.person_name,
        first.activity_title,
        first.zone,
    )


def seen_picture(connection: Connection, check_in_id: int, position: int) -> SeenPicture | None:
    """Return one picture of a check-in, or None."""
    given = {"check_in_id": check_in_id, "position": position}
    rows = connection.execute(picture_by_position, given).fetchall()
    return SeenPicture(place_of(rows), rows[0].digest) if rows else None


def place_of(rows: Sequence[Row[*tuple[Any, ...]]]) -> Place:
    """Return whose check-in the rows tell of, a row for each team above it."""
    above = frozenset(row.above_id for row in rows)
    return Place(rows[0].person_id, rows[0].team_id, above)


def entry_from(row: Row[*tuple[Any, ...]], digests: Sequence[str]) -> Entry:
    """Return the entry in a row of check_in."""
    return Entry(
        check_in_id=row.id,
        activity_id=row.activity_id,
        person_id=row.person_id,
        team_id=row.team_id,
        day=row.day,
        kind=row.kind,
        text=row.text,
        prompt=row.prompt,
        reason=row.reason,
        sent_at=row.sent_at,
        revised_at=row.revised_at,
        digests=tuple(digests),
    )
