"""Everything one person has done and been given, as the lists of courses need it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Given:
    """A course was given to a person, to be done by ``due_day`` (none = no hurry).

    ``assigned_by`` is a name; none = given from the terminal.
    """

    course_id: str
    assigned_at: datetime
    due_day: date | None
    assigned_by: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """When a lesson was last open, and the percentage it was left at."""

    at: datetime
    place: int


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The result of an attempt at a lesson's quiz."""

    lesson_id: str
    points: int
    most: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ExamTry:
    """One try at an exam; ``at`` is when it ended, or will end, none = no limit of time."""

    exam_id: str
    number: int
    state: Literal["running", "passed", "failed"]
    points: int
    most: int
    at: datetime | None

    def running(self, now: datetime) -> bool:
        """Whether questions may still be answered."""
        return self.state == "running" and (self.at is None or now < self.at)


@dataclass(frozen=True, slots=True)
class GivenTry:
    """One more try at an exam that somebody was given: which one, by whom, when."""

    exam_id: str
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LearnerRecord:
    """What one person has done, by lesson, and was given, by course.

    ``path`` is the learning path followed; "" = asked and none chosen, none = never asked.
    ``told`` are the notes on changes that were looked at, by course and name.
    """

    done: Mapping[str, datetime] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    given: Mapping[str, Given] = field(default_factory=dict)
    results: tuple[QuizResult, ...] = ()
    exams: tuple[ExamTry, ...] = ()
    extra: tuple[GivenTry, ...] = ()
    path: str | None = None
    told: frozenset[tuple[str, str]] = frozenset()

    @property
    def seen_at(self) -> dict[str, datetime]:
        """When lessons were last open."""
        return {lesson_id: seen.at for lesson_id, seen in self.seen.items()}

    @property
    def passed(self) -> frozenset[str]:
        """The exams that were passed, whatever other tries brought."""
        return frozenset(each.exam_id for each in self.exams if each.state == "passed")


def urgency(given: Given) -> tuple[bool, date, datetime]:
    """Order: what is due first, then what has no day, each in the order of giving."""
    return (given.due_day is None, given.due_day or date.max, given.assigned_at)


def most_urgent(all_given: Iterable[Given]) -> dict[str, Given]:
    """Keep one for each course: a course may come from a team and from a person."""
    kept: dict[str, Given] = {}
    for given in sorted(all_given, key=urgency):
        kept.setdefault(given.course_id, given)
    return kept
