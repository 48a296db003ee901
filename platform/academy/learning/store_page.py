"""Finds what the pages show: content from memory, the reader's records from the database."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from academy.catalog import live
from academy.catalog.content import Course
from academy.catalog.paths import asset_path
from academy.catalog.snapshot import Catalog, LessonPlace
from academy.learning import store_paths
from academy.learning.changes import changes_of
from academy.learning.needs import needs_of
from academy.learning.pages import (
    AssetPage,
    CoursePage,
    CoursesPage,
    LessonPage,
    QuestionPage,
    QuizPage,
    courses_page,
)
from academy.learning.paths import FirstPaths, PathPage, passes
from academy.learning.shop_facts import shop_of
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
    catalog = present(visitor)
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    shown = catalog.visible_to(visitor.merchant_id, language=language())
    pages = [CoursePage(course, None, record) for course in shown]
    return courses_page(pages, store_paths.all_paths(catalog, visitor, record, language()))


def course(connection: Connection, visitor: Visitor, slug: str) -> CoursePage | None:
    """Return the course at an address."""
    catalog = present(visitor)
    own = visitor.merchant_id
    found = catalog.course_by_slug(slug, merchant_id=own, language=language())
    if found is None:
        return None
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    entry = catalog.entry(found.id)
    merchant_id = entry.merchant_id if entry else None
    paths = store_paths.all_paths(catalog, visitor, record, language())
    through = tuple(page for page in paths if passes(page, found))
    needs = {
        each.id: needs_of(each, catalog, own, record.done, language()) for each in found.lessons
    }
    changes = changes_of(found, catalog.news.get(found.id, ()), record)
    return CoursePage(found, merchant_id, record, through, needs, changes)


def course_by_id(connection: Connection, visitor: Visitor, course_id: str) -> CoursePage | None:
    """Return a course by its permanent id."""
    entry = present(visitor).entry(course_id)
    return course(connection, visitor, entry.course.slug) if entry else None


def path(connection: Connection, visitor: Visitor, path_id: str) -> PathPage | None:
    """Return a learning path as the visitor sees it."""
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    return store_paths.one_path(present(visitor), visitor, record, path_id, language())


def first_paths(connection: Connection, visitor: Visitor) -> FirstPaths:
    """Return the paths from which somebody who begins may choose."""
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    paths = store_paths.all_paths(present(visitor), visitor, record, language())
    return FirstPaths(paths, store_paths.job_of(connection, visitor.person_id))


def lesson(
    connection: Connection, visitor: Visitor, slug: str, lesson_slug: str
) -> LessonPage | None:
    """Return the lesson at an address."""
    catalog = present(visitor)
    course = catalog.course_by_slug(slug, merchant_id=visitor.merchant_id)
    place = catalog.lesson_by_slug(course, lesson_slug, language=language()) if course else None
    if place is None and course is not None:
        return retired_page(connection, visitor, course, lesson_slug)
    return lesson_page(connection, visitor, place) if place else None


def retired_page(
    connection: Connection, visitor: Visitor, course: Course, lesson_slug: str
) -> LessonPage | None:
    """Return a retired lesson, if the visitor has records of it (rule R135)."""
    place = present(visitor).retired_lesson(course, lesson_slug, language=language())
    found = lesson_page(connection, visitor, place) if place else None
    if found is None or not found.state.known(found.place.lesson.id):
        return None
    return found


def lesson_by_id(connection: Connection, visitor: Visitor, lesson_id: str) -> LessonPage | None:
    """Return a lesson by its id, with what the visitor has done in it."""
    place = present(visitor).lesson(lesson_id, language=language())
    return lesson_page(connection, visitor, place) if place else None


def lesson_page(connection: Connection, visitor: Visitor, place: LessonPlace) -> LessonPage:
    """Return a lesson with what the visitor has done in it."""
    shop = shop_of(visitor)
    state = lesson_state(connection, visitor.person_id, place.course.id, place.lesson, shop)
    return LessonPage(place, state)


def question(
    connection: Connection, visitor: Visitor, lesson_id: str, question_id: str
) -> QuestionPage | None:
    """Return a question of a lesson; an open one is answered on the page of its field work."""
    found = lesson_by_id(connection, visitor, lesson_id)
    for quiz in found.place.lesson.quizzes if found else ():
        asked = quiz.question(question_id)
        if asked is not None and asked.kind != "open" and found is not None:
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
    """Return a picture, worksheet or recording of the course at an address.

    What is shown only where learners do not read is seen in the preview alone (rule R131).
    """
    catalog = present(visitor)
    found = catalog.course_by_slug(slug, merchant_id=visitor.merchant_id)
    entry = catalog.entry(found.id) if found else None
    for each in entry.course.assets if entry else ():
        if each.path == asset_path(name) and not each.hidden and entry is not None:
            return AssetPage(entry.course.id, entry.merchant_id, each)
    return None


def worksheet(connection: Connection, visitor: Visitor, slug: str, name: str) -> AssetPage | None:
    """Return the CSV file that a worksheet is made of."""
    return asset(connection, visitor, slug, f"{name}.csv")
