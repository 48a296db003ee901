"""How far a person is in a course: done, next, in percent."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from academy.catalog.content import Course, Lesson


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How much of a course is done; ``percent`` is rounded down, so 100 means all lessons.

    ``share`` is the percentage of lessons that the course asks for, ``exams_left`` how many
    exams are not passed.
    """

    done: int
    count: int
    percent: int
    share: int = 100
    exams_left: int = 0

    @property
    def enough(self) -> bool:
        """Whether as many lessons are done as the course asks for, so that its exams open."""
        return self.done * 100 >= self.share * self.count

    @property
    def missing(self) -> int:
        """How many lessons must still be done before the exams open."""
        return max(0, -(-self.share * self.count // 100) - self.done)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do: lessons and exams (rule R97)."""
        return self.count > 0 and self.enough and not self.exams_left


def course_progress(
    course: Course, done: Collection[str], passed: Collection[str] = ()
) -> CourseProgress:
    """Return how far a person is in *course* with the lessons *done* and the exams *passed*.

    Source:
        Rules R52 "progress" and R97 "a course with an exam" in docs/rules.md.
    """
    found = progress(course.lessons, done)
    left = sum(exam.id not in passed for exam in course.exams)
    return replace(found, share=course.passing[0], exams_left=left)


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

    A lesson waits for those of the course that it needs.

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
    left = {lesson.id for lesson in waiting}
    ready = (lesson for lesson in waiting if left.isdisjoint(lesson.needs))
    return next(ready, waiting[0] if waiting else None)


def requirements(lesson: Lesson) -> frozenset[str]:
    """Return what completes *lesson*: ``read``, ``quiz``, ``task`` or several of them.

    A lesson always can be completed: a quiz is asked for only where there is one, and what
    cannot be asked for here counts by reading.
    """
    wanted = set()
    if "quiz" in lesson.complete and counted_quizzes(lesson):
        wanted.add("quiz")
    if "task" in lesson.complete and lesson.works:
        wanted.add("task")
    if not wanted or set(lesson.complete) - wanted:
        wanted.add("read")
    return frozenset(wanted)


def counted_quizzes(lesson: Lesson) -> frozenset[str]:
    """Return the ids of quizzes that can be passed: not those of open questions only."""
    return frozenset(quiz.id for quiz in lesson.quizzes if quiz.answered or not quiz.questions)


def still_missing(
    lesson: Lesson, *, read: bool, passed: Iterable[str], handed_in: Iterable[str] = ()
) -> frozenset[str]:
    """Return which requirements of *lesson* are not met yet; empty means done.

    Args:
        lesson: the lesson as it is now.
        read: whether it counts as read.
        passed: ids of quizzes passed.
        handed_in: ids of pieces of work handed in.

    Source:
        Rules R53 "done" and R112 "done by field work" in docs/rules.md.
    """
    met = {"read"} if read else set()
    if counted_quizzes(lesson) <= set(passed):
        met.add("quiz")
    if {work.id for work in lesson.works} <= set(handed_in):
        met.add("task")
    return requirements(lesson) - met
