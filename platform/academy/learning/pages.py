"""What the pages of courses and lessons show, before any word of it is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from academy.catalog.content import Asset, Course, Lesson, Question, Quiz
from academy.catalog.live_release import LiveRelease
from academy.catalog.snapshot import LessonPlace
from academy.learning.changes import CourseChanges
from academy.learning.lesson_state import LessonState
from academy.learning.needs import Need
from academy.learning.paths import PathPage
from academy.learning.progress import CourseProgress, course_progress
from academy.learning.record import Given, LearnerRecord, urgency
from academy.learning.steps import NextLesson, last_touch, lesson_address, next_of


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
    """A course in the reader's language, and how far the reader is.

    ``paths`` are those that pass through it; ``needs`` what helps to do before a lesson, by
    the lesson's id; ``changes`` what the reader is told of.
    """

    course: Course
    merchant_id: int | None
    record: LearnerRecord
    paths: tuple[PathPage, ...] = ()
    needs: Mapping[str, tuple[Need, ...]] = field(default_factory=dict)
    changes: CourseChanges | None = None

    @property
    def retired(self) -> tuple[Lesson, ...]:
        """The retired lessons that the reader has records of (rule R135)."""
        return tuple(
            lesson
            for lesson in self.course.hidden
            if lesson.status == "retired"
            and (lesson.id in self.record.done or lesson.id in self.record.seen)
        )

    @property
    def progress(self) -> CourseProgress:
        """How many lessons are done, and whether the exams are passed."""
        return course_progress(self.course, self.record.done, self.record.passed)

    @property
    def next(self) -> NextLesson | None:
        """The lesson to go on with."""
        return next_of(self.record, self.course)

    @property
    def given(self) -> Given | None:
        """How the course was given to the reader."""
        return self.record.given.get(self.course.id)

    def hints(self, lesson: Lesson) -> tuple[Need, ...]:
        """Return what helps to do before a lesson, but the one that stands just before it."""
        if lesson.id in self.record.done:
            return ()
        lessons = self.course.lessons
        index = lessons.index(lesson)
        before = lesson_address(self.course, lessons[index - 1]) if index else ""
        return tuple(each for each in self.needs.get(lesson.id, ()) if each.address != before)


@dataclass(frozen=True, slots=True)
class AssetPage:
    """A picture or worksheet of a course; ``release`` none = of the one that is live."""

    course_id: str
    merchant_id: int | None
    asset: Asset
    release: LiveRelease | None = None


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """All courses a person may take: those given first, by their due day, then the others."""

    given: tuple[CoursePage, ...]
    others: tuple[CoursePage, ...]
    paths: tuple[PathPage, ...] = ()


def courses_page(pages: list[CoursePage], paths: tuple[PathPage, ...] = ()) -> CoursesPage:
    """Put the pages of all courses in order: given by urgency, others by what was open last."""
    given = [(urgency(page.given), page) for page in pages if page.given]
    others = [page for page in pages if not page.given]
    given.sort(key=lambda pair: pair[0])
    others.sort(key=lambda page: last_touch(page.record, page.course), reverse=True)
    return CoursesPage(tuple(page for _, page in given), tuple(others), paths)
