"""Blocks to pieces: each block is checked against the table and read by its own rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from academy.catalog.attribute_kinds import DAY, TIME
from academy.catalog.attributes import check_attributes
from academy.catalog.block_reader import RawBlock, read_blocks
from academy.catalog.block_table import BLOCKS
from academy.catalog.field_readers import NAME, is_id
from academy.catalog.findings import Findings
from academy.catalog.line_reader import read_boxes, read_checklist, read_metrics, read_tasks
from academy.catalog.nearest import nearest, only_one
from academy.catalog.pieces import (
    Announce,
    Block,
    Boxes,
    CheckinPrompt,
    Checklist,
    Metrics,
    Piece,
    Prose,
    Quiz,
    TaskList,
    Variant,
)
from academy.catalog.question_reader import read_questions
from academy.catalog.source import Source

BELONGS = {
    "lesson": {"belongs": "a lesson", "belongs_zh": "课时"},
    "playbook": {"belongs": "a day of a playbook", "belongs_zh": "手册的某一天"},
}
LIST_LINE = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


@dataclass(slots=True)
class PieceReader:
    """Reads the pieces of one file; ``where`` is ``lesson`` or ``playbook``."""

    source: Source
    where: str
    findings: Findings
    checklists: int = field(default=0)

    def read(self) -> tuple[Piece, ...]:
        """Read the whole body."""
        return self.pieces(read_blocks(self.source, self.findings))

    def pieces(self, blocks: list[RawBlock]) -> tuple[Piece, ...]:
        """Read a run of blocks."""
        return tuple(piece for block in blocks if (piece := self.piece(block)) is not None)

    def piece(self, block: RawBlock) -> Piece | None:
        """Read one block, or the text between blocks."""
        inside = self.source.part(block.first, block.last)
        if not block.name:
            return Prose(inside.text)
        if not self.is_sound(block, inside):
            return None if block.name in BLOCKS else Prose(inside.text)
        reader = READERS.get(block.name)
        if reader:
            return reader(self, block, inside)
        return Block(block.name, block.attributes.pairs(), inside.text)

    def is_sound(self, block: RawBlock, inside: Source) -> bool:
        """Note what is wrong with a block as a whole."""
        place = block.attributes.place
        kind = BLOCKS.get(block.name)
        if kind is None:
            near, meant = nearest(block.name, BLOCKS), only_one(block.name, BLOCKS)
            self.findings.add(place, "C201", name=block.name, nearest=near, meant=meant)
            return False
        check_attributes(block.attributes, kind.attributes, self.findings, block=block.name)
        if kind.where not in {"both", self.where}:
            self.findings.add(place, "C212", name=block.name, **BELONGS[kind.where])
            return False
        if not kind.empty and not inside.text.strip():
            self.findings.add(place, "C209", name=block.name)
            return False
        return True


def read_on(reader: PieceReader, block: RawBlock, _inside: Source) -> Piece:
    """Read what holds on some platforms."""
    platforms = re.findall(r"[^,，、\s]+", block.attributes.value("platform"))
    return Variant(tuple(platforms), reader.pieces(block.children))


def read_quiz(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a quiz with its questions."""
    given = block.attributes
    note_id(reader, block, "qz-")
    return Quiz(
        id=given.value("id"),
        questions=read_questions(inside, reader.findings),
        passing=given.number("pass", 80),
        attempts=given.number("attempts", 0) or None,
        shuffle=given.value("shuffle", "none"),
        show=given.value("show", "after-each"),
    )


def note_id(reader: PieceReader, block: RawBlock, prefix: str) -> None:
    """Check the id= of a block and note it."""
    given = block.attributes.known.get("id")
    if given is None or not given.value:
        return
    if is_id(given.value, prefix) if prefix else NAME.fullmatch(given.value):
        reader.findings.name(given.value, given.place)
    else:
        reader.findings.add(given.place, "C113", id=given.value[:60], prefix=prefix)


def read_list(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a block that holds a list."""
    index = next(at for at, line in enumerate(inside.lines) if line.strip())
    if not LIST_LINE.match(inside.lines[index]):
        about = {"name": block.name, "example": "- …"}
        reader.findings.add(inside.place(index), "C214", **about)
    return Block(block.name, (), inside.text)


def read_checklist_block(reader: PieceReader, _block: RawBlock, inside: Source) -> Piece:
    """Read a checklist; it is numbered within its file."""
    reader.checklists += 1
    checklist_id = f"cl-{reader.checklists}"
    title, lines = read_checklist(inside, checklist_id, reader.findings)
    return Checklist(checklist_id, title, lines)


def read_fact(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read somebody's claim, and note whose."""
    source = block.attributes.known.get("source")
    if source:
        reader.findings.sources.append((source.value, source.place))
    return Block(block.name, block.attributes.pairs(), inside.text)


def read_policy(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a dated rule, and note by when it is to be reviewed."""
    day = block.attributes.known.get("review_by")
    if day and DAY.fits(day.value):
        reader.findings.reviews.append(("policy", day.value, day.place))
    return Block(block.name, block.attributes.pairs(), inside.text)


def read_file_block(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a worksheet, a video or a sound, and note the files that must be there."""
    for name in ("file", "src", "captions"):
        named = block.attributes.known.get(name)
        if named and named.value.strip():
            reader.findings.mention("link", named.value, named.place)
    return Block(block.name, block.attributes.pairs(), inside.text)


def read_fieldwork(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a piece of work for one's own shop."""
    note_id(reader, block, "")
    return Block(block.name, block.attributes.pairs(), inside.text)


def read_checkin(_reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read the prompt of the day's check-in."""
    given = block.attributes
    minimum, evidence = given.number("min", 0), given.value("evidence", "none")
    return CheckinPrompt(inside.text.strip(), minimum, evidence)


def read_announce(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a post of the day."""
    given = block.attributes
    at = given.known.get("at")
    if at and TIME.fits(at.value):
        reader.findings.times.append((at.value, at.place))
    return Announce(given.value("at"), given.value("role"), inside.text.strip())


def read_task_list(reader: PieceReader, _block: RawBlock, inside: Source) -> Piece:
    """Read the tasks of the day."""
    return TaskList(read_tasks(inside, reader.findings))


def read_metric_list(reader: PieceReader, _block: RawBlock, inside: Source) -> Piece:
    """Read the numbers of the day."""
    return Metrics(read_metrics(inside, reader.findings))


def read_report(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read the boxes of a learning report."""
    note_id(reader, block, "")
    return Boxes(block.attributes.value("id"), read_boxes(inside, reader.findings))


def read_include(reader: PieceReader, block: RawBlock, _inside: Source) -> Piece:
    """Note that the text of a snippet is not in the course."""
    path = block.attributes.value("path")
    reader.findings.add(block.attributes.place, "C217", path=path[:80])
    return Prose("")


READERS: dict[str, Callable[[PieceReader, RawBlock, Source], Piece]] = {
    "on": read_on,
    "quiz": read_quiz,
    "objectives": read_list,
    "keypoints": read_list,
    "mistakes": read_list,
    "checklist": read_checklist_block,
    "fact": read_fact,
    "policy": read_policy,
    "video": read_file_block,
    "audio": read_file_block,
    "download": read_file_block,
    "fieldwork": read_fieldwork,
    "checkin": read_checkin,
    "announce": read_announce,
    "tasks": read_task_list,
    "metrics": read_metric_list,
    "report": read_report,
    "include": read_include,
}
