"""The folder of stored bytes: ``DATA/files/ab/cd/abcd…``, synced before anybody is told.

A file is written beside its place under a temporary name, synced, renamed, and its folder
synced too: after a power cut it is there whole or not at all.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

FOLDER = "files"
SMALL = ".small"
TEMPORARY = ".tmp-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file in the folder: its path, the digest it is named after, when it was written."""

    path: Path
    digest: str
    temporary: bool
    written_at: float


def digest_of(content: bytes) -> str:
    """Return the name under which *content* is stored."""
    return hashlib.sha256(content).hexdigest()


def path_of(data: Path, digest: str, *, small: bool = False) -> Path:
    """Return where the bytes of *digest* are, or the small picture beside them."""
    name = digest + SMALL if small else digest
    return data / FOLDER / digest[:2] / digest[2:4] / name


def read(data: Path, digest: str, *, small: bool = False) -> bytes:
    """Return the bytes of *digest*, or those of the small picture beside them.

    Raises:
        FileNotFoundError: they are not there.
    """
    return path_of(data, digest, small=small).read_bytes()


def is_kept(data: Path, digest: str, *, with_small: bool = True) -> bool:
    """Whether the bytes of *digest* are there, and the small picture of a picture."""
    small = path_of(data, digest, small=True)
    return path_of(data, digest).is_file() and (not with_small or small.is_file())


def keep(data: Path, content: bytes, small: bytes | None = None) -> str:
    """Store *content*, a picture with its small one; return its digest; synced on return."""
    digest = digest_of(content)
    folder = path_of(data, digest).parent
    make_folder(folder)
    if small is not None:
        write(path_of(data, digest, small=True), small)
    write(path_of(data, digest), content)
    sync_folder(folder)
    return digest


def write(path: Path, content: bytes) -> None:
    """Write *path* whole or not at all."""
    with writing_to(path) as file:
        file.write(content)


@contextmanager
def writing_to(path: Path) -> Iterator[BinaryIO]:
    """Write to a file that takes the place of *path* when all went well."""
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    try:
        with temporary.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """Make *folder* and sync the folders above that learned a new name."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(data: Path, digest: str) -> None:
    """Remove the bytes of *digest* and the small picture; what is gone already is fine."""
    path_of(data, digest).unlink(missing_ok=True)
    path_of(data, digest, small=True).unlink(missing_ok=True)


def found(data: Path) -> Iterator[Found]:
    """Yield every file in the folder."""
    for path in sorted((data / FOLDER).glob("*/*/*")):
        with suppress(FileNotFoundError):
            name = path.name.removesuffix(SMALL)
            yield Found(path, name, name.startswith(TEMPORARY), path.stat().st_mtime)
