"""From the folder to what is live: each course that changed and has no error is released."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from academy.catalog import live, live_html, store
from academy.catalog.disk import digests_of
from academy.catalog.disk_candidates import Candidate, CoursesFolder, read_candidates
from academy.catalog.packing import pack, unpack
from academy.catalog.parser import read_course
from academy.catalog.problems import Problem
from academy.database import reading, writing

Kind = Literal["released", "unchanged", "broken", "waiting", "refused"]
Records = Callable[..., frozenset[str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one course folder.

    ``released``; ``unchanged`` since the last release from the folder; ``broken``: an error
    keeps the last good release live; ``waiting``: the live version was made in the browser;
    ``refused``: ``dropped`` ids have records and are gone without being retired.
    """

    slug: str
    kind: Kind
    problems: tuple[Problem, ...] = ()
    dropped: tuple[str, ...] = ()
    release_id: int | None = None


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
            may only go when its lesson is retired, which keeps the id in the course.

    Returns:
        What became of each course folder, in the order of their names.

    Source:
        Rules R56 "what is released" and R57 "nothing learnt is lost" in docs/rules.md.
    """
    with reading() as connection:
        newest = store.newest_number(connection)
        released = {each.slug: each.digest for each in store.live_releases(connection)}
    if released and digests_of(folder) == released:
        return [Outcome(slug, "unchanged") for slug in released]
    candidates = read_candidates(folder, live.catalog(newest).courses)
    return [release(candidate, moment, with_records) for candidate in candidates]


def release(candidate: Candidate, moment: datetime, with_records: Records) -> Outcome:
    """Release one course, if it may and must be."""
    course, problems = candidate.course, candidate.problems
    if course is None:
        return Outcome(candidate.slug, "broken", problems)
    with reading() as connection:
        if store.folder_digest(connection, course.id) == course.digest:
            return Outcome(candidate.slug, "unchanged", problems)
        before = store.live_release(connection, course.id)
        sources = store.sources(connection, [before.release_id]) if before else {}
    if before is not None and before.origin != "folder":
        return Outcome(candidate.slug, "waiting", problems)
    dropped = names_of(before, sources) - {name.id for name in course.names}
    live_html.render_course(course, candidate.files)
    made = store.NewRelease(
        course.id, course.slug, course.title, course.digest, "folder", pack(candidate.files)
    )
    with writing() as connection:
        store.take_turns(connection)
        if store.live_release(connection, course.id) != before:
            return Outcome(candidate.slug, "unchanged", problems)
        lost = with_records(connection, dropped)
        if lost:
            return Outcome(candidate.slug, "refused", problems, tuple(sorted(lost)))
        release_id = store.add_release(connection, made, moment)
        store.activate(connection, course.id, release_id, moment)
        store.remember_folder(connection, course.id, course.digest, moment)
    return Outcome(candidate.slug, "released", problems, release_id=release_id)


def names_of(before: store.LiveRelease | None, sources: Mapping[int, bytes]) -> set[str]:
    """Return the ids of the release that is live now."""
    if before is None:
        return set()
    course, _ = read_course(unpack(sources[before.release_id]), before.slug)
    return {name.id for name in course.names} if course else set()
