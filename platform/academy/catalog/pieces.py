"""The pieces that the text of a lesson or of a playbook day is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown between blocks."""

    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block that is only shown: its name, attributes and Markdown."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str

    def attribute(self, name: str) -> str:
        """Return an attribute; one that is absent is empty."""
        return next((value for key, value in self.attributes if key == name), "")

    def flag(self, name: str) -> bool:
        """Tell whether an attribute without a value is there."""
        return any(key == name for key, _ in self.attributes)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table to fill in: its head, its first rows, and how many rows there are."""

    file: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One option; ``key`` comes from the source text and survives translation.

    In a ``match`` question ``text`` is the left side of a pair, ``partner`` the right one.
    """

    text: str
    right: bool
    feedback: str
    key: str
    partner: str = ""
    partner_key: str = ""


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers that are right, both ends included."""

    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """What an open answer is marked by, and what it is worth."""

    text: str
    points: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``kind`` is ``one``, ``several``, ``number``, ``text``, ``blank``, ``order``, ``match``,
    ``open``, ``poll`` or ``field``. ``accepted`` are the right words of a ``text`` question,
    ``numbers`` the right numbers of a ``number`` question, ``blanks`` the right words of each
    gap, which stands in the text as ``[[1]]``. The options of an ``order`` question stand in
    the right order; ``fact`` is the name under which the answer of a ``field`` question is
    kept for the shop. ``digest`` changes with anything that could change a mark.
    """

    id: str
    kind: str
    text: str
    options: tuple[Option, ...]
    digest: str
    feedback: str = ""
    hint: str = ""
    points: int = 1
    difficulty: int = 1
    capabilities: tuple[str, ...] = ()
    score: str = "all"
    accepted: tuple[str, ...] = ()
    numbers: NumberRange | None = None
    blanks: tuple[tuple[str, ...], ...] = ()
    criteria: tuple[Criterion, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Quiz:
    """A run of questions; ``passing`` is percent, ``attempts`` none = any number."""

    id: str
    questions: tuple[Question, ...]
    passing: int = 80
    attempts: int | None = None
    shuffle: str = "none"
    show: str = "after-each"

    @property
    def answered(self) -> tuple[Question, ...]:
        """The questions that an attempt answers, without field work and own facts (rule R156)."""
        return tuple(each for each in self.questions if each.kind not in {"open", "field"})

    def question(self, question_id: str) -> Question | None:
        """Return one question by its id."""
        return next((each for each in self.questions if each.id == question_id), None)


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line to tick; the id survives translation and changes with the text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list that remembers what was ticked; an empty title means the usual one."""

    id: str
    title: str
    lines: tuple[ChecklistLine, ...]


@dataclass(frozen=True, slots=True)
class Announce:
    """A post with its text, sent at a wall clock time by a role."""

    at: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done on a playbook day; ``due`` is a wall clock time."""

    id: str
    text: str
    role: str = "member"
    evidence: str = "none"
    minutes: int = 0
    due: str | None = None
    lesson: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of one block, in order."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class CheckinPrompt:
    """What a check-in answers; ``minimum`` is characters."""

    text: str
    minimum: int = 0
    evidence: str = "none"


@dataclass(frozen=True, slots=True)
class Metric:
    """A number of the day: its unit, and whether it is ``counted`` or ``typed``."""

    id: str
    title: str
    unit: str
    origin: str


@dataclass(frozen=True, slots=True)
class Metrics:
    """The numbers that are watched on a playbook day."""

    metrics: tuple[Metric, ...]


@dataclass(frozen=True, slots=True)
class ReportBox:
    """One box of a learning report; ``minimum`` is characters."""

    id: str
    title: str
    minimum: int


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a learning report."""

    id: str
    boxes: tuple[ReportBox, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """What holds on some platforms only; it may hold other pieces."""

    platforms: tuple[str, ...]
    pieces: "tuple[Piece, ...]"


Piece = (
    Prose
    | Block
    | Worksheet
    | Quiz
    | Checklist
    | Announce
    | TaskList
    | CheckinPrompt
    | Metrics
    | Boxes
    | Variant
)


def each_piece(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Walk through pieces and the pieces inside them, in the order of the page."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Variant):
            yield from each_piece(piece.pieces)


def texts_of(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Walk through the texts that go into the document."""
    for piece in each_piece(pieces):
        if isinstance(piece, Prose | Block | Worksheet | CheckinPrompt):
            yield piece.text
        elif isinstance(piece, TaskList):
            yield from (task.text for task in piece.tasks)
        elif isinstance(piece, Boxes):
            yield from (box.title for box in piece.boxes)
