"""What the pages of exams show, before any word of it is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from academy.catalog.content import Course, Exam
from academy.catalog.pieces import Question
from academy.learning.exam_standing import ExamStanding
from academy.learning.exam_try import ExamAttempt
from academy.learning.quiz import GivenAnswer
from academy.learning.record import LearnerRecord


@dataclass(frozen=True, slots=True)
class ExamPage:
    """An exam as it is now, where the reader stands, and the reader's tries, the last first."""

    course: Course
    exam: Exam
    release_id: int
    merchant_id: int | None
    record: LearnerRecord
    standing: ExamStanding
    tries: tuple[ExamAttempt, ...] = ()
    ask: str = ""

    @property
    def count(self) -> int:
        """How many questions a try asks."""
        return min(self.exam.draw, len(self.exam.questions))

    @property
    def running(self) -> ExamAttempt | None:
        """The try that is not ended."""
        return next((each for each in self.tries if not each.finished), None)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One try of the reader: the course and the exam as of the release it was begun with.

    Both are none when this version cannot read that release any more.
    """

    attempt: ExamAttempt
    course: Course | None
    exam: Exam | None
    answers: Mapping[str, GivenAnswer] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that were drawn, in their order."""
        known = {each.id: each for each in self.exam.questions} if self.exam else {}
        return tuple(known[each] for each in self.attempt.drawn if each in known)

    @property
    def show(self) -> str:
        """When explanations are shown."""
        return self.exam.show if self.exam else "never"

    @property
    def final(self) -> bool:
        """Whether an answer stands once it is given, because it is explained at once."""
        return self.show == "after-each"

    def open_places(self) -> list[int]:
        """Return the numbers, from 1, of the questions without an answer."""
        questions = enumerate(self.questions, 1)
        return [place for place, each in questions if each.id not in self.answers]

    def place_after(self, place: int) -> int | None:
        """Return the next question without an answer after *place*; None when there is none."""
        waiting = self.open_places()
        return next((each for each in waiting if each > place), next(iter(waiting), None))


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One question of a try; ``place`` counts from 1."""

    paper: PaperPage
    question: Question
    place: int
