"""Who is in which team, for admins: adding, moving, taking out (rules R175 and R176)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.audit.store import record
from academy.database import reading, writing
from academy.errors import Refused
from academy.people import store_accounts, store_memberships, store_scope, store_teams
from academy.people.forms_change import PartForm
from academy.people.permissions import may_arrange
from academy.people.store_accounts import Account
from academy.people.store_memberships import Part
from academy.people.views_came_from import asked_team
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class InTeam:
    """A person and one of the teams; ``part`` none = not in it (any more)."""

    account: Account
    team_id: int
    part: Part | None


def arranges(who: Visitor, found: Account) -> bool:
    """Rule R175: who puts a person into teams."""
    return may_arrange(who, found.standing)


def arranges_part(who: Visitor, found: InTeam) -> bool:
    """Rule R175: who moves a person from a team."""
    return may_arrange(who, found.account.standing)


def load_part(connection: Connection, who: Visitor, person_id: int, team_id: int) -> InTeam | None:
    """Return a person in a team; one who is not in it can be sent forms, but not be opened."""
    found = store_accounts.account(connection, who, person_id)
    if found is None:
        return None
    parts = store_memberships.parts(connection, person_id)
    part = next((each for each in parts if each.team_id == team_id), None)
    if part is None and not (request.method == "POST" and is_of(connection, found, team_id)):
        return None
    return InTeam(found, team_id, part)


def is_of(connection: Connection, found: Account, team_id: int) -> bool:
    """Whether a team is one of the merchant of an account."""
    place = store_teams.place_of(connection, team_id)
    return place is not None and place.merchant_id == found.standing.merchant_id


@guard(arranges, load=store_accounts.account)
def teams_of_person(found: Account) -> ResponseReturnValue:
    """Show the teams of a person, or add one."""
    form = form_for(found)
    if request.method == "POST" and form.validate():
        try:
            add(found, form)
        except Refused as refusal:
            form.team.errors = [_(refusal.sentence)]
        else:
            flash(_("They are in the team now."), "done")
            return back_to(found)
    with reading() as connection:
        parts = store_memberships.parts(connection, found.standing.person_id)
    return page(
        "people/memberships.html",
        422 if form.errors else 200,
        account=found,
        parts=parts,
        form=form,
        team_id=came_from(),
    )


@guard(arranges_part, load=load_part)
def part(found: InTeam) -> ResponseReturnValue:
    """Show what a person is in a team, or move the person, or change it."""
    if found.part is None:
        seen = Part(found.team_id, "", request.form.get("seen", ""), date.min)
    else:
        seen = found.part
    form = form_for(found.account, team=str(found.team_id), role=seen.role, seen=seen.role)
    if request.method != "POST" or not form.validate():
        return gone(found) if found.part is None else show(found, found.part, form)
    sent = Part(found.team_id, seen.team_name, str(form.seen.data or ""), seen.since)
    try:
        outcome = keep(found, sent, form)
    except Refused as refusal:
        form.team.errors = [_(refusal.sentence)]
        return show(found, seen, form)
    if outcome == "gone":
        return gone(found)
    if outcome == "stale":
        form.seen.data = seen.role
        return show(found, seen, form, stale=True)
    flash(_("Saved."), "done")
    return back_to(found.account)


@guard(arranges_part, load=load_part)
def take_out(found: InTeam) -> ResponseReturnValue:
    """Take a person out of a team."""
    person_id, today = found.account.standing.person_id, today_in(found.team_id)
    with writing() as connection:
        was_in = store_memberships.take_out(connection, person_id, found.team_id, today)
        if was_in:
            note(connection, found.account, "people.take_out", {"team": found.team_id})
    if not was_in:
        return gone(found)
    flash(_("They are no longer in the team. What they did there stays."), "done")
    return back_to(found.account)


def add(found: Account, form: PartForm) -> None:
    """Put a person into a team, and write down who did."""
    person_id, team_id, role = found.standing.person_id, form.team_id, form.chosen_role
    today = today_in(team_id)
    with writing() as connection:
        if store_memberships.add(connection, person_id, team_id, role, today):
            note(connection, found, "people.put_into_team", {"team": team_id, "role": role})


def keep(found: InTeam, seen: Part, form: PartForm) -> store_memberships.Outcome:
    """Write a move or another part, and who did."""
    person_id, team_id, role = found.account.standing.person_id, form.team_id, form.chosen_role
    today = today_in(team_id)
    with writing() as connection:
        outcome = store_memberships.change(connection, person_id, seen, team_id, role, today)
        if outcome == "changed":
            details = {"from": found.team_id, "team": team_id, "role": role, "was": seen.role}
            note(connection, found.account, "people.move", details)
    return outcome


def note(
    connection: Connection, found: Account, action: str, details: Mapping[str, object]
) -> None:
    """Write down what was changed of a person's teams."""
    standing = found.standing
    record(
        connection, clock.now(), visitor().person_id, standing.merchant_id, action,
        f"person {standing.person_id}", details,
    )  # fmt: skip


def today_in(team_id: int) -> date:
    """Return the present day of a team; that of the visitor where there is no such team."""
    with reading() as connection:
        place = store_teams.place_of(connection, team_id)
    if place is None:
        return clock.local_day(clock.now(), visitor().zone)
    return clock.local_day(clock.now(), place.zone, place.cut_off_minutes)


def form_for(found: Account, **data: str) -> PartForm:
    """Return the form with the teams of the person's merchant."""
    with reading() as connection:
        lines = store_scope.teams_of(connection, found.standing.merchant_id)
    return PartForm([(str(line.id), "　" * line.depth + line.name) for line in lines], data=data)


def gone(found: InTeam) -> ResponseReturnValue:
    """Lead back from a team in which the person is not any more."""
    flash(_("They are not in this team any more."), "act")
    return back_to(found.account)


def back_to(found: Account) -> ResponseReturnValue:
    """Lead to the teams of a person."""
    team_id = came_from()
    rest = f"?team={team_id}" if team_id else ""
    return see_other(f"/people/{found.standing.person_id}/teams{rest}")


def came_from() -> int | None:
    """Return from whose list of people somebody came; forms here have a field called team."""
    return asked_team("team_list" if request.method == "POST" else "team")


def show(found: InTeam, seen: Part, form: PartForm, *, stale: bool = False) -> Response:
    """Return the page of a person in a team; stale when somebody has changed it meanwhile."""
    return page(
        "people/membership.html",
        409 if stale else 422 if form.errors else 200,
        account=found.account,
        part=seen,
        form=form,
        stale=stale,
        team_id=came_from(),
    )
