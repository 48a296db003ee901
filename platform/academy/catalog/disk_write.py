"""Writes files of courses: whole or not at all, and never over something unexpected."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_file(path: Path, before: bytes, after: bytes) -> bool:
    """Put *after* in the place of *before*; nothing is done when the file holds anything else.

    Whoever reads meanwhile sees the one or the other. A link stays a link.
    """
    there = path.resolve()
    if there.read_bytes() != before:
        return False
    descriptor, name = tempfile.mkstemp(prefix=".academy-", dir=there.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(there.stat().st_mode & 0o7777)
        Path(name).replace(there)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def add_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write new files below *folder*.

    Raises:
        FileExistsError: one of them is there already; nothing was written.
    """
    for own in files:
        if os.path.lexists(folder / own):
            raise FileExistsError(17, "File exists", str(folder / own))
    for own, text in files.items():
        path = folder / own
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
