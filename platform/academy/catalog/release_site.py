"""From the folder to what is live, for the site's own files: one release, like a course."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from academy.catalog import store
from academy.catalog.content import Course
from academy.catalog.disk_candidates import CoursesFolder
from academy.catalog.disk_site import load_site, site_files
from academy.catalog.packing import pack
from academy.catalog.problems import Problem
from academy.catalog.site import SITE
from academy.catalog.translated_course import digest_of_files
from academy.database import reading, writing


def site_digest(folder: CoursesFolder) -> str | None:
    """Return the digest of the site's files; None when there are none, "" when one is unreadable.

    Whoever deletes all of them keeps what is live, as with a course whose folder is gone.
    """
    found = site_files(folder)
    if found.problems:
        return ""
    return digest_of_files(found.files) if found.files else None


def release_site(
    folder: CoursesFolder, courses: Sequence[Course], moment: datetime
) -> tuple[Literal["released", "unchanged", "broken"], tuple[Problem, ...], int | None]:
    """Release the site's files when they have changed and hold no error.

    Returns:
        ``released``, ``unchanged`` or ``broken``; the problems; the release, if one was made.

    Source:
        Rule R161 "the site's own files" in docs/rules.md.
    """
    loaded = load_site(folder, courses)
    if not loaded.files and not loaded.problems:
        return "unchanged", (), None
    if loaded.site is None:
        return "broken", loaded.problems, None
    digest = loaded.site.digest
    made = store.NewRelease(SITE, SITE, SITE, digest, "folder", pack(loaded.files))
    with writing() as connection:
        store.take_turns(connection)
        if store.folder_digest(connection, SITE) == digest:
            return "unchanged", loaded.problems, None
        release_id = store.add_release(connection, made, moment)
        store.activate(connection, SITE, release_id, moment)
        store.remember_folder(connection, SITE, digest, moment)
    return "released", loaded.problems, release_id


def live_site_digest() -> str | None:
    """Return the digest of the site's files that are live; None when none ever were."""
    with reading() as connection:
        found = store.live_release(connection, SITE)
    return found.digest if found else None
