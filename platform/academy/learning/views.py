"""The pages of courses and lessons."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from academy import clock
from academy.learning import store_page, views_assets, views_assign, views_quiz, views_reading
from academy.learning.pages import CoursePage, CoursesPage, LessonPage
from academy.learning.permissions import may_learn
from academy.learning.views_lesson import lesson_answer
from academy.learning.views_words import course_words
from academy.web.answers import page
from academy.web.guard import anybody, guard, visitor

blueprint = Blueprint("learning", __name__)
blueprint.register_blueprint(views_assets.blueprint)
blueprint.register_blueprint(views_assign.blueprint)
blueprint.register_blueprint(views_reading.blueprint)
blueprint.register_blueprint(views_quiz.blueprint)


@blueprint.get("/courses")
@guard(anybody, load=store_page.courses)
def courses(found: CoursesPage) -> ResponseReturnValue:
    """Show the courses: those given first, with their due days."""
    today = clock.local_day(clock.now(), visitor().zone)
    return page("learning/courses.html", page=found, today=today, words=course_words())


@blueprint.get("/courses/<slug>")
@guard(may_learn, load=store_page.course)
def course(found: CoursePage) -> ResponseReturnValue:
    """Show the outline of one course, and where to go on."""
    today = clock.local_day(clock.now(), visitor().zone)
    return page("learning/course.html", page=found, today=today, words=course_words())


@blueprint.get("/courses/<slug>/<lesson_slug>")
@guard(may_learn, load=store_page.lesson)
def lesson(found: LessonPage) -> ResponseReturnValue:
    """Show one lesson with what the reader has done in it."""
    return lesson_answer(found)
