"""How far a person is in a course: done, next, in percent."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy.catalog.content import Course, Lesson


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How much of a course is done; ``percent`` is rounded down, so 100 means finished."""

    done: int
    count: int
    percent: int

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.count > 0 and self.done == self.count


def progress(lessons: Sequence[Lesson], done: Collection[str]) -> CourseProgress:
    """Count which of *lessons* are among the *done* ids; ids of other lessons are ignored.

    Source:
        Rule R52 "progress" in docs/rules.md.
    """
    finished = sum(1 for lesson in lessons if lesson.id in done)
    percent = 100 * finished // len(lessons) if lessons else 0
    return CourseProgress(finished, len(lessons), percent)


def next_lesson(
    course: Course, done: Collection[str], seen: Mapping[str, datetime] | None = None
) -> Lesson | None:
    """Return where to go on: the lesson left last, if it is not done, else the first not done.

    Args:
        course: the course as it is now.
        done: ids of lessons done; those of other courses may be among them.
        seen: when lessons were last open, by id.

    Source:
        Rule R55 "where to go on" in docs/rules.md.
    """
    waiting = [lesson for lesson in course.lessons if lesson.id not in done]
    begun = [lesson for lesson in waiting if seen and lesson.id in seen]
    if seen and begun:
        return max(begun, key=lambda lesson: seen[lesson.id])
    return waiting[0] if waiting else None


def requirements(lesson: Lesson) -> frozenset[str]:
    """Return what completes *lesson*: ``read``, ``quiz`` or both.

    A lesson always can be completed: a quiz is asked for only where there is one, and what
    cannot be asked for here counts by reading.
    """
    wanted = set()
    if "quiz" in lesson.complete and lesson.quizzes:
        wanted.add("quiz")
    if not wanted or set(lesson.complete) - {"quiz"}:
        wanted.add("read")
    return frozenset(wanted)


def still_missing(lesson: Lesson, *, read: bool, passed: Iterable[str]) -> frozenset[str]:
    """Return which requirements of *lesson* are not met yet; empty means done.

    Args:
        lesson: the lesson as it is now.
        read: whether it counts as read.
        passed: ids of quizzes passed.

    Source:
        Rule R53 "done" in docs/rules.md.
    """
    quizzes = {quiz.id for quiz in lesson.quizzes}
    met = {"read"} if read else set()
    if quizzes <= set(passed):
        met.add("quiz")
    return requirements(lesson) - met
