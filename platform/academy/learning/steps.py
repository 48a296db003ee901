"""What a learner does next, and has done today: small values for lists and for Today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from academy.catalog.content import Course, Lesson
from academy.learning.changes import CourseChanges
from academy.learning.exam_standing import exam_standings
from academy.learning.progress import CourseProgress, course_progress, next_lesson
from academy.learning.record import Given, LearnerRecord, QuizResult, urgency


@dataclass(frozen=True, slots=True)
class NextLesson:
    """The lesson with which one course goes on; ``number`` counts from 1 of ``count``.

    On a learning path it is counted along the path, which then has a title.
    """

    course_id: str
    course_title: str
    lesson_id: str
    title: str
    address: str
    minutes: int
    number: int
    count: int
    percent_read: int
    begun: bool
    assigned_by: str | None
    due_day: date | None
    path_title: str = ""
    path_address: str = ""


@dataclass(frozen=True, slots=True)
class DoneLesson:
    """A lesson done today; ``points`` of ``most`` where it has a quiz, else none of 0."""

    title: str
    course_title: str
    address: str
    at: datetime
    points: int | None
    most: int


@dataclass(frozen=True, slots=True)
class FinishedCourse:
    """A course of which every lesson is done."""

    title: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class NextExam:
    """An exam that is open; ``minutes`` none = no limit, ``left`` tries none = any number."""

    title: str
    course_title: str
    address: str
    count: int
    minutes: int | None
    left: int | None
    running: bool


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What goes on, most urgent first; what was done today, by the clock; what is finished.

    ``changes`` tell what is new in courses that were learnt already.
    """

    lessons: tuple[NextLesson, ...]
    done_today: tuple[DoneLesson, ...]
    finished: tuple[FinishedCourse, ...]
    exams: tuple[NextExam, ...] = ()
    ask_first: bool = False
    changes: tuple[CourseChanges, ...] = ()

    @property
    def first(self) -> NextLesson | None:
        """The one lesson to do now."""
        return self.lessons[0] if self.lessons else None


def course_address(course: Course) -> str:
    """Return the address of a course's page."""
    return f"/courses/{course.slug}"


def lesson_address(course: Course, lesson: Lesson) -> str:
    """Return the address of a lesson's page."""
    return f"/courses/{course.slug}/{lesson.slug}"


def next_steps(record: LearnerRecord, courses: Sequence[Course], since: datetime) -> NextSteps:
    """Return what follows for a person.

    Given courses come first, the nearest due day before the others; then courses begun, the
    last open first. Who has neither is shown the first course there is.

    Args:
        record: what the person has done and been given.
        courses: the courses the person may see, in the reader's language.
        since: when today began.
    """
    ordered = in_order(record, courses)
    waiting = [course for course in ordered if not progress_of(record, course).finished]
    going_on = [found for course in waiting if (found := next_of(record, course)) is not None]
    if not ordered and courses:
        going_on = [found for found in [next_of(record, courses[0])] if found is not None]
    finished = tuple(
        FinishedCourse(course.title, course_address(course), len(course.lessons))
        for course in ordered
        if progress_of(record, course).finished
    )
    exams = tuple(chain.from_iterable(exams_of(record, course) for course in waiting))
    return NextSteps(tuple(going_on), done_since(record, courses, since), finished, exams)


def in_order(record: LearnerRecord, courses: Iterable[Course]) -> list[Course]:
    """Return the courses that were given or begun, most urgent first."""
    given = [course for course in courses if course.id in record.given]
    begun = [
        course for course in courses if course.id not in record.given and last_touch(record, course)
    ]
    given.sort(key=lambda course: urgency(record.given[course.id]))
    begun.sort(key=lambda course: last_touch(record, course), reverse=True)
    return given + begun


def last_touch(record: LearnerRecord, course: Course) -> float:
    """Return when the person last did something in *course*; 0 for never.

    A try at an exam counts with its end, one that has no limit of time with any moment.
    """
    ids = [lesson.id for lesson in course.lessons]
    moments = [record.done[each] for each in ids if each in record.done]
    moments += [record.seen[each].at for each in ids if each in record.seen]
    exams = {exam.id for exam in course.exams}
    tries = [each.at for each in record.exams if each.exam_id in exams]
    moments += [at for at in tries if at is not None]
    return max((moment.timestamp() for moment in moments), default=1.0 if tries else 0.0)


def progress_of(record: LearnerRecord, course: Course) -> CourseProgress:
    """Return how far the person is in *course*."""
    return course_progress(course, record.done, record.passed)


def next_of(record: LearnerRecord, course: Course) -> NextLesson | None:
    """Return the lesson with which *course* goes on; None when all are done."""
    lesson = next_lesson(course, record.done, record.seen_at)
    if lesson is None:
        return None
    given: Given | None = record.given.get(course.id)
    seen = record.seen.get(lesson.id)
    return NextLesson(
        course_id=course.id,
        course_title=course.title,
        lesson_id=lesson.id,
        title=lesson.title,
        address=lesson_address(course, lesson),
        minutes=lesson.minutes,
        number=course.lessons.index(lesson) + 1,
        count=len(course.lessons),
        percent_read=seen.place if seen else 0,
        begun=bool(last_touch(record, course)),
        assigned_by=given.assigned_by if given else None,
        due_day=given.due_day if given else None,
    )


def exams_of(record: LearnerRecord, course: Course) -> Iterator[NextExam]:
    """Return the exams of *course* that may be begun or gone on with."""
    for stands in exam_standings(course, record):
        if stands.state in {"open", "running"}:
            exam = stands.exam
            yield NextExam(
                title=exam.title,
                course_title=course.title,
                address=stands.address,
                count=min(exam.draw, len(exam.questions)),
                minutes=exam.minutes,
                left=stands.left,
                running=stands.state == "running",
            )


def done_since(
    record: LearnerRecord, courses: Iterable[Course], since: datetime
) -> tuple[DoneLesson, ...]:
    """Return the lessons done since a moment, the first done first."""
    best = {result.lesson_id: result for result in sorted(record.results, key=by_points)}
    found = []
    for course in courses:
        for lesson in course.lessons:
            at = record.done.get(lesson.id)
            if at is None or at < since:
                continue
            result = best.get(lesson.id)
            points, most = (result.points, result.most) if result else (None, 0)
            address = lesson_address(course, lesson)
            found.append(DoneLesson(lesson.title, course.title, address, at, points, most))
    return tuple(sorted(found, key=lambda lesson: lesson.at))


def by_points(result: QuizResult) -> tuple[int, datetime]:
    """Order results, the best last."""
    return (result.points, result.at)
