"""What the pages of courses and lessons show, before any word of it is chosen."""

from dataclasses import dataclass

from academy.catalog.content import Asset, Course, Question, Quiz
from academy.catalog.snapshot import LessonPlace
from academy.learning.lesson_state import LessonState
from academy.learning.progress import CourseProgress, progress
from academy.learning.record import Given, LearnerRecord, urgency
from academy.learning.steps import NextLesson, last_touch, next_of


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A lesson in the reader's language, and what the reader has done in it."""

    place: LessonPlace
    state: LessonState

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is; none = shared."""
        return self.place.merchant_id


@dataclass(frozen=True, slots=True)
class QuizPage:
    """A quiz on a lesson's page."""

    lesson: LessonPage
    quiz: Quiz

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is; none = shared."""
        return self.lesson.merchant_id


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question on a lesson's page."""

    lesson: LessonPage
    quiz: Quiz
    question: Question

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is; none = shared."""
        return self.lesson.merchant_id


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A course in the reader's language, and how far the reader is."""

    course: Course
    merchant_id: int | None
    record: LearnerRecord

    @property
    def progress(self) -> CourseProgress:
        """How many lessons are done."""
        return progress(self.course.lessons, self.record.done)

    @property
    def next(self) -> NextLesson | None:
        """The lesson to go on with."""
        return next_of(self.record, self.course)

    @property
    def given(self) -> Given | None:
        """How the course was given to the reader."""
        return self.record.given.get(self.course.id)


@dataclass(frozen=True, slots=True)
class AssetPage:
    """A picture or worksheet of a course."""

    course_id: str
    merchant_id: int | None
    asset: Asset


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """All courses a person may take: those given first, by their due day, then the others."""

    given: tuple[CoursePage, ...]
    others: tuple[CoursePage, ...]


def courses_page(pages: list[CoursePage]) -> CoursesPage:
    """Put the pages of all courses in order: given by urgency, others by what was open last."""
    given = [(urgency(page.given), page) for page in pages if page.given]
    others = [page for page in pages if not page.given]
    given.sort(key=lambda pair: pair[0])
    others.sort(key=lambda page: last_touch(page.record, page.course), reverse=True)
    return CoursesPage(tuple(page for _, page in given), tuple(others))
