"""Files of every kind for tests of field work, made here and not kept."""

import io
import zipfile

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
MP4 = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0" * 40
M4A = b"\0\0\0\x18ftypM4A \0\0\0\0isommp42" + b"\0" * 40


def package(*names: str, **contents: bytes) -> bytes:
    """Return a ZIP package with parts of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name in names:
            archive.writestr(name, contents.get("all", b"<x/>"))
    return made.getvalue()


def xlsx(*more: str) -> bytes:
    """Return what has the shape of a table."""
    return package("xl/workbook.xml", "xl/worksheets/sheet1.xml", *more)


def bomb() -> bytes:
    """Return a table that would unpack to more than a hundred megabytes."""
    return package("xl/workbook.xml", "xl/worksheets/sheet1.xml", all=b"0" * (60 * 1024 * 1024))


def picture(colour: str = "teal") -> bytes:
    """Return a small JPEG."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "JPEG")
    return made.getvalue()
