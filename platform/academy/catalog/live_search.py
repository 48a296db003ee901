"""The index of the search beside the releases that are live.

A release brings its entries with it, in the transaction that makes it live. Whatever else
changes what is live, or how text is cut into tokens, is caught up with.
"""

from collections.abc import Callable, Mapping

from academy.catalog import live, store, store_search
from academy.catalog.content import Course, Lesson
from academy.catalog.live_html import rendered_parts
from academy.catalog.parts import Part
from academy.catalog.renderer import html_digest
from academy.catalog.search import VERSION
from academy.catalog.search_entries import Prepared, entries_of, term_entries
from academy.catalog.site import SITE
from academy.catalog.store_search import keep
from academy.database import reading, writing

__all__ = ["catch_up", "keep", "prepared"]


def prepared(
    course: Course, digest: str, read_files: Callable[[], Mapping[str, bytes]]
) -> Prepared:
    """Make the entries of a course, outside of any transaction."""

    def parts_of(version: Course, lesson: Lesson) -> tuple[Part, ...]:
        return rendered_parts(version, lesson, read_files, live.site())

    return Prepared(course.id, state_of(digest), tuple(entries_of(course, parts_of)))


def state_of(digest: str) -> str:
    """Name what stands in the index: a release, and how its pages are made."""
    return f"{digest}:{html_digest()}"


def catch_up() -> int:
    """Bring the index to what is live now; return how many courses were behind."""
    with reading() as connection:
        newest = store.newest_number(connection)
        known = store_search.indexed(connection)
    held = live.snapshot(newest)
    wanted = {entry.course.id: entry.course for entry in held.catalog.entries}
    current = {
        course_id: digest
        for course_id, (version, digest) in known.items()
        if version == str(VERSION)
    }
    behind = [
        course
        for course in wanted.values()
        if current.get(course.id) != state_of(held.releases[course.id].digest)
    ]
    for course in behind:
        digest = held.releases[course.id].digest
        made = prepared(course, digest, lambda own=course.id: live.files_of(own))  # type: ignore[misc]
        with writing() as connection:
            keep(connection, made)
    return len(behind) + catch_up_terms(current.get(SITE)) + forget(set(known) - {*wanted, SITE})


def catch_up_terms(current: str | None) -> int:
    """Bring the words of the glossary into the index."""
    site = live.site()
    digest = state_of(site.glossary_digest)
    if current == digest or (current is None and not site.glossary):
        return 0
    made = Prepared(SITE, digest, tuple(term_entries(site.glossary)))
    with writing() as connection:
        keep(connection, made)
    return 1


def forget(gone: set[str]) -> int:
    """Take out courses of which nothing is live any more."""
    if gone:
        with writing() as connection:
            for course_id in gone:
                store_search.remove(connection, course_id)
    return len(gone)
