"""Width and height of a picture, so that a page keeps its place free before it has come."""

import re
import struct

VIEW_BOX = re.compile(rb"<svg\b[^>]*?\bviewBox\s*=\s*[\"']\s*([^\"']+)[\"']", re.DOTALL)
PNG = b"\x89PNG\r\n\x1a\n"
JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
Size = tuple[int, int]


def size_of(content: bytes) -> Size | None:
    """Return (width, height) in pixels of an SVG, PNG or JPEG; None for anything else."""
    if content.startswith(PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return (width, height)
    if content.startswith(b"\xff\xd8"):
        return jpeg_size(content)
    return svg_size(content[:4096])


def svg_size(content: bytes) -> Size | None:
    """Return the size of the drawing's view box, rounded."""
    found = VIEW_BOX.search(content)
    numbers = re.split(rb"[\s,]+", found[1].strip()) if found else []
    try:
        width, height = (round(float(number)) for number in numbers[2:4])
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


def jpeg_size(content: bytes) -> Size | None:
    """Return the size in the frame header of a JPEG."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return (width, height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
