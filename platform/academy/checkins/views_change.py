"""Changing what a team is asked, and ending it (rules R170 and R171)."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.audit.store import record
from academy.checkins import store_change
from academy.checkins.changed_plan import Planned, ending, version_of
from academy.checkins.forms_plan import ChangePlanForm
from academy.checkins.views_words import names_of_weekdays, weekdays
from academy.database import reading, writing
from academy.errors import Refused
from academy.people.permissions import TeamPlace, may_manage_team
from academy.people.store_teams import team_place
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.visitor import Visitor

blueprint = Blueprint("change_plan", __name__)


@dataclass(frozen=True, slots=True)
class OfTeam:
    """Check-ins as their team's address names them; none when they were withdrawn."""

    team: TeamPlace
    activity_id: int
    planned: Planned | None


def may_change(who: Visitor, found: OfTeam) -> bool:
    """Whoever may plan check-ins for a team may change those of it (rule R80)."""
    return may_manage_team(who, found.team)


def load(connection: Connection, who: Visitor, team_id: int, activity_id: int) -> OfTeam | None:
    """Return a team with check-ins that were planned for it, and for no other."""
    team = team_place(connection, who, team_id)
    found = store_change.planned(connection, activity_id)
    if team is None or (found is not None and found.team_id != team.id):
        return None
    if found is None and request.method != "POST":
        return None
    return OfTeam(team, activity_id, found)


@blueprint.route("/check-ins/plan/<int:team_id>/<int:activity_id>", methods=("GET", "POST"))
@guard(may_change, load=load)
def change(found: OfTeam) -> ResponseReturnValue:
    """Show the form with what is planned, or change it."""
    if found.planned is None:
        return gone(found)
    form = form_of(found.planned)
    if request.method != "POST" or not form.validate():
        return show(found, found.planned, form, 422 if form.errors else 200)
    try:
        outcome = keep(found, form)
    except Refused as refusal:
        form.title.errors = [_(refusal.sentence)]
        return show(found, found.planned, form, 422)
    if outcome == "stale":
        with reading() as connection:
            there = store_change.planned(connection, found.activity_id)
        return show(found, there, form, 409) if there else gone(found)
    if outcome == "gone":
        return gone(found)
    flash(_("The check-ins are changed."), "done")
    return see_other(f"/board/{found.team.id}/set-up")


@blueprint.post("/check-ins/plan/<int:team_id>/<int:activity_id>/end")
@guard(may_change, load=load)
def end(found: OfTeam) -> ResponseReturnValue:
    """End the check-ins with today, or withdraw them before they begin."""
    moment = clock.now()
    with writing() as connection:
        what = store_change.end(connection, found.activity_id, moment)
        if what in {"shorten", "withdraw"}:
            action = "checkins.end" if what == "shorten" else "checkins.withdraw"
            title = found.planned.plan.title if found.planned else ""
            note(connection, found, action, {"title": title})
    if what is None:
        return gone(found)
    if what == "withdraw":
        flash(_("The check-ins are withdrawn. Nobody had been asked yet."), "done")
    else:
        flash(_("The check-ins have ended. From tomorrow on nobody is asked."), "done")
    return see_other(f"/board/{found.team.id}/set-up")


def form_of(planned: Planned) -> ChangePlanForm:
    """Return the form of a plan, with what may still change on its own day."""
    today = store_change.day_of(planned, clock.now())
    return ChangePlanForm(planned.plan, today, names_of_weekdays("EEE"))


def keep(found: OfTeam, form: ChangePlanForm) -> store_change.Outcome:
    """Write the change, and who made it."""
    typed, version, moment = form.planned(), str(form.version.data or ""), clock.now()
    with writing() as connection:
        outcome = store_change.change(connection, found.activity_id, typed, version, moment)
        if outcome == "changed" and found.planned is not None:
            last = typed.last_day.isoformat() if typed.last_day else None
            details = {"title": typed.title, "title_before": found.planned.plan.title, "last": last}
            note(connection, found, "checkins.change_plan", details)
    return outcome


def note(connection: Connection, found: OfTeam, action: str, details: Mapping[str, object]) -> None:
    """Write down what was done with the check-ins of a team."""
    record(
        connection, clock.now(), visitor().person_id, found.team.merchant_id, action,
        f"activity {found.activity_id}", {"team": found.team.id, **details},
    )  # fmt: skip


def gone(found: OfTeam) -> ResponseReturnValue:
    """Lead back from check-ins that were withdrawn meanwhile."""
    flash(_("These check-ins are withdrawn already."), "act")
    return see_other(f"/board/{found.team.id}/set-up")


def show(found: OfTeam, planned: Planned, form: ChangePlanForm, status: int) -> Response:
    """Return the page: the form, what stands there now (409), and how to end the check-ins."""
    today = store_change.day_of(planned, clock.now())
    form.version.data = version_of(planned.plan, today)
    return page(
        "checkins/change_plan.html",
        status,
        team=found.team,
        form=form,
        there=planned.plan,
        today=today,
        days=weekdays(planned.plan),
        ending=ending(planned.plan, today),
        stale=status == 409,
        address=f"/check-ins/plan/{found.team.id}/{found.activity_id}",
    )
