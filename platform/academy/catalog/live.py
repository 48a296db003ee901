"""The courses as this process knows them: all releases that are live, read once, swapped whole.

A worker learns the number of the newest activation with each request; when it has grown, the
releases that are new are read and the whole snapshot is replaced. HTML is kept by the digest
of a lesson, so a release of another course forgets nothing.
"""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

from academy.catalog import store, store_notes, store_releases
from academy.catalog.content import Course, Lesson
from academy.catalog.lesson_content import LessonContent, content_of
from academy.catalog.live_html import rendered_parts
from academy.catalog.news import by_course as by_course_id
from academy.catalog.packing import Unreadable, unpack, unpack_one
from academy.catalog.parser import read_course
from academy.catalog.recent import Recent
from academy.catalog.site import EMPTY_SITE, SITE, Site
from academy.catalog.site_reader import read_site
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
    site: Site = EMPTY_SITE


_held = [Snapshot(None, EMPTY, {})]
_swapping = threading.Lock()
_courses: Recent[str, Course] = Recent(512)
_contents: Recent[tuple[str, str], LessonContent] = Recent(MOST_LESSONS)
_assets: Recent[tuple[int, str], bytes] = Recent(MOST_ASSETS)


def catalog(activation: int) -> Catalog:
    """Return the courses that are live; look for newer ones when *activation* has grown."""
    return snapshot(activation).catalog


def site() -> Site:
    """Return the words, paths and glossary of the site, as of the last look."""
    return _held[0].site


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
        everything = store.everything_live(connection)
        missing = [each.release_id for each in everything if is_new(each)]
        sources = store.sources(connection, missing)
        former = store_releases.slugs_ever(connection)
        news = store_notes.news(connection)
    releases = [each for each in everything if each.course_id != SITE]
    words = [site_of(each, sources) for each in everything if each.course_id == SITE]
    entries = []
    for release in releases:
        course = _courses.get(key_of(release)) or parse(release, sources[release.release_id])
        if course is not None:
            entries.append(Entry(course, release.release_id, release.merchant_id))
    by_course = {release.course_id: release for release in releases}
    built = replace(build_catalog(number, entries), former=former, news=by_course_id(news))
    return Snapshot(engine, built, by_course, *words)


def is_new(release: LiveRelease) -> bool:
    """Tell whether the sources of a release must be read: they do not stand in memory."""
    if release.course_id == SITE:
        return release.digest != _held[0].site.digest
    return _courses.get(key_of(release)) is None


def site_of(release: LiveRelease, sources: Mapping[int, bytes]) -> Site:
    """Read the site's own files; a release that this version cannot read says nothing."""
    if release.release_id not in sources:
        return _held[0].site
    return read_site_release(release, sources[release.release_id]) or EMPTY_SITE


def read_site_release(release: LiveRelease, sources: bytes) -> Site | None:
    """Read the site's own files of any release, live or not."""
    try:
        found = read_site(unpack(sources)).site
    except Unreadable:
        found = None
    if found is None:
        logger.error("release %s of the site's files cannot be read", release.release_id)
    return found


def key_of(release: LiveRelease) -> str:
    """Return what names the content of a release, in whichever database it is."""
    return f"{release.slug}:{release.digest}"


def read_release(release: LiveRelease, sources: bytes) -> Course | None:
    """Return the course of any release, live or not."""
    return _courses.get(key_of(release)) or parse(release, sources)


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


def content(course: Course, lesson: Lesson) -> LessonContent:
    """Return all HTML of a lesson, both in the reader's language: text, questions, explanations."""
    words = site()
    key = (lesson.digest, f"{lesson.language}:{words.glossary_digest}")
    found = _contents.get(key)
    if found is not None:
        return found
    made = rendered_parts(course, lesson, lambda: files_of(course.id), words)
    return _contents.put(key, content_of(lesson, made))


def files_of(course_id: str) -> dict[str, bytes]:
    """Return the files of a course's live release."""
    release = release_of(course_id)
    if release is None:
        return {}
    with reading() as connection:
        packed = store.packed(connection, release.release_id)
    return unpack(packed)


def asset(course_id: str, path: str) -> bytes | None:
    """Return a file of a course's live release."""
    release = release_of(course_id)
    return None if release is None else asset_of(release, path)


def asset_of(release: LiveRelease, path: str) -> bytes | None:
    """Return a file of any release, live or not."""
    key = (release.release_id, f"{release.digest}/{path}")
    found = _assets.get(key)
    if found is not None:
        return found
    with reading() as connection:
        packed = store.packed(connection, release.release_id)
    read = unpack_one(packed, path)
    return None if read is None else _assets.put(key, read)
