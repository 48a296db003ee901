"""The pages of courses and lessons."""

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from academy import clock
from academy.learning import (
    store_page,
    views_assets,
    views_assign,
    views_changes,
    views_facts,
    views_given,
    views_glossary,
    views_paths,
    views_preview,
    views_quiz,
    views_reading,
    views_shop,
)
from academy.learning.exam_standing import exam_standings
from academy.learning.pages import CoursePage, CoursesPage, LessonPage
from academy.learning.permissions import may_learn
from academy.learning.views_lesson import lesson_address, lesson_answer
from academy.learning.views_list import courses_answer, word_of
from academy.learning.views_moved import moved_to, retired_answer
from academy.learning.views_personal import platforms_offered
from academy.learning.views_words import course_words
from academy.web.answers import page
from academy.web.guard import anybody, guard, visitor

blueprint = Blueprint("learning", __name__)
blueprint.register_blueprint(views_assets.blueprint)
blueprint.register_blueprint(views_assign.blueprint)
blueprint.register_blueprint(views_given.blueprint)
blueprint.register_blueprint(views_reading.blueprint)
blueprint.register_blueprint(views_quiz.blueprint)
blueprint.register_blueprint(views_facts.blueprint)
blueprint.register_blueprint(views_glossary.blueprint)
blueprint.register_blueprint(views_shop.blueprint)
blueprint.register_blueprint(views_paths.blueprint)
blueprint.register_blueprint(views_changes.blueprint)
blueprint.register_blueprint(views_preview.blueprint)


@blueprint.get("/courses")
@guard(anybody, load=store_page.courses)
def courses(found: CoursesPage) -> ResponseReturnValue:
    """Show the courses: those given first, with their due days; fewer when some are chosen."""
    return courses_answer(found)


@blueprint.get("/courses/<slug>")
@guard(may_learn, load=store_page.course)
def course(found: CoursePage) -> ResponseReturnValue:
    """Show the outline of one course, and where to go on."""
    moved = moved_to(f"/courses/{found.course.slug}")
    if moved is not None:
        return moved
    now, words = clock.now(), course_words()
    return page(
        "learning/course.html",
        page=found,
        exams=exam_standings(found.course, found.record, now),
        today=clock.local_day(now, visitor().zone),
        words=words,
        word=word_of,
    )


@blueprint.get("/courses/<slug>/<lesson_slug>")
@guard(may_learn, load=store_page.lesson)
def lesson(found: LessonPage) -> ResponseReturnValue:
    """Show one lesson with what the reader has done in it."""
    moved = moved_to(lesson_address(found.place))
    if moved is not None:
        return moved
    if found.place.lesson.status == "retired":
        return retired_answer(found)
    return lesson_answer(found)


def init_app(app: Flask) -> None:
    """Let *app* know on which platforms people may sell: the own page asks for them."""
    app.extensions["academy_platforms"] = platforms_offered
