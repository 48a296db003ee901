"""A course as an earlier release has it, for what was begun with that release."""

from sqlalchemy import Connection, bindparam, select

from academy.catalog.content import Course
from academy.catalog.packing import Unreadable, unpack
from academy.catalog.parser import read_course
from academy.catalog.recent import Recent
from academy.catalog.tables import Release
from academy.database import table_of

MOST = 64

release = table_of(Release)

name_of_release = select(release.c.slug, release.c.digest).where(
    release.c.id == bindparam("release_id")
)
sources_of_release = select(release.c.sources).where(release.c.id == bindparam("release_id"))

_courses: Recent[tuple[str, str], Course] = Recent(MOST)


def course_of_release(connection: Connection, release_id: int) -> Course | None:
    """Return the course of a release; None when this version cannot read it any more."""
    row = connection.execute(name_of_release, {"release_id": release_id}).first()
    if row is None:
        return None
    key = (row.slug, row.digest)
    found = _courses.get(key)
    if found is not None:
        return found
    sources = connection.execute(sources_of_release, {"release_id": release_id}).scalar_one()
    try:
        course, _ = read_course(unpack(sources), row.slug)
    except Unreadable:
        return None
    return _courses.put(key, course) if course else None
