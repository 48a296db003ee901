"""One course from its folder to what is live: judged, prepared, then written in one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy.audit.store import record
from academy.catalog import live, live_html, live_search, store, store_media, store_notes
from academy.catalog.content import Course
from academy.catalog.digests import digest_of
from academy.catalog.disk_candidates import Candidate
from academy.catalog.news import news_of
from academy.catalog.outcome import Outcome
from academy.catalog.packing import pack, unpack
from academy.catalog.parser import read_course
from academy.catalog.search_entries import Prepared
from academy.catalog.store import LiveRelease, NewRelease
from academy.database import reading, writing
from academy.files.store import Kept

Records = Callable[..., frozenset[str]]
"""``(connection, ids) -> ids that learners have records of``."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A release that only has to be written; ``before`` and ``was`` are what is live till then."""

    course: Course
    before: LiveRelease | None
    was: Course | None
    made: NewRelease
    recordings: Sequence[Kept]
    searched: Prepared


def release(candidate: Candidate, moment: datetime, with_records: Records) -> Outcome:
    """Release one course, if it may and must be."""
    course, problems = candidate.course, candidate.problems
    if course is None:
        return Outcome(candidate.slug, "broken", problems)
    with reading() as connection:
        before = store.live_release(connection, course.id)
        seen = store.folder_digest(connection, course.id)
    if is_known(seen, course, before):
        return Outcome(candidate.slug, "unchanged", problems)
    if before is not None and before.origin != "folder":
        return Outcome(candidate.slug, "waiting", problems)
    ready = prepare(candidate, course, before)
    return write(candidate, ready, moment, with_records)


def prepare(candidate: Candidate, course: Course, before: LiveRelease | None) -> Ready:
    """Do everything slow, before any lock is taken: read, render, store recordings, index."""
    with reading() as connection:
        digest = store.free_digest(
            connection, course, [course.digest, renamed(course.digest, course.slug)]
        )
        packed = store.packed(connection, before.release_id) if before else b""
    was = course_of(before, packed) if before else None
    live_html.render_course(course, candidate.files, live.site())
    made = NewRelease(
        course.id,
        course.slug,
        course.title,
        digest,
        "folder",
        pack(candidate.files),
        before.merchant_id if before else None,
    )
    recordings = store_media.keep_recordings(candidate.files, candidate.media)
    searched = live_search.prepared(course, digest, lambda: candidate.files)
    return Ready(course, before, was, made, recordings, searched)


def write(candidate: Candidate, ready: Ready, moment: datetime, with_records: Records) -> Outcome:
    """Make a release the live one, unless another is by now, or records would be lost."""
    course, problems = ready.course, candidate.problems
    with writing() as connection:
        store.take_turns(connection)
        if store.live_release(connection, course.id) != ready.before:
            return Outcome(candidate.slug, "unchanged", problems)
        lost = with_records(connection, dropped_ids(ready.was, course))
        if lost:
            return Outcome(candidate.slug, "refused", problems, tuple(sorted(lost)))
        store_media.remember_recordings(connection, ready.recordings, moment)
        release_id = store.add_release(connection, ready.made, moment)
        store.activate(connection, course.id, release_id, moment)
        store.remember_folder(connection, course.id, seen_as(course), moment)
        live_search.keep(connection, ready.searched)
        if ready.was is not None:
            store_notes.keep_news(connection, news_of(ready.was, course, moment), release_id)
        details = {"release": release_id, "from": "folder"}
        record(connection, moment, None, None, "catalog.release", f"course {course.id}", details)
    return Outcome(candidate.slug, "released", problems, release_id=release_id)


def renamed(digest: str, slug: str) -> str:
    """Name the same files under another address: a release of its own."""
    return digest_of(digest, slug)


def seen_as(course: Course) -> str:
    """Name the files of a course with the name of their folder."""
    return f"{course.slug}:{course.digest}"


def is_known(seen: str | None, course: Course, before: store.LiveRelease | None) -> bool:
    """Whether these files were released from a folder of this name last.

    Older versions remembered no name: then a live release of the same files tells it.
    """
    if seen == course.digest and before is not None:
        return before.slug == course.slug or before.digest != course.digest
    return seen in {course.digest, seen_as(course)}


def dropped_ids(before: Course | None, after: Course) -> frozenset[str]:
    """Return the ids that would be gone and are not given up (rules R57 and R134)."""
    if before is None:
        return frozenset()
    there = {name.id for name in after.names} | {*after.retired}
    return frozenset(name.id for name in before.names) - there


def course_of(release_read: LiveRelease, packed: bytes) -> Course | None:
    """Return the course of a release."""
    course, _ = read_course(unpack(packed), release_read.slug)
    return course
