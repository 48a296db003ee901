"""Remembers what a check has found, so that only what has changed is read again.

The memory is one file for each courses folder, in the cache folder of the person who checks. It
may be deleted at any time; one that cannot be read, or belongs to somebody else, is ignored.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from academy.catalog.checked import Checked, entries_of, essence, packed, remembered
from academy.catalog.content import Course
from academy.catalog.header import VERSION
from academy.catalog.parser import read_course
from academy.catalog.problems import Problem
from academy.catalog.translated_course import digest_of_files

MOST_BYTES = 100_000_000


class Memory:
    """What the check of one courses folder has found before, and finds now."""

    def __init__(self, root: Path) -> None:
        self.program = program_digest()
        self.path = cache_folder() / f"{hashlib.sha256(bytes(root.resolve())).hexdigest()}.json"
        self.before = entries_of(load(self.path), self.program)
        self.now: dict[str, object] = {}

    def read(self, files: Mapping[str, bytes], slug: str) -> tuple[Course | None, list[Problem]]:
        """Do what ``read_course`` does; of a course that has not changed return the essence."""
        key = f"{slug}:{digest_of_files(files)}"
        known = self.before.get(key)
        found = remembered(parsed(known))
        if found is not None:
            self.now[key] = known
            return found.course, list(found.problems)
        course, problems = read_course(files, slug)
        with suppress(KeyError):
            slim = essence(course) if course else None
            entry = packed(Checked(slim, tuple(problems)))
            self.now[key] = json.dumps(entry, ensure_ascii=False)
        return course, problems

    def save(self) -> None:
        """Write what was found, when it is new; a folder that cannot be written is left alone."""
        if self.now.keys() == self.before.keys():
            return
        text = json.dumps({"program": self.program, "courses": self.now}, ensure_ascii=False)
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside = self.path.with_suffix(f".{os.getpid()}")
            beside.touch(0o600)
            beside.write_text(text, encoding="utf-8")
            beside.replace(self.path)


def load(path: Path) -> object:
    """Read a memory; None when there is none, or none that is one's own and can be read."""
    try:
        status = path.stat()
        if status.st_uid != os.getuid() or status.st_mode & 0o022 or status.st_size > MOST_BYTES:
            return None
        found: object = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found


def parsed(entry: object) -> object:
    """Return what an entry holds; each is a text of its own, so that only new ones are written."""
    try:
        found: object = json.loads(entry) if isinstance(entry, str) else None
    except (ValueError, RecursionError):
        return None
    return found


def cache_folder() -> Path:
    """Return the folder in which memories are kept."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    parent = Path(given) if given.startswith("/") else Path.home() / ".cache"
    return parent / "merchant-academy" / "checks"


def program_digest() -> str:
    """Name everything that decides what a check finds: our files, the interpreter, the library."""
    total = hashlib.sha256(f"{sys.version} {VERSION}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()
