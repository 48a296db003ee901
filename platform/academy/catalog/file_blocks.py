"""Reads the blocks that show a file: recordings with their marks, worksheets with their columns."""

from collections.abc import Mapping

from academy.catalog.attributes import Attribute
from academy.catalog.block_reader import RawBlock
from academy.catalog.findings import Findings
from academy.catalog.marks import check_marks
from academy.catalog.paths import (
    AUDIO_TYPES,
    MEDIA_TYPES,
    VIDEO_TYPES,
    ending_of,
    place_of,
    resolve,
    scheme_of,
)
from academy.catalog.pieces import Block, Worksheet
from academy.catalog.problems import Place
from academy.catalog.source import Source
from academy.sheets.csv_file import Unreadable, from_csv

MOST_COLUMNS = 24
SHOWN_ROWS, SHOWN_CELLS = range(3, 9), 24
"""A narrow table shows more of its rows than a wide one."""

LONGEST_CELL = 80


def read_recording(block: RawBlock, inside: Source, findings: Findings) -> Block:
    """Read a video or a sound: an https address, or a file of the course that browsers play."""
    given = block.attributes
    source, captions = given.known.get("src"), given.known.get("captions")
    for attribute in (source, captions):
        if attribute and attribute.value.strip():
            findings.mention("link", attribute.value, attribute.place)
    if source and source.value.strip():
        check_source(block, source, findings)
    if captions and ending_of(captions.value) != "vtt":
        findings.add(captions.place, "C452", target=captions.value[:80])
    check_marks(inside, given.number("seconds", 0), findings)
    return Block(block.name, given.pairs(), inside.text)


def check_source(block: RawBlock, source: Attribute, findings: Findings) -> None:
    """Note a recording that cannot be played, and a video that nobody can follow in silence."""
    scheme, ending = scheme_of(source.value), ending_of(source.value)
    kinds = VIDEO_TYPES if block.name == "video" else AUDIO_TYPES
    if scheme != "https" and (scheme or ending not in kinds):
        about = {"target": source.value[:80], "kinds": "/".join(sorted(kinds))}
        findings.add(source.place, "C450", **about)
    elif block.name == "video" and not scheme and "captions" not in block.attributes.known:
        findings.add(source.place, "C453")


def read_worksheet(
    block: RawBlock, inside: Source, findings: Findings, files: Mapping[str, bytes], own: str
) -> Worksheet | Block:
    """Read a worksheet; a file that is no CSV is offered as it is."""
    named = block.attributes.known.get("file")
    target = named.value.strip() if named else ""
    if named and target:
        findings.mention("link", target, named.place)
    path, _ = resolve(own, target)
    if ending_of(path) != "csv" or path not in files:
        return Block(block.name, block.attributes.pairs(), inside.text)
    here = place_of(block.attributes.place.path.partition("/")[0], path)
    rows = read_rows(files[path], here, findings)
    head = tuple(rows[0][:MOST_COLUMNS]) if rows else ()
    shown = tuple(tuple(shortened(cell) for cell in row[: len(head)]) for row in rows[1:])
    shown = shown[: rows_shown(len(head))]
    return Worksheet(target, head, shown, max(len(rows) - 1, 0), inside.text)


def rows_shown(columns: int) -> int:
    """Return how many rows of a worksheet the lesson shows."""
    return min(max(SHOWN_CELLS // max(columns, 1), SHOWN_ROWS[0]), SHOWN_ROWS[-1])


def read_rows(data: bytes, path: str, findings: Findings) -> list[list[str]]:
    """Read the rows of a worksheet, and note what is wrong in its own file."""
    try:
        rows = from_csv(data)
    except Unreadable as failure:
        why = {"why": str(failure), "why_zh": f"第 {failure.line} 行不是 UTF-8 的表格"}
        findings.add(Place(path, failure.line), "C255", path=path, **why)
        return []
    if not rows:
        why = {"why": "it is empty", "why_zh": "里面是空的"}
        findings.add(Place(path), "C255", path=path, **why)
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            about = {"count": len(row), "wanted": len(rows[0])}
            findings.add(Place(path, number), "C256", path=path, row=number, **about)
            break
    return rows


def shortened(cell: str) -> str:
    """Return what a preview shows of a cell."""
    line = " ".join(cell.split())
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + "…"


def is_recording(path: str) -> bool:
    """Tell whether a file is kept beside the release instead of in it."""
    return ending_of(path) in MEDIA_TYPES
