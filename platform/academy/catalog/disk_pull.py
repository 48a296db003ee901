"""Writes a release back into a folder: exactly, never outside of it, never over a change."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from academy.catalog.disk import source_bytes
from academy.catalog.disk_write import put_file
from academy.catalog.paths import SHARED

MOST_NAMED = 10


class CannotPull(Exception):
    """A release cannot be written back; the message says why, and nothing was written."""


Knows = Callable[[str, bytes], bool]
"""Tells whether a release ever held these bytes at this path."""

Whole = Callable[[str, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Pull:
    """What is to be done in a folder: files to write, files of other releases to remove.

    ``changed`` hold something that is in no release at their path; ``foreign`` are files that
    no release knows, which stay where they are.
    """

    folder: Path
    write: Mapping[str, bytes]
    remove: tuple[str, ...]
    changed: tuple[str, ...]
    foreign: tuple[str, ...]


def plan_pull(folder: Path, files: Mapping[str, bytes], knows: Knows) -> Pull:
    """Look at *folder* and decide what must be written and removed.

    Raises:
        CannotPull: a path would lead outside, or something else than a file stands in the way.
    """
    refuse_outside(folder, files)
    there = {own: source_bytes(folder / own, own) for own in own_files(folder)}
    write = {own: data for own, data in files.items() if there.get(own) != data}
    changed = sorted(own for own in write if own in there and not knows(own, there[own]))
    others = sorted(own for own in there if own not in files)
    remove = tuple(own for own in others if knows(own, there[own]))
    foreign = tuple(own for own in others if own not in remove)
    return Pull(folder, write, remove, tuple(changed), foreign)


def as_it_stands(_own: str, data: bytes) -> bytes:
    """Write what the release holds."""
    return data


def carry_out(pull: Pull, *, force: bool = False, whole: Whole = as_it_stands) -> None:
    """Write and remove; each file is whole at every moment.

    *whole* returns the bytes of a recording for what stands for it in the release.

    Raises:
        CannotPull: a file was changed, and this is not to be forced; nothing was written.
    """
    if pull.changed and not force:
        raise CannotPull(
            f"These files were changed and would be lost: {named(pull.changed)}. "
            "Keep them elsewhere, or use --force."
        )
    for own, data in pull.write.items():
        put_file(pull.folder / own, whole(own, data))
    for own in pull.remove:
        (pull.folder / own).unlink()


def own_files(folder: Path) -> Iterable[str]:
    """Walk through the files that a course would be made of; hidden ones are not.

    A copy of what several courses share belongs to the course, as in its release.
    """
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if is_shown(name) or name == SHARED[:-1])
        for name in sorted(names):
            path = Path(parent, name)
            if is_shown(name) and path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def is_shown(name: str) -> bool:
    """Tell whether a name is not hidden from courses."""
    return name[:1] not in {"_", "."}


def refuse_outside(folder: Path, files: Iterable[str]) -> None:
    """Refuse paths that lead out of *folder*, by themselves or through a link that is there."""
    if folder.exists() and not folder.is_dir():
        raise CannotPull(f"{folder} is not a folder.")
    inside = folder.resolve()
    for own in files:
        parts = PurePosixPath(own)
        plain = "\\" not in own and ":" not in own and "\0" not in own
        if not plain or parts.is_absolute() or ".." in parts.parts or not parts.parts:
            raise CannotPull(f'"{own}" leads outside of {folder}; nothing was written.')
        path = folder / own
        if not path.parent.resolve().is_relative_to(inside):
            raise CannotPull(f'"{own}" leads outside of {folder} by a link; nothing was written.')
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise CannotPull(f"{path} is not an ordinary file; nothing was written.")


def named(paths: Iterable[str]) -> str:
    """Name some files, ten at the most."""
    found = list(paths)
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return ", ".join(found[:MOST_NAMED]) + more
