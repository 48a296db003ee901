"""A recording as it stands among the files of a course: its digest and size, not its bytes."""

import re

POINTER = re.compile(rb"recording sha256:([0-9a-f]{64}) bytes:([0-9]{1,12})\n")


def pointer_to(digest: str, size: int) -> bytes:
    """Return what stands for a recording in the sources of a release."""
    return f"recording sha256:{digest} bytes:{size}\n".encode()


def read_pointer(data: bytes) -> tuple[str, int] | None:
    """Return digest and size of a recording; None for any other bytes."""
    match = POINTER.fullmatch(data)
    return (match[1].decode(), int(match[2])) if match else None
