"""From the folder to what is live: each course that changed and has no error is released."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from academy.catalog import live, store, store_folder
from academy.catalog.content import Course
from academy.catalog.disk import digests_of
from academy.catalog.disk_candidates import Candidate, CoursesFolder, read_candidates
from academy.catalog.outcome import Outcome
from academy.catalog.release_course import Records, release, renamed
from academy.catalog.release_site import live_site_digest, release_site, site_digest
from academy.catalog.site import SITE
from academy.database import reading, writing


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
