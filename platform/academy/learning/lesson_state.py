"""What is known about one person and one lesson, as the page of the lesson needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from academy.catalog.content import Lesson
from academy.learning.progress import still_missing
from academy.learning.quiz import Standing, Try, standing
from academy.learning.reading_time import NEVER_OPENED, Reading


@dataclass(frozen=True, slots=True)
class LessonState:
    """Reading, ticks and attempts of the lesson; ``done`` holds the whole course's lessons."""

    reading: Reading = NEVER_OPENED
    done: Mapping[str, datetime] | None = None
    ticks: frozenset[str] = frozenset()
    tries: tuple[Try, ...] = ()

    def done_at(self, lesson_id: str) -> datetime | None:
        """Return when a lesson of the course was completed."""
        return self.done.get(lesson_id) if self.done else None

    def standings(self, lesson: Lesson) -> dict[str, Standing]:
        """Return where the person stands in each quiz of *lesson*, by the quiz's id."""
        return {quiz.id: standing(quiz, self.tries) for quiz in lesson.quizzes}

    def missing(self, lesson: Lesson) -> frozenset[str]:
        """Return what is still needed to complete *lesson*."""
        passed = {each.quiz_id for each in self.tries if each.passed}
        return still_missing(lesson, read=self.reading.read_at is not None, passed=passed)
