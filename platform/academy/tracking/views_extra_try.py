"""One more try at an exam, given from the page of a person (rule R98)."""

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.database import writing
from academy.tracking import store_extra_try
from academy.tracking.forms import ExtraTryForm
from academy.tracking.permissions import ExamOfPerson, may_give_a_try
from academy.web.answers import see_other
from academy.web.guard import guard, visitor

blueprint = Blueprint("extra_try", __name__)


@blueprint.post("/board/<int:team_id>/people/<int:person_id>/exams/<exam_id>")
@guard(may_give_a_try, load=store_extra_try.exam_of_person)
def give(found: ExamOfPerson) -> ResponseReturnValue:
    """Give one more try, once for each form."""
    form = ExtraTryForm()
    number = form.number.data if form.validate() else None
    with writing() as connection:
        outcome = store_extra_try.give(connection, visitor(), found, number or 0, clock.now())
    if outcome == "idle":
        flash(
            _(
                "Nothing was changed: %(name)s stands differently now, as you see here.",
                name=found.name,
            ),
            "late",
        )
    else:
        flash(
            _("%(name)s can sit “%(exam)s” once more.", name=found.name, exam=found.exam.title),
            "done",
        )
    address = url_for("tracking.person_page", team_id=found.team_id, person_id=found.person_id)
    return see_other(f"{address}#exams")
