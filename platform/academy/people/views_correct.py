"""Correcting what is written down of a person (rules R87 and R177)."""

from flask import Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.audit.store import record
from academy.database import reading, writing
from academy.errors import Refused
from academy.people import store_correct
from academy.people.forms_change import CorrectionForm
from academy.people.names import masked_phone
from academy.people.particulars import Particulars
from academy.people.store_accounts import Account, account
from academy.people.views_accounts import back_to, looks_after
from academy.people.views_came_from import asked_team
from academy.web.answers import page
from academy.web.guard import guard, visitor


@guard(looks_after, load=account)
def correct(found: Account) -> ResponseReturnValue:
    """Show the form, or correct a person."""
    with reading() as connection:
        there = store_correct.particulars(connection, found.standing.person_id)
    form = CorrectionForm(there)
    if request.method != "POST" or not form.validate():
        return show(found, there, form, 422 if form.errors else 200)
    try:
        outcome = keep(found, form)
    except Refused as refusal:
        form.login_name.errors = [_(refusal.sentence)]
        return show(found, there, form, 422)
    if outcome == "stale":
        with reading() as connection:
            now = store_correct.particulars(connection, found.standing.person_id)
        form.version.data = now.version
        return show(found, now, form, 409)
    flash(_("Saved."), "done")
    return back_to(found)


def keep(found: Account, form: CorrectionForm) -> store_correct.Outcome:
    """Write the correction, and which of it was new; the audit keeps no name and no number."""
    person_id, who, moment = found.standing.person_id, visitor(), clock.now()
    with writing() as connection:
        outcome = store_correct.correct(
            connection, person_id, form.typed(), str(form.version.data or "")
        )
        if isinstance(outcome, tuple):
            record(
                connection, moment, who.person_id, found.standing.merchant_id, "people.correct",
                f"person {person_id}", {"changed": list(outcome)},
            )  # fmt: skip
    return outcome


def show(found: Account, there: Particulars, form: CorrectionForm, status: int) -> Response:
    """Return the page; with 409 it shows what somebody else has written meanwhile."""
    return page(
        "people/correct.html",
        status,
        account=found,
        there=there,
        phone=masked_phone(there.phone) if there.phone else "",
        form=form,
        stale=status == 409,
        team_id=asked_team(),
    )
