"""Finds what the pages show: content from memory, the reader's records from the database."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from academy.catalog import live
from academy.catalog.snapshot import Catalog, LessonPlace
from academy.learning.pages import (
    AssetPage,
    CoursePage,
    CoursesPage,
    LessonPage,
    QuestionPage,
    QuizPage,
    courses_page,
)
from academy.learning.store_lesson import lesson_state
from academy.learning.store_record import record_of
from academy.web.locale import language
from academy.web.visitor import Visitor

NO_RESULTS = datetime(9999, 1, 1, tzinfo=UTC)


def present(visitor: Visitor) -> Catalog:
    """Return the courses as they are for this request."""
    return live.catalog(visitor.activation)


def courses(connection: Connection, visitor: Visitor) -> CoursesPage:
    """Return all courses the visitor may take."""
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    shown = present(visitor).visible_to(visitor.merchant_id, language=language())
    return courses_page([CoursePage(course, None, record) for course in shown])


def course(connection: Connection, visitor: Visitor, slug: str) -> CoursePage | None:
    """Return the course at an address."""
    catalog = present(visitor)
    own = visitor.merchant_id
    found = catalog.course_by_slug(slug, merchant_id=own, language=language())
    if found is None:
        return None
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    entry = catalog.entry(found.id)
    return CoursePage(found, entry.merchant_id if entry else None, record)


def lesson(
    connection: Connection, visitor: Visitor, slug: str, lesson_slug: str
) -> LessonPage | None:
    """Return the lesson at an address."""
    catalog = present(visitor)
    course = catalog.course_by_slug(slug, merchant_id=visitor.merchant_id)
    place = catalog.lesson_by_slug(course, lesson_slug, language=language()) if course else None
    return lesson_page(connection, visitor, place) if place else None


def lesson_by_id(connection: Connection, visitor: Visitor, lesson_id: str) -> LessonPage | None:
    """Return a lesson by its id, with what the visitor has done in it."""
    place = present(visitor).lesson(lesson_id, language=language())
    return lesson_page(connection, visitor, place) if place else None


def lesson_page(connection: Connection, visitor: Visitor, place: LessonPlace) -> LessonPage:
    """Return a lesson with what the visitor has done in it."""
    state = lesson_state(connection, visitor.person_id, place.course.id, place.lesson)
    return LessonPage(place, state)


def question(
    connection: Connection, visitor: Visitor, lesson_id: str, question_id: str
) -> QuestionPage | None:
    """Return a question of a lesson."""
    found = lesson_by_id(connection, visitor, lesson_id)
    for quiz in found.place.lesson.quizzes if found else ():
        asked = quiz.question(question_id)
        if asked is not None and found is not None:
            return QuestionPage(found, quiz, asked)
    return None


def quiz(connection: Connection, visitor: Visitor, lesson_id: str, quiz_id: str) -> QuizPage | None:
    """Return a quiz of a lesson."""
    found = lesson_by_id(connection, visitor, lesson_id)
    for each in found.place.lesson.quizzes if found else ():
        if each.id == quiz_id and found is not None:
            return QuizPage(found, each)
    return None


def asset(_connection: Connection, visitor: Visitor, slug: str, name: str) -> AssetPage | None:
    """Return a picture or worksheet of the course at an address."""
    catalog = present(visitor)
    found = catalog.course_by_slug(slug, merchant_id=visitor.merchant_id)
    entry = catalog.entry(found.id) if found else None
    for each in entry.course.assets if entry else ():
        if each.path == f"assets/{name}" and entry is not None:
            return AssetPage(entry.course.id, entry.merchant_id, each)
    return None
