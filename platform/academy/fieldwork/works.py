"""What a piece of field work is, in which state, and what is still missing from it.

Source:
    Rules R110, R111, R114 and R115 in docs/rules.md.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy.catalog.pieces import Criterion
from academy.files.document import TEXT, XLSX

MOST_CHARACTERS = 5000
MOST_REMARK = 2000

DRAFT, HANDED_IN, SENT_BACK, MARKED = "draft", "handed_in", "sent_back", "marked"
READABLE = frozenset({HANDED_IN, MARKED})
"""States in which those who mark read the words and open the files."""

DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class File:
    """A picture (without a name) or a file; ``position`` counts from 1."""

    position: int
    digest: str
    name: str
    media_type: str
    size: int

    @property
    def is_picture(self) -> bool:
        """Whether it is shown, and not given out."""
        return not self.name

    @property
    def is_table(self) -> bool:
        """Whether it may hold figures in rows."""
        return self.media_type == XLSX or (self.media_type == TEXT and self.name.endswith(".csv"))


@dataclass(frozen=True, slots=True)
class Content:
    """What a person hands in."""

    text: str = ""
    link: str = ""
    files: tuple[File, ...] = ()

    @property
    def pictures(self) -> tuple[File, ...]:
        """The pictures in their order."""
        return tuple(file for file in self.files if file.is_picture)

    @property
    def documents(self) -> tuple[File, ...]:
        """The files that are given out as they came."""
        return tuple(file for file in self.files if not file.is_picture)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the words and the rubric of one release."""

    work_id: str
    lesson_id: str
    course_id: str
    release_id: int
    title: str
    task: str
    rubric: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work as it stands in the database."""

    id: int
    merchant_id: int
    person_id: int
    team_id: int | None
    asked: Asked
    content: Content
    state: str
    turn: int
    revision: int
    form_key: str
    saved_at: datetime
    handed_in_at: datetime | None

    @property
    def may_change(self) -> bool:
        """Whether its author may still change it (rule R115)."""
        return self.state != MARKED


@dataclass(frozen=True, slots=True)
class Mark:
    """How it was marked; ``points`` stand in the order of ``rubric``, none = not given."""

    id: int
    turn: int
    person_id: int
    name: str
    outcome: str
    points: tuple[int | None, ...]
    rubric: tuple[Criterion, ...]
    remark: str
    marked_at: datetime
    seen_at: datetime | None

    @property
    def total(self) -> int:
        """All points together."""
        return sum(each or 0 for each in self.points)

    @property
    def most(self) -> int:
        """What could be had."""
        return most_of(self.rubric)


def most_of(rubric: Sequence[Criterion]) -> int:
    """Return what a rubric is worth."""
    return sum(criterion.points for criterion in rubric)


def missing(evidence: Sequence[str], content: Content) -> tuple[str, ...]:
    """Return what is asked for and not there: ``text``, ``image``, ``link``, ``numbers``, ``file``.

    Figures may stand in the words or in a table. Where nothing is asked for in particular,
    anything will do, but not nothing.
    """
    there = {
        "text": bool(content.text),
        "image": bool(content.pictures),
        "link": bool(content.link),
        "numbers": bool(DIGIT.search(content.text)) or any(f.is_table for f in content.files),
        "file": bool(content.documents),
    }
    if not any(there.values()):
        return tuple(each for each in evidence if each in there) or ("text",)
    return tuple(each for each in evidence if not there.get(each, True))


def pack_rubric(rubric: Sequence[Criterion]) -> str:
    """Return a rubric as it is stored."""
    return json.dumps([[each.text, each.points] for each in rubric], ensure_ascii=False)


def unpack_rubric(stored: str) -> tuple[Criterion, ...]:
    """Return a rubric that was stored."""
    return tuple(Criterion(str(text), int(points)) for text, points in json.loads(stored))


def unpack_points(stored: str) -> tuple[int | None, ...]:
    """Return points that were stored."""
    return tuple(json.loads(stored))


def words_for(
    stored: Sequence[Criterion], source: Sequence[Criterion], shown: Sequence[Criterion]
) -> tuple[Criterion, ...]:
    """Return a stored rubric in the reader's words.

    The live course knows them (*shown*) as long as its own words (*source*) are still those
    that were stored; else the rubric is shown as it was (rule R114).
    """
    same = tuple(stored) == tuple(source) and len(shown) == len(source)
    return tuple(shown) if same else tuple(stored)
