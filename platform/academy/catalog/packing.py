"""The sources of a course as one run of bytes, the same for the same files, and back."""

import io
import zipfile
from collections.abc import Mapping

Unreadable = zipfile.BadZipFile
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return *files* packed; the order in which they are given does not matter."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    return packed.getvalue()


def unpack(packed: bytes) -> dict[str, bytes]:
    """Return the files by path."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def unpack_one(packed: bytes, path: str) -> bytes | None:
    """Return one file; None when it is not there."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        try:
            return archive.read(path)
        except KeyError:
            return None
