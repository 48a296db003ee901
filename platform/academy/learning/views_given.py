"""A course that was given: its due day changes, or it is taken back (rules R173 and R174)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.audit.store import record
from academy.catalog import live
from academy.database import reading, writing
from academy.learning import store_take_back
from academy.learning.due import Due
from academy.learning.forms_assign import DueForm
from academy.learning.store_take_back import Outcome, Receiver
from academy.people.permissions import (
    PersonPlace,
    TeamPlace,
    may_manage_person,
    may_manage_team,
)
from academy.people.store_scope import person_place
from academy.people.store_teams import team_place
from academy.people.views_came_from import asked_team
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.locale import language
from academy.web.visitor import Visitor

blueprint = Blueprint("given", __name__)
GET_AND_POST = ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Gift:
    """A course and who was given it; ``due`` none = it is taken back already."""

    place: TeamPlace | PersonPlace
    course_id: str
    due: Due | None

    @property
    def receiver(self) -> Receiver:
        """Who was given the course."""
        if isinstance(self.place, TeamPlace):
            return Receiver(team_id=self.place.id)
        return Receiver(person_id=self.place.id)

    @property
    def address(self) -> str:
        """The address of the page."""
        kind = "assign" if isinstance(self.place, TeamPlace) else "given"
        return f"/courses/{kind}/{self.place.id}/{self.course_id}"


def may_take_back(who: Visitor, found: Gift) -> bool:
    """Whoever may give a course to a team or person may take it back (rule R80)."""
    if isinstance(found.place, TeamPlace):
        return may_manage_team(who, found.place)
    return may_manage_person(who, found.place)


def of_team(connection: Connection, who: Visitor, team_id: int, course_id: str) -> Gift | None:
    """Return a course that was given to a team."""
    return gift(connection, team_place(connection, who, team_id), course_id)


def of_person(connection: Connection, who: Visitor, person_id: int, course_id: str) -> Gift | None:
    """Return a course that was given to one person."""
    return gift(connection, person_place(connection, who, person_id), course_id)


def gift(
    connection: Connection, place: TeamPlace | PersonPlace | None, course_id: str
) -> Gift | None:
    """Return a course at a place; one that is not given can be sent forms, but not be opened."""
    if place is None:
        return None
    found = Gift(place, course_id, None)
    due = store_take_back.given_until(connection, found.receiver, course_id)
    return Gift(place, course_id, due) if due or request.method == "POST" else None


@blueprint.route("/courses/assign/<int:team_id>/<course_id>", methods=GET_AND_POST)
@guard(may_take_back, load=of_team)
def team_due(found: Gift) -> ResponseReturnValue:
    """Show a course that was given to a team, or change its due day."""
    return due_day(found)


@blueprint.route("/courses/given/<int:person_id>/<course_id>", methods=GET_AND_POST)
@guard(may_take_back, load=of_person)
def person_due(found: Gift) -> ResponseReturnValue:
    """Show a course that was given to one person, or change its due day."""
    return due_day(found)


@blueprint.post("/courses/assign/<int:team_id>/<course_id>/take-back")
@guard(may_take_back, load=of_team)
def take_back_from_team(found: Gift) -> ResponseReturnValue:
    """Take a course back from a team."""
    return take_back(found)


@blueprint.post("/courses/given/<int:person_id>/<course_id>/take-back")
@guard(may_take_back, load=of_person)
def take_back_from_person(found: Gift) -> ResponseReturnValue:
    """Take a course back from one person."""
    return take_back(found)


def due_day(found: Gift) -> ResponseReturnValue:
    """Show the form, or write the due day and who changed it."""
    if found.due is None:
        return gone()
    today = today_of(found)
    form = DueForm(today, data={"due_day": found.due.day, "seen": iso(found.due.day)})
    if request.method != "POST" or not form.validate():
        return show(found, found.due, form, today, 422 if form.errors else 200)
    wanted = Due(form.due_day.data)
    outcome = keep(found, form.seen_day(), wanted)
    if outcome == "stale":
        with reading() as connection:
            there = store_take_back.given_until(connection, found.receiver, found.course_id)
        form.seen.data = iso(there.day) if there else ""
        return show(found, there, form, today, 409) if there else gone()
    if outcome == "gone":
        return gone()
    flash(_("The due day is changed."), "done")
    return back()


def keep(found: Gift, seen: Due, wanted: Due) -> Outcome:
    """Write the due day, and who changed it."""
    with writing() as connection:
        outcome = store_take_back.change_due(
            connection, found.receiver, found.course_id, seen, wanted
        )
        if outcome == "changed":
            note(connection, found, "learning.change_due", {"due": iso(wanted.day) or None})
    return outcome


def take_back(found: Gift) -> ResponseReturnValue:
    """Take the course back, and write down who did."""
    with writing() as connection:
        was_given = store_take_back.take_back(connection, found.receiver, found.course_id)
        if was_given:
            note(connection, found, "learning.take_back", {})
    if not was_given:
        return gone()
    flash(_("The course is taken back. What was learnt stays."), "done")
    return back()


def note(connection: Connection, found: Gift, action: str, details: Mapping[str, object]) -> None:
    """Write down what was done with a course that was given."""
    record(
        connection, clock.now(), visitor().person_id, found.place.merchant_id, action,
        found.receiver.subject, {"course": found.course_id, **details},
    )  # fmt: skip


def today_of(found: Gift) -> date:
    """Return the day of the team, or the manager's own for one person."""
    place, moment = found.place, clock.now()
    if isinstance(place, TeamPlace):
        return clock.local_day(moment, place.zone, place.cut_off_minutes)
    return clock.local_day(moment, visitor().zone)


def iso(day: date | None) -> str:
    """Return a day as forms write it; nothing for no day."""
    return day.isoformat() if day else ""


def gone() -> ResponseReturnValue:
    """Lead back from a course that is not given any more."""
    flash(_("This course is taken back already."), "act")
    return back()


def back() -> ResponseReturnValue:
    """Lead back to what is planned for the team, in whose page somebody was."""
    team_id = (request.view_args or {}).get("team_id") or asked_team()
    return see_other(f"/board/{team_id}/set-up" if team_id else "/")


def show(found: Gift, there: Due, form: DueForm, today: date, status: int) -> Response:
    """Return the page of a course that was given."""
    catalog = live.catalog(visitor().activation)
    courses = catalog.visible_to(found.place.merchant_id, language=language())
    titles = {course.id: course.title for course in courses}
    return page(
        "learning/given.html",
        status,
        place=found.place,
        is_team=isinstance(found.place, TeamPlace),
        title=titles.get(found.course_id, found.course_id),
        there=there,
        form=form,
        today=today,
        stale=status == 409,
        address=found.address,
        team_id=found.receiver.team_id or asked_team(),
    )
