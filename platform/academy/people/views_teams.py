"""The teams of a merchant, for its admins: each leads to what is planned for it (rule R89)."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.audit.store import record
from academy.database import reading, writing
from academy.errors import Refused
from academy.people import store_accounts, store_scope, store_teams
from academy.people.forms import text
from academy.people.forms_account import TeamForm
from academy.people.forms_change import RenameForm
from academy.people.permissions import TeamPlace, is_admin, may_look_after, may_rename
from academy.people.store_rename import rename_team
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor


@guard(is_admin)
def teams() -> ResponseReturnValue:
    """Show the teams, or add one and go on to what is planned for it."""
    who = visitor()
    with reading() as connection:
        lines = store_scope.teams_of(connection, who.merchant_id)
        alone = store_accounts.accounts_without_team(connection, who.merchant_id)
    form = TeamForm((str(line.id), "　" * line.depth + line.name) for line in lines)
    if request.method == "POST" and form.validate():
        try:
            return see_other(f"/board/{add(form)}/set-up")
        except Refused as refusal:
            form.under.errors = [_(refusal.sentence)]
    return page(
        "people/teams.html",
        422 if form.errors else 200,
        lines=lines,
        form=form,
        alone=alone,
        mine={line.standing.person_id for line in alone if may_look_after(who, line.standing)},
    )


def add(form: TeamForm) -> int:
    """Write a team and who added it; return its id."""
    who, moment, name = visitor(), clock.now(), text(form.team)
    with writing() as connection:
        team_id, new = store_teams.add_team_once(connection, who.merchant_id, name, form.parent_id)
        if new:
            record(
                connection, moment, who.person_id, who.merchant_id, "people.add_team",
                f"team {team_id}", {"name": name, "under": form.parent_id},
            )  # fmt: skip
    if new:
        flash(_("The team is there. Add its people now."), "done")
    return team_id


@guard(may_rename, load=store_teams.team_place)
def rename(team: TeamPlace) -> ResponseReturnValue:
    """Show the form, or give a team another name (rule R178)."""
    form = RenameForm(data={"team": team.name, "seen": team.name})
    if request.method != "POST" or not form.validate():
        return page("people/rename.html", 422 if form.errors else 200, team=team, form=form)
    name, seen = text(form.team), text(form.seen)
    try:
        with writing() as connection:
            outcome = rename_team(connection, team, seen, name)
            if outcome == "changed":
                record(
                    connection, clock.now(), visitor().person_id, team.merchant_id,
                    "people.rename_team", f"team {team.id}", {"name": name, "before": seen},
                )  # fmt: skip
    except Refused as refusal:
        form.team.errors = [_(refusal.sentence)]
        return page("people/rename.html", 422, team=team, form=form)
    if outcome == "stale":
        form.seen.data = team.name
        return page("people/rename.html", 409, team=team, form=form, stale=True)
    flash(_("Saved."), "done")
    return see_other(f"/board/{team.id}/set-up")
