"""The door: in, out, and in again with what was being written."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Response, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.database import reading, writing
from academy.people import store_sign_in
from academy.people.forms import SignInForm, text
from academy.people.passwords import is_right
from academy.people.store_limits import Allowance, count_attempt, forget_old, forgive, network_of
from academy.people.store_sign_in import Account, name_key
from academy.people.views_limits import allowance, most_attempts, wait_sentence
from academy.people.views_password import first_password
from academy.people.views_session import leave, take_in
from academy.web.answers import local_path, page, see_other
from academy.web.guard import anybody, guard, public, signed_in, visitor
from academy.web.kept import from_request, pack, show_again, unpack

PER_ADDRESS = 10
"""How many times the attempts of one account an address has: a shop shares one."""

NOTHING_TO_KEEP = {"people.password", None}
"""Forms that hold nothing anybody would miss."""


@dataclass(frozen=True, slots=True)
class Allowances:
    """The two counts of an attempt to sign in."""

    account: Allowance
    address: Allowance


@public
def sign_in() -> ResponseReturnValue:
    """Show the door, or let somebody in."""
    if signed_in() is not None:
        return see_other(local_path(request.values.get("next")) or "/")
    form = SignInForm()
    if request.method == "GET":
        form.next.data = local_path(request.args.get("next")) or ""
        return door(form)
    if not form.validate():
        return door(form, 422)
    allowances = allowances_for(text(form.name))
    with writing() as connection:
        wait = count_attempt(connection, clock.now(), (allowances.account, allowances.address))
    if wait is not None:
        return too_many(form, wait)
    token = token_for(text(form.name), text(form.password), allowances)
    if token is None:
        form.form_errors = [_("The name or the password is not right.")]
        return door(form, 422)
    take_in(token)
    return after_sign_in(form)


def token_for(name: str, password: str, allowances: Allowances) -> str | None:
    """Begin a session when name and password belong together; None takes the same time."""
    with reading() as connection:
        account = store_sign_in.account(connection, name)
    if not is_right(account.password_hash if account else None, password) or account is None:
        return None
    return begin(account, allowances)


def begin(account: Account, allowances: Allowances) -> str | None:
    """Begin a session, and take back what the attempt was counted."""
    moment = clock.now()
    with writing() as connection:
        forgive(connection, allowances.account, allowances.address)
        forget_old(connection, moment)
        return store_sign_in.begin_session(connection, moment, account)


def after_sign_in(form: SignInForm) -> ResponseReturnValue:
    """Go on where the visitor was: at a form that was being written, or at a page."""
    kept = unpack(text(form.kept))
    if visitor().must_change_password:
        if kept is not None:
            return first_password(text(form.kept))
        return see_other(url_for("people.password", next=form.next.data or None))
    if kept is not None:
        return show_again(kept)
    return see_other(local_path(form.next.data) or "/")


def too_many(form: SignInForm, wait: timedelta) -> Response:
    """Ask to wait; what was typed stays, and so does a form that waits for this sign-in."""
    form.form_errors = [wait_sentence(wait)]
    response = door(form, 429)
    response.headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
    return response


def allowances_for(name: str) -> Allowances:
    """Return the counts that an attempt with *name* from this address adds to."""
    most = most_attempts()
    return Allowances(
        account=allowance("name", name_key(name), most),
        address=allowance("address", network_of(request.remote_addr or ""), most * PER_ADDRESS),
    )


def door(form: SignInForm, status: int = 200, kept: str = "", said: str = "") -> Response:
    """Return the sign-in page.

    *kept* is a form that waits for the sign-in, *said* what happened.
    """
    if kept:
        form.kept.data = kept
    response = page("people/sign_in.html", status, form=form, said=said)
    response.headers["HX-Retarget"] = "body"
    return response


def lost_sign_in() -> ResponseReturnValue:
    """Answer a form that came without a sign-in: what was typed in it waits behind the door."""
    if request.endpoint == "people.setup":
        return show_again(from_request(None), 400)
    if request.endpoint == "people.sign_out":
        leave()
        return see_other(url_for("people.sign_in"))
    if request.endpoint == "people.sign_in":
        return stale_door()
    kept = "" if request.endpoint in NOTHING_TO_KEEP else pack(from_request(None))
    leave()  # somebody else may have signed in meanwhile, in another tab
    return door(SignInForm(formdata=None), 401, kept, _("Your sign-in has ended."))


def stale_door() -> ResponseReturnValue:
    """Show the door again to somebody whose sign-in page was too old; the name stays."""
    if signed_in() is not None:
        return see_other(local_path(request.form.get("next")) or "/")
    return door(SignInForm(), 400, said=_("The page had been open for too long."))


@guard(anybody)
def sign_out() -> ResponseReturnValue:
    """End this session: its cookie opens nothing any more, its pictures are not kept."""
    with writing() as connection:
        store_sign_in.end_session(connection, clock.now(), visitor().session_id)
    leave()
    answer = see_other(url_for("people.sign_in"))
    if current_app.config["SESSION_COOKIE_SECURE"]:  # browsers obey it over https only
        answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
