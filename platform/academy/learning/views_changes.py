"""A reader has looked at what changed in a course."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from academy import clock
from academy.database import writing
from academy.learning import store_changes, store_page
from academy.learning.pages import CoursePage
from academy.learning.permissions import may_learn
from academy.web.answers import local_path, see_other
from academy.web.guard import guard, visitor

blueprint = Blueprint("changes", __name__)


@blueprint.post("/courses/<course_id>/changes")
@guard(may_learn, load=store_page.course_by_id)
def seen(found: CoursePage) -> ResponseReturnValue:
    """Remember that the notes which the page showed were looked at (rule R136)."""
    shown = set(request.form.getlist("note"))
    told = found.changes.told if found.changes else ()
    names = [each.name for each in told if each.name in shown]
    with writing() as connection:
        store_changes.keep_seen(
            connection, visitor().person_id, found.course.id, names, clock.now()
        )
    return see_other(local_path(request.form.get("next")) or f"/courses/{found.course.slug}")
