"""Says what a file really is: the content decides, never the name alone.

A document is kept as it came and never opened here. What is looked at is its shape: enough
to know its kind and to refuse what would harm whoever opens it later.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2000
LONGEST_NAME = 80

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT, MP4, M4A = "text/plain", "video/mp4", "audio/mp4"
SUFFIXES = {PDF: "pdf", XLSX: "xlsx", DOCX: "docx", MP4: "mp4", M4A: "m4a"}
TEXT_SUFFIXES = {"txt", "csv"}
OFFICE = {"xl/workbook.xml": XLSX, "word/document.xml": DOCX}
VIDEO_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
UNSAFE = re.compile(r'[\\/:*?"<>|;%]')

Code = Literal["empty", "too_heavy", "other", "not_what_it_says", "broken", "macros", "too_large"]


class Unfit(ValueError):
    """The bytes cannot be taken as a document; ``code`` says why."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code


@dataclass(frozen=True, slots=True)
class Document:
    """A file ready to be stored: its bytes, a safe name, and what it really is."""

    content: bytes
    name: str
    media_type: str


def read_document(content: bytes, name: str) -> Document:
    """Return the document in *content*.

    Args:
        content: PDF, XLSX, DOCX, MP4, M4A, or text that is called ``.txt`` or ``.csv``.
        name: what the browser called it; only its ending is looked at, and shown safely.

    Raises:
        Unfit: empty, heavier than 10 MB, of another kind, not what its name says, damaged,
            with macros, or a package that would unpack to far more than it should.

    Source:
        Rule R113 "files" in docs/rules.md.
    """
    if not content:
        raise Unfit("empty")
    if len(content) > MOST_BYTES:
        raise Unfit("too_heavy")
    suffix = name.rpartition(".")[2].lower()
    found = kind_of(content)
    if found is not None:
        return Document(content, safe_name(name, SUFFIXES[found]), found)
    if suffix in SUFFIXES.values():
        raise Unfit("not_what_it_says")
    if suffix in TEXT_SUFFIXES and is_text(content):
        return Document(content, safe_name(name, suffix), TEXT)
    raise Unfit("not_what_it_says" if suffix in TEXT_SUFFIXES else "other")


def kind_of(content: bytes) -> str | None:
    """Return the media type of *content*; None when its shape is none that is known."""
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-2048:]:
            raise Unfit("broken")
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return kind_of_package(content)
    if content[4:8] == b"ftyp":
        brand = content[8:12]
        return M4A if brand in {b"M4A ", b"M4B "} else MP4 if brand in VIDEO_BRANDS else None
    return None


def kind_of_package(content: bytes) -> str | None:
    """Return which office file a ZIP package is; nothing of it is unpacked.

    Raises:
        Unfit: damaged, with a password or macros, or a bomb by its own table of contents.
    """
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise Unfit("too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unfit("broken") from error
    names = {part.filename for part in parts}
    kinds = [kind for name, kind in OFFICE.items() if name in names]
    if len(kinds) != 1 or "[Content_Types].xml" not in names:
        return None
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    if unpacked > MOST_UNPACKED or packed > len(content):
        raise Unfit("too_large")
    if len(names) < len(parts) or any(part.flag_bits & 0x1 for part in parts):
        raise Unfit("broken")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unfit("macros")
    return kinds[0]


def is_text(content: bytes) -> bool:
    """Tell whether *content* is text in UTF-8 or GB 18030, without control characters."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return CONTROL.search(content.decode(encoding)) is None
        except UnicodeDecodeError:
            continue
    return False


def safe_name(name: str, suffix: str) -> str:
    """Return a name that no system misreads: one line, no path, the ending of its kind."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if sign.isprintable())
    stem, dot, ending = UNSAFE.sub("_", plain).rpartition(".")
    stem = (stem if dot else ending).strip(" .")[: LONGEST_NAME - len(suffix) - 1].strip(" .")
    return f"{stem or 'file'}.{suffix}"
