"""The courses and releases that the arguments of a command name."""

from pathlib import Path

from academy.catalog import live, store, store_releases
from academy.catalog.commands_folder import CannotCheck, load_all
from academy.catalog.content import Course
from academy.catalog.disk_pull import named
from academy.catalog.disk_site import load_site
from academy.catalog.site import SITE, Site
from academy.catalog.store_releases import KnownRelease
from academy.database import reading


def course_id(course: str) -> str:
    """Return the id of a course by its id or slug, present or former."""
    with reading() as connection:
        found = store_releases.course_named(connection, course)
    if not found:
        raise CannotCheck(f'There is no course "{course}"; see `academy courses list`.')
    if len(found) > 1:
        raise CannotCheck(f'"{course}" is the slug of several courses; say which: {named(found)}.')
    return found[0]


def releases_of(known: str) -> list[KnownRelease]:
    """Return all releases of a course, the newest first."""
    with reading() as connection:
        return store_releases.releases_of(connection, known)


def release_at(known: str, number: int | None) -> KnownRelease:
    """Return a release of a course by its number, or the live one."""
    every = releases_of(known)
    for each in every:
        if each.number == number or (number is None and each.live):
            return each
    raise CannotCheck(f"{known} has no release {number}; it has 1 to {len(every)}.")


def course_at(known: str, number: int | None) -> Course:
    """Return the course of a release, or of the live one."""
    found = release_at(known, number).release
    with reading() as connection:
        packed = store.packed(connection, found.release_id)
    course = live.read_release(found, packed)
    if course is None:
        raise CannotCheck(f"Release {found.number} cannot be read by this version.")
    return course


def site_at(number: int | None) -> Site:
    """Return the site's own files of a release, or of the live one."""
    found = release_at(SITE, number).release
    with reading() as connection:
        packed = store.packed(connection, found.release_id)
    site = live.read_site_release(found, packed)
    if site is None:
        raise CannotCheck(f"Release {found.number} cannot be read by this version.")
    return site


def site_in_folder(root: Path) -> Site:
    """Return what the site's own files say as they stand in the courses folder."""
    loaded = load_site(root, [each.course for each in load_all(root) if each.course])
    if loaded.site is None:
        raise CannotCheck(f"{root} holds no sound _site; `academy courses check` says more.")
    return loaded.site


def course_in_folder(root: Path, known: str) -> Course:
    """Return the course as it stands in the courses folder."""
    if not root.is_dir():
        raise CannotCheck(f"{root} is not a folder.")
    for each in load_all(root):
        if each.course is not None and each.course.id == known:
            return each.course
    raise CannotCheck(f"{root} holds no sound {known}; `academy courses check` says more.")
