"""The teams of a merchant, for its admins: each leads to what is planned for it (rule R89)."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.audit.store import record
from academy.database import reading, writing
from academy.errors import Refused
from academy.people import store_scope, store_teams
from academy.people.forms import text
from academy.people.forms_account import TeamForm
from academy.people.permissions import is_admin
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor


@guard(is_admin)
def teams() -> ResponseReturnValue:
    """Show the teams, or add one and go on to what is planned for it."""
    who = visitor()
    with reading() as connection:
        lines = store_scope.teams_of(connection, who.merchant_id)
    form = TeamForm((str(line.id), "　" * line.depth + line.name) for line in lines)
    if request.method == "POST" and form.validate():
        try:
            return see_other(f"/board/{add(form)}/set-up")
        except Refused as refusal:
            form.under.errors = [_(refusal.sentence)]
    return page("people/teams.html", 422 if form.errors else 200, lines=lines, form=form)


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
