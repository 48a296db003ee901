"""What Markdown may cost, decided in one linear pass before it is converted.

Python-Markdown recurses on nested lists and quotes, is quadratic on the
signs of a paragraph and on the lines of a block, and a page must answer
within a second whatever somebody wrote. A long lesson uses a tenth of
what is allowed here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MOST_BYTES = 512_000
MOST_BRACKETS = 1_000_000
MOST_FOOTNOTES = 300
MOST_NEWLINES = 20_000
MOST_DEPTH = 20
MOST_SIGNS = 4_000_000
MOST_LINES = 1_000_000
MOST_CELLS = 10_000
MOST_STEPS = 10_000
MOST_SCANNED = 10_000_000
SIGNS = "\\`*_[]<>&!{}|#="
MARKERS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")
MARKER = re.compile(r">|[-*+](?=[ \t])|\d{1,9}[.)]")


@dataclass(frozen=True, slots=True)
class Excess:
    """Which bound is broken, and at which line, counted from 0."""

    line: int
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of lines without an empty one: a paragraph, an item, a table."""

    start: int
    text: str
    lines: int
    signs: int


def excess(text: str) -> Excess | None:
    """Return the first bound that a text breaks."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return Excess(0, "more than 512,000 bytes", "超过 512,000 字节")
    if text.count("\n") > MOST_NEWLINES:
        return Excess(MOST_NEWLINES, "more than 20,000 lines", "超过 20,000 行")
    return too_deep(text) or too_many_footnotes(text) or too_costly(text)


def depth_of(line: str) -> int:
    """Count how deep a line is nested in lists and quotes, by its signs and its indent."""
    match = MARKERS.match(line)
    head = match[0] if match else ""
    return max(len(MARKER.findall(head)), len(head.expandtabs(4)) // 4)


def too_deep(text: str) -> Excess | None:
    """Bound the recursion of lists and quotes."""
    for number, line in enumerate(text.split("\n")):
        if line[:1] in " \t>-*+0123456789" and depth_of(line) > MOST_DEPTH:
            return Excess(number, "lists or quotes are nested too deep", "列表或引用嵌套太深")
    return None


def too_many_footnotes(text: str) -> Excess | None:
    """Bound the references to footnotes."""
    if text.count("[^") <= MOST_FOOTNOTES:
        return None
    found = 0
    for number, line in enumerate(text.split("\n")):
        found += line.count("[^")
        if found > MOST_FOOTNOTES:
            return Excess(number, "more than 300 footnote references", "脚注超过 300 处")
    return None


def chunks(text: str) -> Iterator[Chunk]:
    """Walk through the runs of lines without an empty one."""
    start = 0
    kept: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            if not kept:
                start = number
            kept.append(line)
        elif kept:
            chunk = "\n".join(kept)
            yield Chunk(start, chunk, len(kept), sum(map(chunk.count, SIGNS)))
            kept = []


def cells(chunk: Chunk) -> int:
    """Count the cells of a table; every row gets as many as the first."""
    return (chunk.text.partition("\n")[0].count("|") + 1) * chunk.lines if chunk.signs else 0


COSTS: tuple[tuple[Callable[[Chunk], int], int, str, str], ...] = (
    (lambda chunk: chunk.text.count("[") ** 2, MOST_BRACKETS, "square brackets", "方括号太多"),
    (lambda chunk: chunk.signs**2, MOST_SIGNS, "Markdown signs", "排版符号太多"),
    (lambda chunk: chunk.lines**2, MOST_LINES, "lines without an empty one", "连在一起的行太多"),
    (
        lambda chunk: (chunk.text.count("{") + chunk.lines // 2) * len(chunk.text),
        MOST_SCANNED,
        "braces or lines",
        "大括号或行太多",
    ),
    (cells, MOST_CELLS, "cells in tables", "表格太大"),
    (
        lambda chunk: 2 * chunk.lines + 3 + chunk.signs,
        MOST_STEPS,
        "lines and signs",
        "行和符号太多",
    ),
)


def too_costly(text: str) -> Excess | None:
    """Bound what paragraphs, tables and code fences cost, one by one and together."""
    if (text.count("```") + text.count("~~~")) * len(text) > MOST_SCANNED:
        return Excess(0, "too many code fences", "代码块太多")
    totals = [0] * len(COSTS)
    for chunk in chunks(text):
        for index, (cost, most, english, chinese) in enumerate(COSTS):
            totals[index] += cost(chunk)
            if totals[index] > most:
                return Excess(chunk.start, f"too many {english}", chinese)
    return None
