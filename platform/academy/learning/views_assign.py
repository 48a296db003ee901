"""Giving a course to a team."""

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.audit.store import record
from academy.catalog import live
from academy.database import writing
from academy.learning import store_assignments
from academy.learning.forms_assign import AssignForm
from academy.people.permissions import TeamPlace, may_manage_team
from academy.people.store_teams import team_place
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.locale import language

blueprint = Blueprint("giving", __name__)


@blueprint.route("/courses/assign/<int:team_id>", methods=("GET", "POST"))
@guard(may_manage_team, load=team_place)
def assign(team: TeamPlace) -> ResponseReturnValue:
    """Show the form, or give a course to the team and all below it (rules R80 and R83)."""
    today = clock.local_day(clock.now(), team.zone, team.cut_off_minutes)
    catalog = live.catalog(visitor().activation)
    courses = catalog.visible_to(team.merchant_id, language=language())
    form = AssignForm(today, courses)
    if request.method == "POST" and form.validate():
        keep(team, form)
        flash(_("The course is given."), "done")
        return see_other(f"/board/{team.id}/set-up")
    status = 422 if form.errors else 200
    return page("learning/assign.html", status, team=team, form=form, today=today, courses=courses)


def keep(team: TeamPlace, form: AssignForm) -> None:
    """Write that the course is given, and by whom; the same twice is written down once."""
    who, moment, course_id, due = visitor(), clock.now(), form.course.data, form.due_day.data
    with writing() as connection:
        given = store_assignments.assign(
            connection, course_id, team.merchant_id, who.person_id, moment,
            team_id=team.id, due_day=due,
        )  # fmt: skip
        if not given:
            return
        details = {"course": course_id, "due": due.isoformat() if due else None}
        record(
            connection, moment, who.person_id, team.merchant_id, "learning.assign",
            f"team {team.id}", details,
        )  # fmt: skip
