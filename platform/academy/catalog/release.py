"""From the folder to what is live: each course that changed and has no error is released."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from academy.audit.store import record
from academy.catalog import (
    live,
    live_html,
    live_search,
    store,
    store_folder,
    store_media,
    store_notes,
)
from academy.catalog.content import Course
from academy.catalog.digests import digest_of
from academy.catalog.disk import digests_of
from academy.catalog.disk_candidates import Candidate, CoursesFolder, read_candidates
from academy.catalog.news import news_of
from academy.catalog.outcome import Outcome
from academy.catalog.packing import pack, unpack
from academy.catalog.parser import read_course
from academy.catalog.release_site import live_site_digest, release_site, site_digest
from academy.catalog.site import SITE
from academy.database import reading, writing

Records = Callable[..., frozenset[str]]


def no_records(_connection: object, _ids: Collection[str]) -> frozenset[str]:
    """Know of no records: for an installation without learners."""
    return frozenset()


def release_folder(
    folder: CoursesFolder, moment: datetime, with_records: Records = no_records
) -> list[Outcome]:
    """Release every course of *folder* that has changed and holds no error.

    Args:
        folder: holds one folder for each course.
        moment: when this happens.
        with_records: ``(connection, ids) -> ids that learners have records of``; such an id
            may only go when its lesson is retired, which keeps the id in the course, or when
            ``retired`` of course.yml gives it up.

    Returns:
        What became of each course folder, in the order of their names.

    Source:
        Rules R56 "what is released" and R57 "nothing learnt is lost" in docs/rules.md.
    """
    outcomes = release_all(folder, moment, with_records)
    with reading() as connection:
        stuck = store_folder.anything_kept(connection)
    if stuck or not all(outcome.is_live for outcome in outcomes):
        with writing() as connection:
            store_folder.keep_outcomes(connection, outcomes, moment)
    return outcomes


def release_all(folder: CoursesFolder, moment: datetime, with_records: Records) -> list[Outcome]:
    """Release the folder; where nothing has changed no course is even read."""
    with reading() as connection:
        newest = store.newest_number(connection)
        released = store.live_releases(connection)
    same_site = site_digest(folder) in {None, live_site_digest()}
    if released and same_site and are_live(digests_of(folder), released):
        return [Outcome(each.slug, "unchanged") for each in released]
    last_good = live.catalog(newest).courses
    candidates = read_candidates(folder, last_good)
    site = [release_own_files(folder, candidates, last_good, moment)]
    with reading() as connection:
        live.catalog(store.newest_number(connection))
    outcomes = [release(candidate, moment, with_records) for candidate in candidates]
    return [*(each for each in site if each), *outcomes]


def release_own_files(
    folder: CoursesFolder,
    candidates: Sequence[Candidate],
    last_good: Sequence[Course],
    moment: datetime,
) -> Outcome | None:
    """Release the site's own files; None when the folder has none.

    Its paths are checked against the courses as they will be: a broken one stands in its last
    good release.
    """
    if site_digest(folder) is None:
        return None
    good = [each.course for each in candidates if each.course is not None]
    there = {course.id for course in good}
    courses = [*good, *(course for course in last_good if course.id not in there)]
    kind, problems, release_id = release_site(folder, courses, moment)
    return Outcome(SITE, kind, problems, release_id=release_id)


def are_live(digests: Mapping[str, str], released: Sequence[store.LiveRelease]) -> bool:
    """Whether the folders are what is live, by their names and digests."""
    known = {each.slug: each.digest for each in released}
    return digests.keys() == known.keys() and all(
        known[slug] in {digest, renamed(digest, slug)} for slug, digest in digests.items()
    )


def renamed(digest: str, slug: str) -> str:
    """Name the same files under another address: a release of its own."""
    return digest_of(digest, slug)


def release(candidate: Candidate, moment: datetime, with_records: Records) -> Outcome:
    """Release one course, if it may and must be."""
    course, problems = candidate.course, candidate.problems
    if course is None:
        return Outcome(candidate.slug, "broken", problems)
    with reading() as connection:
        before = store.live_release(connection, course.id)
        if is_known(store.folder_digest(connection, course.id), course, before):
            return Outcome(candidate.slug, "unchanged", problems)
        sources = store.sources(connection, [before.release_id]) if before else {}
        digest = store.free_digest(
            connection, course, [course.digest, renamed(course.digest, course.slug)]
        )
    if before is not None and before.origin != "folder":
        return Outcome(candidate.slug, "waiting", problems)
    was = course_of(before, sources)
    dropped = dropped_ids(was, course)
    live_html.render_course(course, candidate.files, live.site())
    recordings = store_media.keep_recordings(candidate.files, candidate.media)
    searched = live_search.prepared(course, digest, lambda: candidate.files)
    made = store.NewRelease(
        course.id,
        course.slug,
        course.title,
        digest,
        "folder",
        pack(candidate.files),
        before.merchant_id if before else None,
    )
    with writing() as connection:
        store.take_turns(connection)
        if store.live_release(connection, course.id) != before:
            return Outcome(candidate.slug, "unchanged", problems)
        lost = with_records(connection, dropped)
        if lost:
            return Outcome(candidate.slug, "refused", problems, tuple(sorted(lost)))
        store_media.remember_recordings(connection, recordings, moment)
        release_id = store.add_release(connection, made, moment)
        store.activate(connection, course.id, release_id, moment)
        store.remember_folder(connection, course.id, seen_as(course), moment)
        live_search.keep(connection, searched)
        if was is not None:
            store_notes.keep_news(connection, news_of(was, course, moment), release_id)
        details = {"release": release_id, "from": "folder"}
        record(connection, moment, None, None, "catalog.release", f"course {course.id}", details)
    return Outcome(candidate.slug, "released", problems, release_id=release_id)


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


def course_of(before: store.LiveRelease | None, sources: Mapping[int, bytes]) -> Course | None:
    """Return the course of the release that is live now."""
    if before is None:
        return None
    course, _ = read_course(unpack(sources[before.release_id]), before.slug)
    return course
