"""All releases of courses: which there are, and which was live when and by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, select

from academy.catalog.store import (
    OF_RELEASE,
    LiveRelease,
    activation,
    everything_live,
    number_of_release,
    release,
)
from academy.database import table_of
from academy.people.tables import Person

person = table_of(Person)


@dataclass(frozen=True, slots=True)
class KnownRelease:
    """One release of a course; ``live_at`` and ``by`` are of its last activation.

    ``by`` is a name, none for the folder or the terminal; ``by_merchant`` is whose person it is.
    """

    release: LiveRelease
    live: bool
    live_at: datetime | None
    by: str | None
    by_merchant: int | None

    @property
    def number(self) -> int:
        """The number of the release in its course."""
        return self.release.number


last_of_release = (
    select(func.max(activation.c.id).label("id"), activation.c.release_id)
    .group_by(activation.c.release_id)
    .subquery("last_of_release")
)
of_course = activation.alias("of_course")
last_of_course = (
    select(func.max(of_course.c.id))
    .where(of_course.c.course_id == release.c.course_id)
    .scalar_subquery()
)
known = (
    select(
        *OF_RELEASE,
        case((activation.c.id == last_of_course, 1), else_=0).label("live"),
        activation.c.at.label("live_at"),
        person.c.name.label("by"),
        person.c.merchant_id.label("by_merchant"),
    )
    .select_from(
        release.outerjoin(last_of_release, last_of_release.c.release_id == release.c.id)
        .outerjoin(activation, activation.c.id == last_of_release.c.id)
        .outerjoin(person, person.c.id == activation.c.person_id)
    )
    .order_by(release.c.id.desc())
)
known_of_course = known.where(release.c.course_id == bindparam("course_id"))
numbered = known_of_course.where(number_of_release == bindparam("number"))
counts = select(release.c.course_id, func.count().label("number")).group_by(release.c.course_id)
slugs = (
    select(release.c.slug, release.c.course_id)
    .group_by(release.c.slug, release.c.course_id)
    .order_by(func.max(release.c.id).desc())
)


def releases_of(connection: Connection, course_id: str) -> list[KnownRelease]:
    """Return all releases of a course, the newest first."""
    rows = connection.execute(known_of_course, {"course_id": course_id})
    return [known_release(row) for row in rows]


def numbered_release(connection: Connection, course_id: str, number: int) -> KnownRelease | None:
    """Return one release of a course by its number."""
    row = connection.execute(numbered, {"course_id": course_id, "number": number}).first()
    return known_release(row) if row else None


def known_release(row: Any) -> KnownRelease:
    """Return the release in a row."""
    release_of_row = LiveRelease(*row[: len(OF_RELEASE)])
    return KnownRelease(release_of_row, bool(row.live), row.live_at, row.by, row.by_merchant)


def release_counts(connection: Connection) -> dict[str, int]:
    """Return how many releases each course has."""
    return {row.course_id: row.number for row in connection.execute(counts)}


def slugs_ever(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return under each slug that was ever used the courses that had it, the last first."""
    found: dict[str, tuple[str, ...]] = {}
    for slug, course_id in connection.execute(slugs):
        found[slug] = (*found.get(slug, ()), course_id)
    return found


def course_named(connection: Connection, named: str) -> tuple[str, ...]:
    """Return the ids of the courses that are meant by an id, a slug, or a former slug."""
    live = everything_live(connection)
    if any(each.course_id == named for each in live):
        return (named,)
    found = tuple(each.course_id for each in live if each.slug == named)
    return found or slugs_ever(connection).get(named, ())[:1]
