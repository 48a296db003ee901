"""Reads course folders from the file system: bounded, and never outside of it."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from academy.catalog.content import Course
from academy.catalog.file_blocks import is_recording
from academy.catalog.media_pointer import pointer_to, read_pointer
from academy.catalog.parser import read_course
from academy.catalog.paths import place_of
from academy.catalog.problems import Place, Problem, has_errors, in_order, problem_at
from academy.catalog.snippets import SNIPPETS, shared_paths, with_nearest
from academy.catalog.translated_course import digest_of_files

MOST_BYTES = 1_000_000
MOST_FILES = 2_000
MOST_TOTAL = 50_000_000
MOST_MEDIA = 64_000_000
CHUNK = 1_048_576
Check = Callable[[Mapping[str, bytes], str], tuple[Course | None, list[Problem]]]


@dataclass(slots=True)
class CourseFolder:
    """One folder as read: its files by path below it, and what could not be read.

    A recording stands among the files as its digest; ``media`` says where its bytes are.
    """

    slug: str
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    total: int = 0
    media: dict[str, Path] = field(default_factory=dict)

    def note(self, own: str, code: str, **arguments: str | int) -> None:
        """Note a file that is left out."""
        shown = as_text(own)
        path = place_of(self.slug, shown) if self.slug else shown
        self.problems.append(problem_at(Place(path), code, **arguments))


def as_text(name: str) -> str:
    """Return a name that can be written down: what is no text in it becomes a question mark."""
    return name.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class LoadedCourse:
    """A folder read and checked; ``course`` is none when an error stands in its way."""

    slug: str
    files: dict[str, bytes]
    course: Course | None
    problems: list[Problem]
    media: dict[str, Path] = field(default_factory=dict)


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


def load_course(folder: Path, check: Check = read_course) -> LoadedCourse:
    """Read and check one course folder."""
    read = read_folder(folder)
    course, problems = check(read.files, read.slug)
    broken = has_errors(read.problems)
    if any(problem.code == "C250" for problem in problems):
        problems = with_nearest(problems, snippet_names(folder.parent))
    found = in_order([*read.problems, *problems])
    return LoadedCourse(read.slug, read.files, None if broken else course, found, read.media)


def read_folder(folder: Path) -> CourseFolder:
    """Read the files of one course folder.

    Names that begin with ``.`` or ``_`` are left out. A link that leads out
    of the courses, a file that is too large and one that is no ordinary
    file are problems, and are not read.
    """
    found = CourseFolder(as_text(folder.name))
    inside = folder.parent.resolve()
    if not folder.resolve().is_relative_to(inside):
        found.note("course.yml", "C140")
        return found
    for own, path in walk(folder, found):
        if len(found.files) >= MOST_FILES or found.total > MOST_TOTAL:
            found.note(own, "C142", most=MOST_FILES, megabytes=MOST_TOTAL // 1_000_000)
            break
        if not own.isprintable():
            found.note(own, "C145")
            continue
        linked = os.path.islink(path)  # noqa: PTH114 - thousands of files, half the time
        if linked and not Path(path).resolve().is_relative_to(inside):
            found.note(own, "C140")
            continue
        take_file(path, own, found)
    of_lessons = dict(found.files)
    add_shared(folder.parent, shared_paths(of_lessons), found)
    snippets = {own: data for own, data in found.files.items() if own not in of_lessons}
    add_shared(folder.parent, shared_paths(snippets) - found.files.keys(), found)
    return found


def take_file(path: str | Path, own: str, found: CourseFolder) -> None:
    """Read one file and put it among those of the course; of a recording only its digest."""
    recording = is_recording(own)
    data = read_recording(Path(path), own, found) if recording else read_file(path, own, found)
    if data is not None:
        found.files[own] = data
        found.total += len(data)


def add_shared(root: Path, wanted: Iterable[str], found: CourseFolder) -> None:
    """Read what the course uses of ``_shared/``; what is not there is missed where it is used.

    A copy in the course's own folder comes first: with it a pulled release is as it was.
    """
    for own in sorted(wanted):
        pulled = root / found.slug / own
        path = pulled if pulled.is_file() else root / own
        if not path.resolve().is_relative_to(root.resolve()):
            found.note(own, "C140")
        elif path.is_file():
            take_file(path, own, found)


def snippet_names(root: Path) -> list[str]:
    """Return the names of all snippets."""
    folder = root / SNIPPETS
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def read_recording(path: Path, own: str, found: CourseFolder) -> bytes | None:
    """Return what stands for a recording in the sources; it may stand in the folder that way."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            found.note(own, "C141", why="no ordinary file")
            return None
        if status.st_size > MOST_MEDIA:
            size, most = -(-status.st_size // 1_000_000), MOST_MEDIA // 1_000_000
            found.note(own, "C451", size=size, most=most)
            return None
        data = path.read_bytes() if status.st_size < CHUNK else b""
        if read_pointer(data):
            return data
        digest = digest_of_file(path, status.st_size, status.st_mtime_ns)
    except OSError as failure:
        found.note(own, "C141", why=str(failure.strerror))
        return None
    found.media[own] = path
    return pointer_to(digest, status.st_size)


def source_bytes(path: Path, own: str) -> bytes:
    """Return what stands for a file in the sources of a release."""
    if not is_recording(own):
        return path.read_bytes()
    return read_recording(path, own, CourseFolder("")) or b""


@lru_cache(maxsize=1024)
def digest_of_file(path: Path, _size: int, _changed: int) -> str:
    """Return the digest of a file; it is computed anew when its size or time has changed."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def walk(folder: Path, found: CourseFolder) -> Iterator[tuple[str, str]]:
    """Walk through the files below a folder in the order of their names, each with its own path."""

    def note_unreadable(failure: OSError) -> None:
        own = Path(str(failure.filename)).relative_to(folder).as_posix()
        found.note(own, "C141", why=str(failure.strerror))

    for parent, folders, names in os.walk(folder, onerror=note_unreadable):
        folders[:] = sorted(name for name in folders if name[:1] not in {"_", "."})
        for name in folders:
            linked = Path(parent, name)
            if linked.is_symlink():
                found.note(linked.relative_to(folder).as_posix(), "C144")
        own = Path(parent).relative_to(folder).as_posix()
        before = "" if own == "." else f"{own}/"
        for name in sorted(names):
            if name[:1] not in {"_", "."}:
                yield before + name, f"{parent}/{name}"


def read_file(path: str | Path, own: str, found: CourseFolder) -> bytes | None:
    """Read one ordinary file of bounded size."""
    try:
        status = os.stat(path)  # noqa: PTH116 - thousands of files, half the time
        if not stat.S_ISREG(status.st_mode):
            found.note(own, "C141", why="no ordinary file")
            return None
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            data = file.read(min(status.st_size, MOST_BYTES) + 1)
            size = max(status.st_size, len(data))
    except OSError as failure:
        found.note(own, "C141", why=str(failure.strerror))
        return None
    if len(data) > MOST_BYTES:
        found.note(own, "C133", size=size, most=MOST_BYTES)
        return None
    return data
