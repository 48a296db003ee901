"""Looking after people: who is there, adding somebody, a new first password, shutting out."""

from flask import Response, current_app, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.audit.store import record
from academy.database import reading, writing
from academy.errors import Refused
from academy.people import store_accounts, store_persons, store_rights
from academy.people.forms import text
from academy.people.forms_account import OnceForm, PersonForm
from academy.people.passwords import hashed, is_right
from academy.people.permissions import (
    Standing,
    TeamPlace,
    may_arrange,
    may_look_after,
    may_make_managers,
    may_manage_team,
)
from academy.people.rights import changeable
from academy.people.store_accounts import Account, account
from academy.people.store_persons import NewPerson
from academy.people.store_rights import Role
from academy.people.store_teams import team_place
from academy.people.tokens import password_of_form
from academy.people.views_came_from import asked_team
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.visitor import Visitor


def looks_after(who: Visitor, found: Account) -> bool:
    """Rule R87: who may open an account."""
    return may_look_after(who, found.standing)


@guard(may_manage_team, load=team_place)
def people_of_team(team: TeamPlace) -> ResponseReturnValue:
    """List the people of a team and of those below it."""
    with reading() as connection:
        lines = store_accounts.accounts_below(connection, team)
    who = visitor()
    mine = {line.standing.person_id for line in lines if may_look_after(who, line.standing)}
    return page("people/people.html", team=team, lines=lines, mine=mine)


@guard(may_manage_team, load=team_place)
def new_person(team: TeamPlace) -> ResponseReturnValue:
    """Show the form, or add somebody and show the first password, once (rules R87 and R88)."""
    form = PersonForm(managers=may_make_managers(visitor(), team))
    if request.method == "POST" and form.validate():
        password = password_for(form, text(form.name))
        person_id: int | None = None
        try:
            person_id = add(team, form, password)
        except Refused as refusal:
            person_id = same_person(team, form, password)
            form.name.errors = [_(refusal.sentence)]
        if person_id is not None:
            return shown_once(text(form.person), text(form.name), password, team.id)
    return page("people/new_person.html", 422 if form.errors else 200, team=team, form=form)


def password_for(form: OnceForm, whose: str) -> str:
    """Return the first password of the visitor's form for one person.

    A form that was gone back to and filled in for somebody else has another password.
    """
    key = f"{form.key} {whose}"
    return password_of_form(str(current_app.secret_key), visitor().person_id, key)


def add(team: TeamPlace, form: PersonForm, password: str) -> int:
    """Write a person, the membership, and who did it."""
    who, moment, phone = visitor(), clock.now(), form.phone
    role: Role = "manager" if form.chosen_role == "manager" else "staff"
    new = NewPerson(
        merchant_id=team.merchant_id,
        name=text(form.person),
        password_hash=hashed(password),
        login_name=None if phone else text(form.name),
        phone=phone,
        job=text(form.job) or None,
    )
    since = clock.local_day(moment, team.zone, team.cut_off_minutes)
    with writing() as connection:
        person_id = store_persons.add_person(connection, moment, new)
        store_rights.add_membership(connection, person_id, team.id, role, since)
        record(
            connection, moment, who.person_id, team.merchant_id, "people.add_person",
            f"person {person_id}", {"team": team.id, "role": role},
        )  # fmt: skip
    return person_id


def same_person(team: TeamPlace, form: PersonForm, password: str) -> int | None:
    """Return who was added by this very form a moment ago, or None."""
    with reading() as connection:
        person_id, merchant_id = store_persons.named(connection, text(form.name))
        row = store_persons.row_of(connection, person_id)
    if merchant_id != team.merchant_id or not row["must_change_password"]:
        return None
    return person_id if is_right(row["password_hash"], password) else None


def shown_once(name: str, sign_in: str, password: str, team_id: int | None) -> Response:
    """Return the page that shows a first password."""
    return page(
        "people/first_password.html", name=name, sign_in=sign_in, password=password, team_id=team_id
    )


@guard(looks_after, load=account)
def person(found: Account) -> ResponseReturnValue:
    """Show one account, with what can be done about it."""
    who = visitor()
    with reading() as connection:
        held = store_rights.rights_of(connection, found.standing.person_id)
    return page(
        "people/account.html",
        account=found,
        form=OnceForm(),
        team_id=asked_team(),
        arranges=may_arrange(who, found.standing),
        rights=changeable(who, found.standing, held),
        merchant_name=held.merchant_name,
    )


@guard(looks_after, load=account)
def reset_password(found: Account) -> ResponseReturnValue:
    """Give a person a new first password and show it once; all sessions of the person end."""
    form = OnceForm()
    password = password_for(form, f"person {found.standing.person_id}")
    if not (found.must_change_password and is_right(found.password_hash, password)):
        kept = hashed(password)
        with writing() as connection:
            store_persons.set_password(
                connection, clock.now(), found.standing.person_id, kept, must_change=True
            )
            note(connection, found.standing, "people.reset")
    sign_in = found.login_name or found.phone or ""
    return shown_once(found.name, sign_in, password, asked_team())


@guard(looks_after, load=account)
def disable(found: Account) -> ResponseReturnValue:
    """Shut a person out at once."""
    if found.disabled_at is None:
        try:
            with writing() as connection:
                if store_persons.disable(connection, clock.now(), found.standing.person_id):
                    note(connection, found.standing, "people.disable")
        except Refused as refusal:
            flash(_(refusal.sentence), "act")
    return back_to(found)


@guard(looks_after, load=account)
def enable(found: Account) -> ResponseReturnValue:
    """Let a person in again."""
    if found.disabled_at is not None:
        with writing() as connection:
            if store_persons.enable(connection, found.standing.person_id):
                note(connection, found.standing, "people.enable")
    return back_to(found)


def back_to(found: Account) -> ResponseReturnValue:
    """Lead to the account that was changed."""
    team_id = asked_team()
    rest = f"?team={team_id}" if team_id else ""
    return see_other(f"/people/{found.standing.person_id}/account{rest}")


def note(connection: Connection, standing: Standing, action: str) -> None:
    """Write down what was done to an account, in the transaction in which it is done."""
    who, subject = visitor(), f"person {standing.person_id}"
    record(connection, clock.now(), who.person_id, standing.merchant_id, action, subject, {})
