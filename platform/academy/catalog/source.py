"""Bytes of one file to numbered lines of clean text."""

import re
from dataclasses import dataclass

from academy.catalog.bounds import MOST_BYTES
from academy.catalog.findings import Findings
from academy.catalog.problems import Place

HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
FOLDED = str.maketrans(
    {
        **{chr(0xFF01 + step): chr(0x21 + step) for step in range(94)},
        "【": "[",
        "】": "]",
        "　": " ",
        "“": '"',
        "”": '"',
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of one file; ``line`` is the number of the first one."""

    path: str
    lines: tuple[str, ...]
    line: int = 1

    def place(self, index: int, column: int = 1) -> Place:
        """Name a character of the line at *index*, which counts from 0."""
        return Place(self.path, self.line + index, column)

    def part(self, first: int, last: int) -> "Source":
        """Return the lines from *first* up to but not including *last*."""
        return Source(self.path, self.lines[first:last], self.line + first)

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)


def fold(text: str) -> str:
    """Replace full-width signs by half-width ones; every column stays where it was."""
    return text.translate(FOLDED)


def read_source(path: str, data: bytes, findings: Findings) -> Source | None:
    """Return the lines of a file, or say why it cannot be read."""
    if len(data) > MOST_BYTES:
        findings.add(Place(path), "C133", size=len(data), most=MOST_BYTES)
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        findings.add(place_of_byte(path, data, error.start), encoding_code(data))
        return None
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(unified.split("\n"))
    return None if note_control(path, lines, findings) else Source(path, lines)


def place_of_byte(path: str, data: bytes, start: int) -> Place:
    """Turn the offset of a byte into a line and a column."""
    before = data[:start].decode("utf-8", "replace").split("\n")
    return Place(path, len(before), len(before[-1]) + 1)


def encoding_code(data: bytes) -> str:
    """Tell Chinese text in GBK from anything else."""
    if b"\x00" in data:
        return "C131"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "C131"
    return "C130"


def note_control(path: str, lines: tuple[str, ...], findings: Findings) -> bool:
    """Note the first control character of each line; tell whether there was one."""
    found = False
    for number, line in enumerate(lines, 1):
        match = CONTROL.search(line)
        if match:
            found = True
            place = Place(path, number, match.start() + 1)
            findings.add(place, "C132", character=f"U+{ord(match[0]):04X}")
    return found
