"""Reads course folders from the file system: bounded, and never outside of it."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from academy.catalog.content import Course
from academy.catalog.parser import read_course
from academy.catalog.problems import Place, Problem, has_errors, in_order, problem_at
from academy.catalog.translated_course import digest_of_files

MOST_BYTES = 1_000_000
MOST_FILES = 2_000
MOST_TOTAL = 50_000_000
RENDERER = (
    "allow_list.py",
    "arrange.py",
    "bounds.py",
    "document.py",
    "elements.py",
    "facts.py",
    "labels.py",
    "parts.py",
    "paths.py",
    "render.py",
    "tree.py",
    "wrappers.py",
)


@dataclass(slots=True)
class CourseFolder:
    """One folder as read: its files by path below it, and what could not be read."""

    slug: str
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    total: int = 0

    def note(self, own: str, code: str, **arguments: str | int) -> None:
        """Note a file that is left out."""
        shown = own.encode("utf-8", "replace").decode()
        self.problems.append(problem_at(Place(f"{self.slug}/{shown}"), code, **arguments))


@dataclass(frozen=True, slots=True)
class LoadedCourse:
    """A folder read and checked; ``course`` is none when an error stands in its way."""

    slug: str
    files: dict[str, bytes]
    course: Course | None
    problems: list[Problem]


def course_folders(root: Path) -> list[Path]:
    """Return the folders of courses below *root*, by name."""
    found = (path for path in root.iterdir() if path.name[:1] not in {"_", "."})
    return sorted(path for path in found if path.is_dir())


def digests_of(root: Path) -> dict[str, str]:
    """Return the digest of each course folder below *root* by its name, without parsing any.

    A folder that cannot be read whole has the digest "".
    """
    if not root.is_dir():
        return {}
    read = [read_folder(each) for each in course_folders(root)]
    return {each.slug: "" if each.problems else digest_of_files(each.files) for each in read}


def load_course(folder: Path) -> LoadedCourse:
    """Read and check one course folder."""
    read = read_folder(folder)
    course, problems = read_course(read.files, read.slug)
    broken = has_errors(read.problems)
    found = in_order([*read.problems, *problems])
    return LoadedCourse(read.slug, read.files, None if broken else course, found)


def read_folder(folder: Path) -> CourseFolder:
    """Read the files of one course folder.

    Names that begin with ``.`` or ``_`` are left out. A link that leads out
    of the courses, a file that is too large and one that is no ordinary
    file are problems, and are not read.
    """
    found = CourseFolder(folder.name)
    inside = folder.parent.resolve()
    if not folder.resolve().is_relative_to(inside):
        found.note("course.yml", "C140")
        return found
    for path in walk(folder, found):
        own = path.relative_to(folder).as_posix()
        if len(found.files) >= MOST_FILES or found.total > MOST_TOTAL:
            found.note(own, "C142", most=MOST_FILES, megabytes=MOST_TOTAL // 1_000_000)
            break
        if not own.isprintable():
            found.note(own, "C145")
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            found.note(own, "C140")
            continue
        data = read_file(path, own, found)
        if data is not None:
            found.files[own] = data
            found.total += len(data)
    return found


def walk(folder: Path, found: CourseFolder) -> Iterator[Path]:
    """Walk through the files below a folder in the order of their names."""

    def note_unreadable(failure: OSError) -> None:
        own = Path(str(failure.filename)).relative_to(folder).as_posix()
        found.note(own, "C141", why=str(failure.strerror))

    for parent, folders, names in os.walk(folder, onerror=note_unreadable):
        folders[:] = sorted(name for name in folders if name[:1] not in {"_", "."})
        for name in folders:
            linked = Path(parent, name)
            if linked.is_symlink():
                found.note(linked.relative_to(folder).as_posix(), "C144")
        for name in sorted(names):
            if name[:1] not in {"_", "."}:
                yield Path(parent, name)


def read_file(path: Path, own: str, found: CourseFolder) -> bytes | None:
    """Read one ordinary file of bounded size."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            found.note(own, "C141", why="no ordinary file")
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
            size = max(os.fstat(file.fileno()).st_size, len(data))
    except OSError as failure:
        found.note(own, "C141", why=str(failure.strerror))
        return None
    if len(data) > MOST_BYTES:
        found.note(own, "C133", size=size, most=MOST_BYTES)
        return None
    return data


@cache
def renderer_digest() -> str:
    """Name the renderer: its files and the versions of the libraries it stands on."""
    total = hashlib.sha256()
    for name in RENDERER:
        total.update((Path(__file__).parent / name).read_bytes())
    for library in ("markdown", "nh3"):
        total.update(f"{library} {version(library)}\n".encode())
    return total.hexdigest()
