"""Puts the recordings of a course among the stored files, where they can be read in parts."""

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from academy.catalog.media_pointer import read_pointer
from academy.catalog.paths import MEDIA_TYPES, ending_of
from academy.database.doors import doors
from academy.files import disk
from academy.files.store import Kept, claim, remember

CHUNK = 1_048_576
KINDS = {"mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4"}


class Changed(Exception):
    """A recording is no longer the file that was read; the next look at the folder takes it."""


def keep_recordings(files: Mapping[str, bytes], media: Mapping[str, Path]) -> list[Kept]:
    """Store the recordings of a course in the data folder, and return what is stored.

    Raises:
        Changed: a file was changed since it was read.
    """
    kept = []
    for own in sorted(files):
        found = read_pointer(files[own]) if ending_of(own) in MEDIA_TYPES else None
        if found is None:
            continue
        digest, size = found
        target = disk.path_of(doors().data, digest)
        if not target.is_file() and own in media:
            copy(media[own], target, digest)
        if target.is_file():
            kept.append(Kept(digest, KINDS[ending_of(own)], size))
    return kept


def copy(source: Path, target: Path, digest: str) -> None:
    """Copy one file whole or not at all, and only if it is what *digest* names."""
    disk.make_folder(target.parent)
    with disk.writing_to(target) as file, source.open("rb") as original:
        shutil.copyfileobj(original, file)
        file.seek(0)
        total = hashlib.sha256()
        while chunk := file.read(CHUNK):
            total.update(chunk)
        if total.hexdigest() != digest:
            raise Changed(source.name)
    disk.sync_folder(target.parent)


def whole_in(data: Path) -> Callable[[str, bytes], bytes]:
    """Return what gives the bytes of a recording in *data* for what stands for it; others stay."""

    def whole(own: str, source: bytes) -> bytes:
        found = read_pointer(source) if ending_of(own) in MEDIA_TYPES else None
        if found is None or not disk.is_kept(data, found[0], with_small=False):
            return source
        return disk.read(data, found[0])

    return whole


def remember_recordings(connection: Connection, kept: Sequence[Kept], moment: datetime) -> None:
    """Keep recordings for good, in the transaction that writes their release."""
    remember(connection, kept, None, moment)
    claim(connection, [each.digest for each in kept], moment)
