"""What other pages show of field work."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WaitingWork:
    """A piece of work that waits for its mark; ``turn`` 2 means that it was improved once."""

    number: int
    lesson_id: str
    title: str
    name: str
    team: str
    turn: int
    handed_in_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many pieces of work wait for a mark, and since when the first one does."""

    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mark its author should know of: ``sent_back`` is true until it is handed in again."""

    work_id: str
    title: str
    name: str
    sent_back: bool
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class FieldWorkCard:
    """What Today knows of field work: marks to read and to act on, and what waits for a mark."""

    sent_back: tuple[Verdict, ...] = ()
    marked: tuple[Verdict, ...] = ()
    waiting: Waiting | None = None
