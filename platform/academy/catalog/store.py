"""Releases, which of them is live, and what was released from the folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ScalarSelect, bindparam, func, insert, select

from academy.catalog.content import Course
from academy.catalog.live_release import LiveRelease
from academy.catalog.site import SITE
from academy.catalog.tables import Activation, FolderState, Release, RenderedLesson
from academy.database import insert_new, table_of, upsert

__all__ = ["LiveRelease"]

release = table_of(Release)
activation = table_of(Activation)
folder_state = table_of(FolderState)
rendered = table_of(RenderedLesson)


@dataclass(frozen=True, slots=True)
class NewRelease:
    """What is written when a course is released."""

    course_id: str
    slug: str
    title: str
    digest: str
    origin: str
    sources: bytes
    merchant_id: int | None = None


def newest_activation() -> ScalarSelect[Any]:
    """Return the number of the newest activation, to stand in another statement."""
    return select(func.max(activation.c.id)).scalar_subquery()


newest = select(func.max(activation.c.id))
last_of_each = (
    select(func.max(activation.c.id).label("id"))
    .group_by(activation.c.course_id)
    .subquery("last_of_each")
)
earlier = release.alias("earlier")
number_of_release = (
    select(func.count())
    .select_from(earlier)
    .where(earlier.c.course_id == release.c.course_id, earlier.c.id <= release.c.id)
    .scalar_subquery()
)
OF_RELEASE = (
    release.c.id.label("release_id"),
    release.c.course_id,
    release.c.merchant_id,
    release.c.slug,
    release.c.title,
    release.c.digest,
    release.c.origin,
    release.c.made_at,
    number_of_release.label("number"),
)
"""The columns of a ``LiveRelease``, in its order."""

live = (
    select(*OF_RELEASE)
    .select_from(
        last_of_each.join(activation, activation.c.id == last_of_each.c.id).join(
            release, release.c.id == activation.c.release_id
        )
    )
    .order_by(release.c.slug, activation.c.id.desc())
)
live_courses = live.where(release.c.course_id != SITE)
live_of_course = live.where(release.c.course_id == bindparam("course_id"))
sources_by_id = select(release.c.id, release.c.sources).where(
    release.c.id.in_(bindparam("release_ids", expanding=True))
)
released_digest = select(folder_state.c.digest).where(
    folder_state.c.course_id == bindparam("course_id")
)
release_by_digest = select(release.c.id).where(
    release.c.course_id == bindparam("course_id"), release.c.digest == bindparam("digest")
)
slug_by_digest = select(release.c.slug).where(
    release.c.course_id == bindparam("course_id"), release.c.digest == bindparam("digest")
)
parts_by_key = select(rendered.c.parts).where(rendered.c.key == bindparam("key"))
known_keys = select(rendered.c.key).where(rendered.c.key.in_(bindparam("keys", expanding=True)))


def newest_number(connection: Connection) -> int:
    """Return the number of the newest activation; 0 before the first."""
    return connection.execute(newest).scalar() or 0


def live_releases(connection: Connection) -> list[LiveRelease]:
    """Return the live release of every course; the site's own files are no course."""
    return [LiveRelease(*row) for row in connection.execute(live_courses)]


def everything_live(connection: Connection) -> list[LiveRelease]:
    """Return the live release of every course and of the site's own files."""
    return [LiveRelease(*row) for row in connection.execute(live)]


def live_release(connection: Connection, course_id: str) -> LiveRelease | None:
    """Return the live release of one course."""
    row = connection.execute(live_of_course, {"course_id": course_id}).first()
    return LiveRelease(*row) if row else None


def sources(connection: Connection, release_ids: Sequence[int]) -> dict[int, bytes]:
    """Return the packed sources of releases by their ids."""
    if not release_ids:
        return {}
    found = connection.execute(sources_by_id, {"release_ids": list(release_ids)})
    return {row.id: row.sources for row in found}


def packed(connection: Connection, release_id: int) -> bytes:
    """Return the packed sources of one release."""
    return sources(connection, [release_id])[release_id]


def free_digest(connection: Connection, course: Course, digests: Sequence[str]) -> str:
    """Return the first digest that no release of *course* under another slug has."""
    for digest in digests[:-1]:
        given = {"course_id": course.id, "digest": digest}
        slug = connection.execute(slug_by_digest, given).scalar()
        if slug in {None, course.slug}:
            return digest
    return digests[-1]


def folder_digest(connection: Connection, course_id: str) -> str | None:
    """Return the digest of a course's folder that was released last."""
    digest: str | None = connection.execute(released_digest, {"course_id": course_id}).scalar()
    return digest


def take_turns(connection: Connection) -> None:
    """Let one release after the other commit, so that numbers become visible in their order.

    PostgreSQL hands out a number before its row can be seen; a worker that saw the higher
    number first would never look for the lower one. On SQLite writers take turns anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE activation IN SHARE ROW EXCLUSIVE MODE")


def add_release(connection: Connection, made: NewRelease, moment: datetime) -> int:
    """Keep a release and return its id; the same sources are kept once."""
    values = {
        "course_id": made.course_id,
        "slug": made.slug,
        "title": made.title,
        "digest": made.digest,
        "origin": made.origin,
        "sources": made.sources,
        "merchant_id": made.merchant_id,
        "made_at": moment,
    }
    release_id: int | None = insert_new(connection, release, values)
    if release_id is None:
        same = {"course_id": made.course_id, "digest": made.digest}
        release_id = connection.execute(release_by_digest, same).scalar_one()
    return release_id


def activate(
    connection: Connection,
    course_id: str,
    release_id: int,
    moment: datetime,
    person_id: int | None = None,
) -> int:
    """Make a release the live one of its course and return the activation's number."""
    values = {
        "course_id": course_id,
        "release_id": release_id,
        "person_id": person_id,
        "at": moment,
    }
    statement = insert(activation).values(**values).returning(activation.c.id)
    return int(connection.execute(statement).scalar_one())


def remember_folder(connection: Connection, course_id: str, digest: str, moment: datetime) -> None:
    """Remember the digest of a course folder that has just been released."""
    values = {"course_id": course_id, "digest": digest, "released_at": moment}
    upsert(connection, folder_state, values, ["course_id"], ["digest", "released_at"])


def rendered_parts(connection: Connection, key: str) -> str | None:
    """Return the stored parts of a lesson, or None when it was not rendered yet."""
    parts: str | None = connection.execute(parts_by_key, {"key": key}).scalar()
    return parts


def keys_present(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return which of *keys* are rendered already."""
    if not keys:
        return set()
    return set(connection.execute(known_keys, {"keys": list(keys)}).scalars())


def keep_parts(connection: Connection, key: str, parts: str, moment: datetime) -> None:
    """Keep the rendered parts of a lesson; whoever was first wins, both are the same."""
    insert_new(connection, rendered, {"key": key, "parts": parts, "rendered_at": moment})
