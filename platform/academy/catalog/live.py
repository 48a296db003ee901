"""The courses as this process knows them: all releases that are live, read once, swapped whole.

A worker learns the number of the newest activation with each request; when it has grown, the
releases that are new are read and the whole snapshot is replaced. HTML is kept by the digest
of a lesson, so a release of another course forgets nothing.
"""

import logging
import threading
from dataclasses import dataclass

from academy.catalog import store
from academy.catalog.content import Course, Lesson
from academy.catalog.lesson_content import LessonContent, content_of
from academy.catalog.live_html import rendered_parts
from academy.catalog.packing import Unreadable, unpack, unpack_one
from academy.catalog.parser import read_course
from academy.catalog.parts import Part
from academy.catalog.recent import Recent
from academy.catalog.snapshot import EMPTY, Catalog, Entry, build_catalog
from academy.catalog.store import LiveRelease
from academy.database import reading
from academy.database.doors import doors

MOST_LESSONS = 256
MOST_ASSETS = 64

logger = logging.getLogger("academy.catalog")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is live, in the database behind *engine*; releases by the id of their course."""

    engine: object
    catalog: Catalog
    releases: dict[str, LiveRelease]


_held = [Snapshot(None, EMPTY, {})]
_swapping = threading.Lock()
_courses: Recent[str, Course] = Recent(512)
_contents: Recent[tuple[str, str], LessonContent] = Recent(MOST_LESSONS)
_assets: Recent[tuple[int, str], bytes] = Recent(MOST_ASSETS)


def catalog(activation: int) -> Catalog:
    """Return the courses that are live; look for newer ones when *activation* has grown."""
    return snapshot(activation).catalog


def release_of(course_id: str) -> LiveRelease | None:
    """Return the live release of a course, as of the last look."""
    return _held[0].releases.get(course_id)


def snapshot(activation: int) -> Snapshot:
    """Return the snapshot of this process, at least as new as *activation*."""
    held, engine = _held[0], doors().engine
    if held.engine is engine and held.catalog.activation >= activation:
        return held
    with _swapping:
        held = _held[0]
        if held.engine is not engine or held.catalog.activation < activation:
            _held[0] = held = load(engine)
    return held


def load(engine: object) -> Snapshot:
    """Read what is live; courses read before are taken from memory."""
    with reading() as connection:
        number = store.newest_number(connection)
        releases = store.live_releases(connection)
        missing = [each.release_id for each in releases if _courses.get(key_of(each)) is None]
        sources = store.sources(connection, missing)
    entries = []
    for release in releases:
        course = _courses.get(key_of(release)) or parse(release, sources[release.release_id])
        if course is not None:
            entries.append(Entry(course, release.release_id, release.merchant_id))
    by_course = {release.course_id: release for release in releases}
    return Snapshot(engine, build_catalog(number, entries), by_course)


def key_of(release: LiveRelease) -> str:
    """Return what names the content of a release, in whichever database it is."""
    return f"{release.slug}:{release.digest}"


def parse(release: LiveRelease, sources: bytes) -> Course | None:
    """Read the course of a release; one that this version cannot read any more is left out."""
    try:
        course, _ = read_course(unpack(sources), release.slug)
    except Unreadable:
        course = None
    if course is None:
        logger.error("release %s of %s cannot be read", release.release_id, release.course_id)
        return None
    return _courses.put(key_of(release), course)


def parts(course: Course, lesson: Lesson) -> tuple[Part, ...]:
    """Return the rendered parts of a lesson, both in the reader's language."""
    return content(course, lesson).parts


def content(course: Course, lesson: Lesson) -> LessonContent:
    """Return all HTML of a lesson: text, questions, explanations."""
    key = (lesson.digest, lesson.language)
    found = _contents.get(key)
    if found is not None:
        return found
    made = rendered_parts(course, lesson, lambda: files_of(course.id))
    return _contents.put(key, content_of(lesson, made))


def files_of(course_id: str) -> dict[str, bytes]:
    """Return the files of a course's live release."""
    release = release_of(course_id)
    if release is None:
        return {}
    with reading() as connection:
        sources = store.sources(connection, [release.release_id])
    return unpack(sources[release.release_id])


def asset(course_id: str, path: str) -> bytes | None:
    """Return a file of a course's live release."""
    release = release_of(course_id)
    if release is None:
        return None
    key = (release.release_id, f"{release.digest}/{path}")
    found = _assets.get(key)
    if found is not None:
        return found
    with reading() as connection:
        sources = store.sources(connection, [release.release_id])
    read = unpack_one(sources[release.release_id], path)
    return None if read is None else _assets.put(key, read)
