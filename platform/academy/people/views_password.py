"""A new password: at the first sign-in, and whenever somebody wants one."""

from flask import Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.audit.store import record
from academy.database import reading, writing
from academy.people import store_persons
from academy.people.forms import PasswordForm, text
from academy.people.passwords import hashed, is_right
from academy.people.store_limits import count_attempt
from academy.people.views_limits import allowance, most_attempts, wait_sentence
from academy.people.views_session import forget_visitor
from academy.web.answers import local_path, page, see_other
from academy.web.guard import anybody, guard, visitor
from academy.web.kept import show_again, unpack


@guard(anybody)
def password() -> ResponseReturnValue:
    """Show the form, or change the password; the other sessions of the person end."""
    who = visitor()
    with reading() as connection:
        names = store_persons.names_of(connection, who.person_id)
        kept_hash = store_persons.password_hash_of(connection, who.person_id)
    form = PasswordForm(names, first=who.must_change_password)
    if request.method == "GET":
        form.next.data = local_path(request.args.get("next")) or ""
        return password_page(form)
    if not form.validate():
        return password_page(form, 422)
    refusal = refuse_change(form, kept_hash)
    if refusal is not None:
        return refusal
    store_change(form)
    return after_change(form)


def refuse_change(form: PasswordForm, kept_hash: str) -> Response | None:
    """Return the page that says why the password stays as it is, or None."""
    if form.old_password is not None:
        own = allowance("person", str(visitor().person_id), most_attempts())
        with writing() as connection:
            wait = count_attempt(connection, clock.now(), (own,))
        if wait is not None:
            form.form_errors = [wait_sentence(wait)]
            response = password_page(form, 429)
            response.headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
            return response
        if not is_right(kept_hash, text(form.old_password)):
            form.old_password.errors = [_("This is not your password.")]
            return password_page(form, 422)
    if is_right(kept_hash, text(form.new_password)):
        form.new_password.errors = [_("This is the password until now. Choose another one.")]
        return password_page(form, 422)
    return None


def store_change(form: PasswordForm) -> None:
    """Keep the new password and end the sessions on other devices."""
    who, moment = visitor(), clock.now()
    kept_hash = hashed(text(form.new_password))
    with writing() as connection:
        store_persons.set_password(
            connection, moment, who.person_id, kept_hash, keep_session=who.session_id
        )
        record(
            connection,
            moment,
            who.person_id,
            who.merchant_id,
            "people.change_own_password",
            f"person {who.person_id}",
            {"first": who.must_change_password},
        )
    forget_visitor()


def after_change(form: PasswordForm) -> ResponseReturnValue:
    """Go on: at a form that waited for the sign-in, at a page, or where the change began.

    The first own password is the end of the first sign-in, which leads to Today.
    """
    kept = unpack(text(form.kept))
    if kept is not None:
        return show_again(kept)
    flash(_("From now on the new password holds. Other devices are signed out."), "done")
    began = "/" if is_first(form) else "/me"
    return see_other(local_path(form.next.data) or began)


def is_first(form: PasswordForm) -> bool:
    """Tell whether the form asks for the first own password, without the old one."""
    return "old_password" not in form


def password_page(form: PasswordForm, status: int = 200) -> Response:
    """Return the page with the form."""
    return page("people/password.html", status, form=form, first=is_first(form))


def first_password(kept: str) -> Response:
    """Ask for the first own password; *kept* is a form that waits for it."""
    form = PasswordForm((), first=True, formdata=None)
    form.kept.data = kept
    return password_page(form)
