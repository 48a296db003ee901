"""What is known about one person and one lesson, as the page of the lesson needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from academy.catalog.content import Lesson
from academy.learning.progress import still_missing
from academy.learning.quiz import Standing, Try, standing
from academy.learning.reading_time import NEVER_OPENED, Reading
from academy.learning.shop_facts import WrittenFact


@dataclass(frozen=True, slots=True)
class LessonState:
    """Reading, ticks and attempts of the lesson; ``done`` holds the whole course's lessons.

    ``done`` holds the lessons too that this one needs, and ``path`` is the one followed.
    ``votes`` are those of its polls, by option and question; empty before the reader has voted.
    ``facts`` are the own facts of the reader's shop, where the lesson has a place for them.
    """

    reading: Reading = NEVER_OPENED
    done: Mapping[str, datetime] | None = None
    ticks: frozenset[str] = frozenset()
    tries: tuple[Try, ...] = ()
    votes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    handed_in: frozenset[str] = frozenset()
    passed_exams: frozenset[str] = frozenset()
    path: str = ""
    facts: Mapping[str, WrittenFact] = field(default_factory=dict)

    def known(self, lesson_id: str) -> bool:
        """Whether the person has any record of the lesson."""
        opened = self.reading.seen_at is not None or bool(self.tries)
        return opened or bool(self.ticks) or self.done_at(lesson_id) is not None

    def done_at(self, lesson_id: str) -> datetime | None:
        """Return when a lesson of the course was completed."""
        return self.done.get(lesson_id) if self.done else None

    def standings(self, lesson: Lesson) -> dict[str, Standing]:
        """Return where the person stands in each quiz of *lesson*, by the quiz's id."""
        return {quiz.id: standing(quiz, self.tries) for quiz in lesson.quizzes}

    def missing(self, lesson: Lesson) -> frozenset[str]:
        """Return what is still needed to complete *lesson*."""
        passed = {each.quiz_id for each in self.tries if each.passed}
        read = self.reading.read_at is not None
        return still_missing(lesson, read=read, passed=passed, handed_in=self.handed_in)
