"""A translated text laid over its source, piece by piece.

Ids, answer keys, times and marks are those of the source; only words come
from the translation, and what it does not say is said in the source's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard

from academy.catalog.findings import Findings
from academy.catalog.nearest import nearest
from academy.catalog.pieces import (
    Announce,
    Block,
    Boxes,
    CheckinPrompt,
    Checklist,
    Metrics,
    Piece,
    Question,
    Quiz,
    TaskList,
    Variant,
    Worksheet,
    each_piece,
)
from academy.catalog.problems import Place

Structured = Quiz | Checklist | Announce | CheckinPrompt | TaskList | Metrics | Boxes


@dataclass(slots=True)
class Overlay:
    """Lays one translated file over one source file."""

    place: Place
    where: str
    findings: Findings

    def pieces(self, source: tuple[Piece, ...], words: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the translated pieces, with the structure of the source."""
        if not words:
            return source
        left = [piece for piece in each_piece(source) if isinstance(piece, Structured)]
        self.note_counts(source, words)
        words = self.works(source, words)
        merged = self.run(words, left)
        return (*merged, *left)

    def note_counts(self, source: tuple[Piece, ...], words: tuple[Piece, ...]) -> None:
        """Note blocks that have no counterpart."""
        wanted, counted = names_of(source), names_of(words)
        names = sorted(wanted.keys() | counted.keys())
        different = {name: (counted[name], wanted[name]) for name in names}
        self.note_blocks({name: two for name, two in different.items() if two[0] != two[1]})

    def note_blocks(self, different: Mapping[str, tuple[int, int]]) -> None:
        """Say in one line which kinds of blocks there are too many or too few of."""
        if different:
            each = different.items()
            words = ", ".join(f"{name} {count} (source {wanted})" for name, (count, wanted) in each)
            zh = "、".join(
                f"{name} {count} 个（原文 {wanted} 个）" for name, (count, wanted) in each
            )
            self.findings.add(self.place, "C508", blocks=words, blocks_zh=zh)

    def works(self, source: tuple[Piece, ...], words: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Give each piece of field work the id and the evidence of its source, one by one."""
        missing = [each for each in self.findings.problems if each.code == "C350"]
        for each in missing:
            self.findings.problems.remove(each)
        places = (Place(each.path, each.line, each.column) for each in missing)
        theirs = (piece for piece in each_piece(source) if is_work(piece))
        laid: dict[int, Piece] = {}
        for piece, other in zip(filter(is_work, each_piece(words)), theirs, strict=False):
            given, wanted = piece.attribute("id"), other.attribute("id")
            if given != wanted:
                place = self.place_of(given) if given else next(places, self.place)
                self.findings.add(place, "C509", id=given[:60], wanted=wanted)
            laid[id(piece)] = replace(piece, attributes=other.attributes)
        return with_laid(words, laid)

    def run(self, words: tuple[Piece, ...], left: list[Structured]) -> tuple[Piece, ...]:
        """Merge a run of pieces; what was used is taken out of *left*."""
        merged: list[Piece] = []
        for piece in words:
            if isinstance(piece, Variant):
                merged.append(replace(piece, pieces=self.run(piece.pieces, left)))
            elif isinstance(piece, Structured):
                source = counterpart(piece, left)
                if source is None and isinstance(piece, Quiz):
                    known = [each.id for each in left if isinstance(each, Quiz)]
                    near = nearest(piece.id, known)
                    self.findings.add(self.place_of(piece.id), "C504", id=piece.id, nearest=near)
                if source is not None:
                    left.remove(source)
                    merged.append(self.merge(source, piece))
            else:
                merged.append(piece)
        return tuple(merged)

    def merge(self, source: Structured, words: Structured) -> Piece:
        """Take the words of one piece and all else of the other."""
        if isinstance(source, Quiz) and isinstance(words, Quiz):
            return self.quiz(source, words)
        if isinstance(source, Checklist) and isinstance(words, Checklist):
            return self.checklist(source, words)
        if isinstance(source, Announce | CheckinPrompt) and isinstance(
            words, Announce | CheckinPrompt
        ):
            return replace(source, text=words.text)
        return merge_lines(source, words)

    def checklist(self, source: Checklist, words: Checklist) -> Checklist:
        """Take the words of lines, when there are as many of them."""
        if len(source.lines) != len(words.lines):
            self.note_blocks({"- [ ]": (len(words.lines), len(source.lines))})
            return source
        both = zip(source.lines, words.lines, strict=True)
        lines = tuple(replace(old, text=new.text) for old, new in both)
        return replace(source, title=words.title or source.title, lines=lines)

    def quiz(self, source: Quiz, words: Quiz) -> Quiz:
        """Take question by question."""
        said = {question.id: question for question in words.questions}
        known = [question.id for question in source.questions]
        for unknown in said.keys() - set(known):
            near = nearest(unknown, known)
            self.findings.add(self.place_of(unknown), "C504", id=unknown, nearest=near)
        missing = [each for each in known if each not in said]
        if missing:
            ids = ", ".join(missing)
            self.findings.add(self.place, "C502", count=len(missing), ids=ids)
        questions = [
            self.question(question, said[question.id]) if question.id in said else question
            for question in source.questions
        ]
        return replace(source, questions=tuple(questions))

    def question(self, source: Question, words: Question) -> Question:
        """Take the words of one question, when it has the same options."""
        if parts_of(source) != parts_of(words) or source.kind != words.kind:
            counts = {"count": parts_of(words), "wanted": parts_of(source)}
            here = self.place_of(source.id)
            self.findings.add(here, "C501", id=source.id, where=self.where, **counts)
            return source
        pairs = list(zip(source.options, words.options, strict=True))
        if any(old.right != new.right for old, new in pairs):
            self.findings.add(self.place_of(source.id), "C506", id=source.id, where=self.where)
        options = [
            replace(old, text=new.text, feedback=new.feedback, partner=new.partner)
            for old, new in pairs
        ]
        judged = zip(source.criteria, words.criteria, strict=True)
        return replace(
            source,
            text=words.text,
            options=tuple(options),
            accepted=either(source.accepted, words.accepted),
            blanks=tuple(map(either, source.blanks, words.blanks)),
            criteria=tuple(replace(old, text=new.text) for old, new in judged),
            feedback=words.feedback or source.feedback,
            hint=words.hint or source.hint,
        )

    def place_of(self, name: str) -> Place:
        """Return where the translation gives an id."""
        found = (place for known, place in self.findings.names if known == name)
        return next(found, self.place)


def names_of(pieces: tuple[Piece, ...]) -> Counter[str]:
    """Count the blocks of each kind; notes for trainers need no translation."""
    found = Counter(name_of(piece) for piece in each_piece(pieces))
    for name in ("", ":::trainer"):
        del found[name]
    return found


def name_of(piece: Piece) -> str:
    """Return how a block is written; empty for the text between blocks."""
    return f":::{piece.name}" if isinstance(piece, Block) else NAMES.get(type(piece), "")


def is_work(piece: Piece) -> TypeGuard[Block]:
    """Tell whether a piece is a block of field work."""
    return isinstance(piece, Block) and piece.name == "fieldwork"


def with_laid(words: tuple[Piece, ...], laid: dict[int, Piece]) -> tuple[Piece, ...]:
    """Put pieces in the places of those they were made of, inside of variants too."""
    return tuple(
        replace(piece, pieces=with_laid(piece.pieces, laid))
        if isinstance(piece, Variant)
        else laid.get(id(piece), piece)
        for piece in words
    )


def parts_of(question: Question) -> int:
    """Count what a translation must have as many of."""
    return len(question.options) + len(question.blanks) + len(question.criteria)


def either(source: Iterable[str], words: Iterable[str]) -> tuple[str, ...]:
    """Accept the right words of both languages."""
    return tuple(dict.fromkeys([*source, *words]))


def merge_lines(source: Structured, words: Structured) -> Piece:
    """Take the words of those lines whose ids the translation knows."""
    if isinstance(source, TaskList) and isinstance(words, TaskList):
        text = {task.id: task.text for task in words.tasks}
        return TaskList(tuple(replace(t, text=text.get(t.id, t.text)) for t in source.tasks))
    if isinstance(source, Metrics) and isinstance(words, Metrics):
        said = {each.id: each for each in words.metrics}
        return Metrics(tuple(said.get(each.id, each) for each in source.metrics))
    if isinstance(source, Boxes) and isinstance(words, Boxes):
        title = {box.id: box.title for box in words.boxes}
        boxes = (replace(box, title=title.get(box.id, box.title)) for box in source.boxes)
        return replace(source, boxes=tuple(boxes))
    return source


NAMES: dict[type, str] = {
    Quiz: ":::quiz",
    Checklist: ":::checklist",
    Announce: ":::announce",
    CheckinPrompt: ":::checkin",
    TaskList: ":::tasks",
    Metrics: ":::metrics",
    Boxes: ":::report",
    Worksheet: ":::download",
    Variant: ":::on",
}


def counterpart(piece: Structured, left: list[Structured]) -> Structured | None:
    """Return the piece of the source that a translated piece stands for."""
    same = [each for each in left if type(each) is type(piece)]
    if isinstance(piece, Quiz):
        return next((each for each in same if isinstance(each, Quiz) and each.id == piece.id), None)
    return same[0] if same else None
