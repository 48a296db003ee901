"""The courses folder that a command is about."""

import os
from pathlib import Path

import click

from academy import settings
from academy.catalog.disk import LoadedCourse, course_folders, load_course
from academy.errors import CannotStart


class CannotCheck(click.ClickException):
    """The courses cannot be looked at."""

    exit_code = 2


def find_root(path: Path | None) -> tuple[Path, str]:
    """Return the folder of all courses, and the one course that is meant, if only one is."""
    if path is None:
        try:
            path = settings.read().courses
        except CannotStart as refusal:
            raise CannotCheck(refusal.sentence) from refusal
    if not path.is_dir():
        raise CannotCheck(f"{path} is not a folder.")
    if (path / "course.yml").is_file():
        there = path.absolute()
        return there.parent, there.name
    return path, ""


def load_all(root: Path) -> list[LoadedCourse]:
    """Read and check every course below a folder."""
    try:
        return [load_course(folder) for folder in course_folders(root)]
    except OSError as failure:
        raise CannotCheck(f"{root} cannot be read: {failure.strerror}.") from failure


def load_some(path: Path | None) -> tuple[Path, str, list[LoadedCourse]]:
    """Return the folder, the one course that is meant, and all courses; there is one at least."""
    root, only = find_root(path)
    loaded = load_all(root)
    if not loaded or (only and only not in {each.slug for each in loaded}):
        raise CannotCheck(f"{path or root} holds no course.")
    return root, only, loaded


def shown_path(root: Path, path: str) -> str:
    """Return a path that can be opened from where the command was given."""
    whole = os.path.relpath(root / path)
    return str(root / path) if whole.startswith("..") else whole
