"""Blocks to pieces: each block is checked against the table and read by its own rules."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from academy.catalog.attribute_kinds import DAY, TIME
from academy.catalog.attributes import check_attributes
from academy.catalog.block_reader import DOUBLE, RawBlock, fenced_lines, read_blocks
from academy.catalog.block_table import BLOCKS
from academy.catalog.bounds import excess
from academy.catalog.field_readers import NAME, is_id
from academy.catalog.field_work import split_rubric
from academy.catalog.file_blocks import read_recording, read_worksheet
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
from academy.catalog.problems import has_errors
from academy.catalog.question_reader import read_questions
from academy.catalog.snippets import (
    NOT_IN_SNIPPETS,
    find_snippet,
    outside,
    rebase,
    rebased,
    snippet_path,
)
from academy.catalog.source import Source, read_source
from academy.catalog.text_scan import scan_text

BELONGS = {
    "lesson": {"belongs": "a lesson", "belongs_zh": "课时"},
    "playbook": {"belongs": "a day of a playbook", "belongs_zh": "手册的某一天"},
}
LIST_LINE = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


@dataclass(slots=True)
class PieceReader:
    """Reads the pieces of one file; ``where`` is ``lesson`` or ``playbook``.

    ``files`` are those of the course and ``own`` is the path of this one among them;
    ``in_snippet``: the text is read to stand in another file.
    """

    source: Source
    where: str
    findings: Findings
    checklists: int = field(default=0)
    files: Mapping[str, bytes] = field(default_factory=dict)
    own: str = ""
    in_snippet: bool = False

    def read(self) -> tuple[Piece, ...]:
        """Read the whole body."""
        return self.pieces(read_blocks(self.source, self.findings))

    def pieces(self, blocks: list[RawBlock]) -> tuple[Piece, ...]:
        """Read a run of blocks."""
        read: list[Piece] = []
        for block in blocks:
            if block.name == "include":
                read += self.included(block)
                continue
            piece = self.piece(block)
            read += [] if piece is None else [piece]
        return tuple(read)

    def included(self, block: RawBlock) -> tuple[Piece, ...]:
        """Read the snippet that stands here; what is wrong in it has its place there.

        Source:
            Rule R140 "one text in many lessons" in docs/rules.md.
        """
        if not self.is_sound(block, self.source.part(block.first, block.last)):
            return ()
        named = block.attributes.known.get("path")
        if named is None or not named.value.strip():
            return ()
        path = find_snippet(self.files, named.value.strip(), self.own)
        if path is None:
            wanted = snippet_path(named.value.strip(), self.own).rpartition("/")[2]
            self.findings.add(named.place, "C250", path=wanted[:80], nearest="")
            return ()
        inner = Findings(included=[path])
        source = read_source(path, self.files[path], inner)
        pieces = self.read_snippet(source, path, inner) if source else ()
        self.findings.take(inner)
        if has_errors(inner.problems):
            count = sum(problem.severity == "error" for problem in inner.problems)
            self.findings.add(named.place, "C251", path=path, count=count)
        return pieces

    def read_snippet(self, source: Source, path: str, inner: Findings) -> tuple[Piece, ...]:
        """Read a snippet twice: as it stands for its places, with its links led right to show."""
        as_written = replace(
            self, source=source, findings=inner, own=outside(path), in_snippet=True
        )
        as_written.read()
        scan_text(source, inner)
        over = excess(source.text)
        if over:
            place = source.place(over.line)
            inner.add(place, "C216", why=over.english, why_zh=over.chinese)
        inner.mentions[:] = [
            replace(each, value=rebase(each.value, path, self.own))
            if each.kind in {"link", "image"}
            else each
            for each in inner.mentions
        ]
        here = rebased(source, path, self.own)
        shown = replace(self, source=here, findings=Findings(), in_snippet=True)
        pieces = shown.read()
        self.checklists = shown.checklists
        return pieces

    def piece(self, block: RawBlock) -> Piece | None:
        """Read one block, or the text between blocks."""
        inside = self.source.part(block.first, block.last)
        if not block.name:
            note_two_colons(inside, self.findings)
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
        if self.in_snippet and block.name in NOT_IN_SNIPPETS:
            self.findings.add(place, "C252", name=block.name)
            return False
        if kind.where not in {"both", self.where}:
            self.findings.add(place, "C212", name=block.name, **BELONGS[kind.where])
            return False
        if not kind.empty and not inside.text.strip():
            self.findings.add(place, "C209", name=block.name)
            return False
        return True


def note_two_colons(text: Source, findings: Findings) -> None:
    """Note a block that was begun with two colons, and so is no block."""
    if "::" not in text.text and "：：" not in text.text:
        return
    fenced = fenced_lines(text.lines)
    for index, line in enumerate(text.lines):
        match = None if fenced[index] else DOUBLE.match(line)
        if match and match[1] in BLOCKS:
            findings.add(text.place(index), "C213", name=match[1])


def read_on(reader: PieceReader, block: RawBlock, _inside: Source) -> Piece:
    """Read what holds on some platforms."""
    platforms = re.findall(r"[^,，、\s]+", block.attributes.value("platform"))
    for name in platforms:
        reader.findings.word("platforms", name, block.attributes.place)
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


def read_media(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a video or a sound."""
    return read_recording(block, inside, reader.findings)


def read_download(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a worksheet."""
    return read_worksheet(block, inside, reader.findings, reader.files, reader.own)


def read_trainer(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read what is for trainers only, and note where it stands."""
    lines = range(inside.line, inside.line + len(inside.lines))
    reader.findings.unseen.update((inside.path, line) for line in lines)
    return Block(block.name, block.attributes.pairs(), inside.text)


def read_fieldwork(reader: PieceReader, block: RawBlock, inside: Source) -> Piece:
    """Read a piece of work for one's own shop; note what it lacks to be handed in and marked."""
    note_id(reader, block, "")
    work = Block(block.name, block.attributes.pairs(), inside.text)
    if not work.attribute("id"):
        reader.findings.add(block.attributes.place, "C350")
    if not split_rubric(inside.text)[1]:
        reader.findings.add(block.attributes.place, "C351")
    return work


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


READERS: dict[str, Callable[[PieceReader, RawBlock, Source], Piece]] = {
    "on": read_on,
    "quiz": read_quiz,
    "objectives": read_list,
    "keypoints": read_list,
    "mistakes": read_list,
    "checklist": read_checklist_block,
    "fact": read_fact,
    "policy": read_policy,
    "video": read_media,
    "audio": read_media,
    "download": read_download,
    "trainer": read_trainer,
    "fieldwork": read_fieldwork,
    "checkin": read_checkin,
    "announce": read_announce,
    "tasks": read_task_list,
    "metrics": read_metric_list,
    "report": read_report,
}
