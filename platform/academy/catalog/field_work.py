"""Field work of a lesson: what is to be done, what is to be handed in, what it is marked by.

Two things become field work: a ``fieldwork`` block with an id, and an open question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from academy.catalog.pieces import Block, Criterion, Piece, Question, Quiz, each_piece
from academy.catalog.source import fold

RUBRIC_LINE = re.compile(r" {0,3}~[ \t]+(.*\S)")
WORTH = re.compile(r"\((\d{1,3})\s*(?:分|points?)?\)\s*$")
TEXT = ("text",)


@dataclass(frozen=True, slots=True)
class FieldWork:
    """One piece of work; ``evidence`` is what must be handed in, ``text`` is Markdown."""

    id: str
    text: str
    criteria: tuple[Criterion, ...]
    evidence: tuple[str, ...]

    @property
    def most(self) -> int:
        """What all criteria together are worth."""
        return sum(criterion.points for criterion in self.criteria)


def field_works(pieces: tuple[Piece, ...]) -> Iterator[FieldWork]:
    """Walk through the pieces of work of a lesson, in the order of its page."""
    for piece in each_piece(pieces):
        if isinstance(piece, Block) and piece.name == "fieldwork" and piece.attribute("id"):
            yield work_of_block(piece)
        elif isinstance(piece, Quiz):
            yield from (work_of_question(each) for each in piece.questions if each.kind == "open")


def work_of_block(block: Block) -> FieldWork:
    """Part the words of a block from its rubric."""
    words, criteria = split_rubric(block.text)
    return FieldWork(block.attribute("id"), words, criteria, evidence_of(block))


def work_of_question(question: Question) -> FieldWork:
    """Make an open question a piece of work; it asks for words."""
    return FieldWork(question.id, question.text, question.criteria, TEXT)


def evidence_of(block: Block) -> tuple[str, ...]:
    """Return what a block asks for; ``none`` asks for nothing in particular."""
    given = re.split(r"[,，、\s]+", block.attribute("evidence"))
    return tuple(each for each in given if each and each != "none")


def split_rubric(text: str) -> tuple[str, tuple[Criterion, ...]]:
    """Return the text of a block without its rubric, and the rubric."""
    words: list[str] = []
    criteria: list[Criterion] = []
    for line in text.splitlines():
        match = RUBRIC_LINE.match(line)
        if match:
            criteria.append(read_criterion(match[1]))
        else:
            words.append(line)
    return "\n".join(words).strip(), tuple(criteria)


def read_criterion(line: str) -> Criterion:
    """Read ``criterion (points)``; without a number it is worth one point."""
    worth = WORTH.search(fold(line))
    if worth is None:
        return Criterion(line.strip(), 1)
    return Criterion(line[: worth.start()].strip(), int(worth[1]))
