"""A try at an exam, as it is begun and as its row says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewExamTry:
    """A try that begins: what was drawn, worth how much, until when."""

    person_id: int
    exam_id: str
    course_id: str
    release_id: int
    number: int
    drawn: tuple[str, ...]
    seed: str
    passing: int
    most: int
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewExtraTry:
    """One more try that somebody gives a person: at which exam, as which number."""

    person_id: int
    exam_id: str
    course_id: str
    number: int
    given_by: int


@dataclass(frozen=True, slots=True)
class ExamAttempt:
    """A try as its row says."""

    id: int
    exam_id: str
    course_id: str
    release_id: int
    number: int
    started_at: datetime
    finished_at: datetime | None
    points: int
    most: int
    passed: bool
    drawn: tuple[str, ...]
    seed: str
    passing: int
    ends_at: datetime | None

    @property
    def finished(self) -> bool:
        """Whether it has ended."""
        return self.finished_at is not None

    @property
    def ended_by_time(self) -> bool:
        """Whether its time ran out before it was handed in."""
        return self.finished_at is not None and self.finished_at == self.ends_at
