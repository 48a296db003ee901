"""The courses folder that a command is about."""

import gc
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from academy.catalog.disk import LoadedCourse, course_folders, load_course
from academy.catalog.disk_checked import Memory
from academy.errors import CannotStart

Load = Callable[[Path], list[LoadedCourse]]


class CannotCheck(click.ClickException):
    """The courses cannot be looked at."""

    exit_code = 2


def find_root(path: Path | None) -> tuple[Path, str]:
    """Return the folder of all courses, and the one course that is meant, if only one is."""
    if path is None:
        try:
            settings = import_module("academy.settings")  # it takes longer than the check itself
            path = Path(settings.read().courses)
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


def load_checked(root: Path) -> list[LoadedCourse]:
    """Check every course below a folder; one that has not changed since is not read again.

    Of such a course only its essence is there: enough to compare it with the others. Meanwhile
    nobody looks for garbage: there are very many small objects, and all of them stay.
    """
    gc.disable()
    try:
        memory = Memory(root)
        loaded = [load_course(folder, memory.read) for folder in course_folders(root)]
        memory.save()
    except OSError as failure:
        raise CannotCheck(f"{root} cannot be read: {failure.strerror}.") from failure
    finally:
        gc.freeze()
        gc.enable()
    return loaded


def load_some(path: Path | None) -> tuple[Path, str, list[LoadedCourse]]:
    """Return the folder, the one course that is meant, and all courses; there is one at least."""
    return find_courses(path, load_all)


def find_courses(path: Path | None, load: Load) -> tuple[Path, str, list[LoadedCourse]]:
    """Return the folder, the one course that is meant, and all courses, read by *load*."""
    root, only = find_root(path)
    loaded = load(root)
    if not loaded or (only and only not in {each.slug for each in loaded}):
        raise CannotCheck(f"{path or root} holds no course.")
    return root, only, loaded


def shown_path(root: Path, path: str) -> str:
    """Return a path that can be opened from where the command was given."""
    whole = os.path.relpath(root / path)
    return str(root / path) if whole.startswith("..") else whole
