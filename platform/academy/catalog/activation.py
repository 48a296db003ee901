"""The way back and forward: an older release becomes the live one again."""

from dataclasses import dataclass
from datetime import datetime

from academy.audit.store import record
from academy.catalog import live, live_html, live_search, store, store_notes
from academy.catalog.content import Course
from academy.catalog.news import news_of
from academy.catalog.packing import Unreadable, unpack
from academy.catalog.release_course import Records, dropped_ids
from academy.catalog.store import LiveRelease
from academy.database import reading, writing
from academy.errors import NotFound


@dataclass(frozen=True, slots=True)
class Pair:
    """The release that is live and the one that shall be; a course is none if unreadable now."""

    before: LiveRelease
    now: Course | None
    wanted: LiveRelease
    then: Course | None
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Doer:
    """Who activates: a person, or nobody for the terminal."""

    person_id: int | None = None
    merchant_id: int | None = None


def pair(wanted: LiveRelease) -> Pair:
    """Read a release and the one that is live.

    Raises:
        NotFound: the course has no live release, or the wanted one is not stored.
    """
    with reading() as connection:
        before = store.live_release(connection, wanted.course_id)
        if before is None:
            raise NotFound
        sources = store.sources(connection, [before.release_id, wanted.release_id])
    now = live.read_release(before, sources[before.release_id])
    packed = sources[wanted.release_id]
    then = live.read_release(wanted, packed)
    return Pair(before, now, wanted, then, files_in(packed))


def files_in(packed: bytes) -> dict[str, bytes]:
    """Return the files of a release; none when they cannot be read."""
    try:
        return unpack(packed)
    except Unreadable:
        return {}


def lost_by(found: Pair, with_records: Records) -> tuple[str, ...]:
    """Return the ids with records that would be gone with the wanted release."""
    if found.then is None:
        return ()
    with reading() as connection:
        return tuple(sorted(with_records(connection, dropped_ids(found.now, found.then))))


def make_live(
    found: Pair, doer: Doer, moment: datetime, with_records: Records
) -> tuple[str, ...] | None:
    """Make a release the live one of its course; learners see it with their next page.

    Returns:
        Nothing, as an empty tuple, when it is live now; the ids with records that it lacks,
        when it is refused for them; None when something else went live meanwhile, or when this
        version cannot read the release.

    Source:
        Rule R132 "back to an older release" in docs/rules.md.
    """
    wanted, then = found.wanted, found.then
    if then is None:
        return None
    if wanted.release_id == found.before.release_id:
        return ()
    live_html.render_course(then, found.files, live.site())
    searched = live_search.prepared(then, wanted.digest, lambda: found.files)
    with writing() as connection:
        store.take_turns(connection)
        if store.live_release(connection, wanted.course_id) != found.before:
            return None
        lost = with_records(connection, dropped_ids(found.now, then))
        if lost:
            return tuple(sorted(lost))
        store.activate(connection, wanted.course_id, wanted.release_id, moment, doer.person_id)
        live_search.keep(connection, searched)
        if found.now is not None:
            news = news_of(found.now, then, moment)
            store_notes.keep_news(connection, news, wanted.release_id)
        details, subject = details_of(found.before, wanted, doer), f"course {wanted.course_id}"
        record(
            connection, moment, doer.person_id, doer.merchant_id,
            "catalog.activate", subject, details,
        )  # fmt: skip
    return ()


def details_of(before: LiveRelease, wanted: LiveRelease, doer: Doer) -> dict[str, object]:
    """Say for the audit which release came in the place of which, and how."""
    numbers: dict[str, object] = {"from": before.number, "to": wanted.number}
    return numbers if doer.person_id is not None else {**numbers, "by": "terminal"}
