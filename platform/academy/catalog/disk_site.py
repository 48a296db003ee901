"""Reads the site's own files from the courses folder, and checks them beside the courses."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from academy.catalog.content import Course
from academy.catalog.disk import CourseFolder, read_file
from academy.catalog.problems import Problem, has_errors, in_order
from academy.catalog.rules_site import check_paths
from academy.catalog.site import Site
from academy.catalog.site_reader import SITE_FILES, read_site


@dataclass(frozen=True, slots=True)
class LoadedSite:
    """The site's files as read; ``site`` is none when an error keeps it from a release."""

    files: dict[str, bytes]
    site: Site | None
    problems: tuple[Problem, ...]


def site_files(root: Path) -> CourseFolder:
    """Read whichever of the site's files there are; a link that leads out is a problem."""
    found = CourseFolder("")
    for own in SITE_FILES:
        path = root / own
        if not path.is_symlink() and not path.exists():
            continue
        if not path.resolve().is_relative_to(root.resolve()):
            found.note(own, "C140")
            continue
        data = read_file(path, own, found)
        if data is not None:
            found.files[own] = data
    return found


def load_site(root: Path, courses: Sequence[Course]) -> LoadedSite:
    """Read and check the site's files; *courses* are those that its paths may name."""
    found = site_files(root)
    reading = read_site(found.files)
    problems = in_order([*found.problems, *reading.problems, *check_paths(reading, courses)])
    site = None if has_errors(problems) else reading.site
    return LoadedSite(found.files, site, tuple(problems))
