"""Writes files of courses: whole or not at all, and never over something unexpected."""

import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_IMODE

from academy.files.disk import writing_to


def replace_file(path: Path, before: bytes, after: bytes) -> bool:
    """Put *after* in the place of *before*; nothing is done when the file holds anything else.

    Whoever reads meanwhile sees the one or the other. A link stays a link.
    """
    there = path.resolve()
    if there.read_bytes() != before:
        return False
    put_file(there, after)
    return True


def put_file(path: Path, data: bytes) -> None:
    """Put a file into its place in one step; what was there passes on its rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with writing_to(path) as file:
        if path.exists():
            os.fchmod(file.fileno(), S_IMODE(path.stat().st_mode))
        file.write(data)


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
