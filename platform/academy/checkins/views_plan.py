"""Planning the check-ins of a team."""

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.audit.store import record
from academy.checkins import store_activities
from academy.checkins.forms_plan import PlanForm
from academy.checkins.views_words import names_of_weekdays
from academy.database import writing
from academy.errors import Refused
from academy.people.permissions import TeamPlace, may_manage_team
from academy.people.store_teams import team_place
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor

blueprint = Blueprint("planning", __name__)


@blueprint.route("/check-ins/plan/<int:team_id>", methods=("GET", "POST"))
@guard(may_manage_team, load=team_place)
def plan(team: TeamPlace) -> ResponseReturnValue:
    """Show the form, or plan check-ins for the team and all below it (rules R80 to R82)."""
    today = clock.local_day(clock.now(), team.zone, team.cut_off_minutes)
    form = PlanForm(today, names_of_weekdays("EEE"))
    if request.method == "POST" and form.validate():
        try:
            keep(team, form)
        except Refused as refusal:
            form.title.errors = [_(refusal.sentence)]
        else:
            flash(_("The check-ins are planned."), "done")
            return see_other(f"/board/{team.id}/set-up")
    status = 422 if form.errors else 200
    return page("checkins/plan.html", status, team=team, form=form, today=today)


def keep(team: TeamPlace, form: PlanForm) -> None:
    """Write the plan, and that it was made."""
    who, moment, planned = visitor(), clock.now(), form.planned()
    with writing() as connection:
        activity_id, new = store_activities.plan(connection, team.id, planned, moment)
        if new:
            details = {"team": team.id, "title": planned.title}
            subject = f"activity {activity_id}"
            record(
                connection, moment, who.person_id, team.merchant_id, "checkins.plan", subject,
                details,
            )  # fmt: skip
