"""What a manager sees of one person: each course, and the results of quizzes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from academy.catalog.content import Course, Lesson
from academy.learning.exam_standing import ExamStanding, exam_standings
from academy.learning.progress import CourseProgress, course_progress
from academy.learning.record import LearnerRecord, QuizResult

MOST_RESULTS = 20


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course that was given to a person or begun, and how far it is."""

    course: Course
    progress: CourseProgress
    given: bool
    due_day: date | None
    last_at: datetime | None

    def overdue(self, today: date) -> bool:
        """Whether it should be finished by now and is not."""
        return self.due_day is not None and self.due_day < today and not self.progress.finished


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One try at a quiz, with the lesson it stands in."""

    course: Course
    lesson: Lesson
    result: QuizResult


def exam_lines(courses: Sequence[Course], record: LearnerRecord) -> list[ExamStanding]:
    """Return the exams that a person has begun, in the order of the courses."""
    found = (stands for course in courses for stands in exam_standings(course, record))
    return [stands for stands in found if stands.tries]


def course_lines(courses: Sequence[Course], record: LearnerRecord) -> list[CourseLine]:
    """Return the courses that were given or begun: given ones first, in order of their days.

    Args:
        courses: what the merchant's people see.
        record: what the person was given and has done.
    """
    lines = [course_line(course, record) for course in courses]
    found = [line for line in lines if line.given or line.last_at]
    return sorted(
        found, key=lambda line: (not line.given, line.due_day or date.max, line.course.title)
    )


def course_line(course: Course, record: LearnerRecord) -> CourseLine:
    """Return one course of a person."""
    seen, done = record.seen_at, record.done
    moments = [seen[lesson.id] for lesson in course.lessons if lesson.id in seen]
    moments += [done[lesson.id] for lesson in course.lessons if lesson.id in done]
    given = record.given.get(course.id)
    return CourseLine(
        course=course,
        progress=course_progress(course, done, record.passed),
        given=given is not None,
        due_day=given.due_day if given else None,
        last_at=max(moments, default=None),
    )


def result_lines(courses: Sequence[Course], record: LearnerRecord) -> list[ResultLine]:
    """Return the newest results in lessons that are live."""
    places = {lesson.id: (course, lesson) for course in courses for lesson in course.lessons}
    found = [
        ResultLine(*places[result.lesson_id], result)
        for result in record.results
        if result.lesson_id in places
    ]
    found.sort(key=lambda line: line.result.at, reverse=True)
    return found[:MOST_RESULTS]
