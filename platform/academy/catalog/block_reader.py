"""Lines to a tree of blocks, in one pass that knows code fences."""

import re
from dataclasses import dataclass, field

from academy.catalog.attributes import Attributes, read_attributes
from academy.catalog.findings import Findings
from academy.catalog.source import Source, fold

FENCE = re.compile(r"(`{3,}|~{3,})")
DOUBLE = re.compile(r" {0,3}[:：]{2}([a-z]+)(?=\s|$)")
MARKER = re.compile(r"( {0,3}):{3,}[ \t]*([A-Za-z][\w-]*)?[ \t]*")


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that opens (with a name) or closes a block; ``index`` counts from 0."""

    index: int
    name: str
    rest: str
    column: int


@dataclass(slots=True)
class RawBlock:
    """A block or, without a name, the text between blocks: lines first to last, exclusive."""

    name: str
    opened: int
    first: int
    last: int
    attributes: Attributes
    children: "list[RawBlock]" = field(default_factory=list)


def fenced_lines(lines: tuple[str, ...]) -> list[bool]:
    """Tell for each line whether it is part of a code fence."""
    inside, found = "", []
    for line in lines:
        match = FENCE.match(line)
        if inside:
            found.append(True)
            sign = match[1] if match else ""
            if sign[:1] == inside[0] and len(sign) >= len(inside) and not line[len(sign) :].strip():
                inside = ""
        else:
            opens = match is not None and "`" not in line[match.end() :]
            inside = match[1] if match and opens else ""
            found.append(opens)
    return found


def find_markers(source: Source, findings: Findings) -> list[Marker]:
    """Return the lines that open or close blocks."""
    markers = []
    fenced = fenced_lines(source.lines)
    for index, line in enumerate(source.lines):
        if fenced[index] or (":" not in line[:6] and "：" not in line[:6]):
            continue
        match = MARKER.match(fold(line))
        if match is None or (match[2] is None and line[match.end() :].strip()):
            continue
        if "：" in line[: match.end()]:
            findings.add(source.place(index, line.index("：") + 1), "C211")
        rest = line[match.end() :]
        markers.append(Marker(index, match[2] or "", rest, match.end() + 1))
    return markers


def read_blocks(source: Source, findings: Findings) -> list[RawBlock]:
    """Return the blocks of a body and the text between them, in order."""
    return TreeBuilder(source, find_markers(source, findings), findings).build()


@dataclass(slots=True)
class TreeBuilder:
    """Pairs opening with closing lines; a block that is left open ends at the next one."""

    source: Source
    markers: list[Marker]
    findings: Findings
    roots: list[RawBlock] = field(default_factory=list)
    stack: list[RawBlock] = field(default_factory=list)
    reached: int = 0

    def build(self) -> list[RawBlock]:
        """Walk through the markers once."""
        for number, marker in enumerate(self.markers):
            if marker.name:
                self.leave_unclosed(number)
                self.open(marker)
            elif self.stack:
                self.close(marker.index)
            else:
                self.add_text(marker.index)
                self.findings.add(self.source.place(marker.index), "C203")
            self.reached = marker.index + 1
        while self.stack:
            self.leave_open(len(self.source.lines))
        self.add_text(len(self.source.lines))
        return self.roots

    def leave_unclosed(self, number: int) -> None:
        """Before a block opens: end an outer one that cannot hold it."""
        marker = self.markers[number]
        if not self.stack or (self.stack[-1].name == "on" and marker.name != "on"):
            return
        following = [each.name for each in self.markers[number + 1 : number + 3]]
        if following == ["", ""]:
            place = self.source.place(marker.index)
            outer = self.stack[-1].name
            self.findings.add(place, "C204", name=marker.name, outer=outer)
        else:
            self.leave_open(marker.index)

    def leave_open(self, index: int) -> None:
        """End the innermost block before line *index*, and note that nobody closed it."""
        block = self.stack[-1]
        lines = self.source.lines
        last = max(at for at in range(block.opened, index) if lines[at].strip())
        line = self.source.line + last
        self.findings.add(self.source.place(block.opened), "C202", name=block.name, line=line)
        self.close(index)
        self.reached = index

    def open(self, marker: Marker) -> None:
        """Begin a block."""
        self.add_text(marker.index)
        place = self.source.place(marker.index, marker.column)
        attributes = read_attributes(marker.rest, place, self.findings)
        opening = Attributes(self.source.place(marker.index), attributes.id, attributes.known)
        block = RawBlock(marker.name, marker.index, marker.index + 1, marker.index + 1, opening)
        self.siblings().append(block)
        self.stack.append(block)

    def close(self, index: int) -> None:
        """End the innermost block before line *index*."""
        self.add_text(index)
        self.stack.pop().last = index

    def siblings(self) -> list[RawBlock]:
        """Return the list that the next block goes into."""
        return self.stack[-1].children if self.stack else self.roots

    def add_text(self, index: int) -> None:
        """Keep the lines from the last marker to line *index*, if they say anything."""
        if any(line.strip() for line in self.source.lines[self.reached : index]):
            nothing = Attributes(self.source.place(self.reached))
            text = RawBlock("", self.reached, self.reached, index, nothing)
            self.siblings().append(text)
        self.reached = index
