"""The first page of an installation: whoever has the link makes the merchant and the admin."""

from flask import abort, request
from flask.typing import ResponseReturnValue

from academy import clock
from academy.database import reading, writing
from academy.people import store_setup, store_sign_in
from academy.people.forms import SetupForm, text
from academy.people.passwords import hashed
from academy.people.store_setup import FirstAdmin
from academy.people.views_session import take_in
from academy.web.answers import page, see_other
from academy.web.guard import public


@public
def setup(token: str) -> ResponseReturnValue:
    """Show the form, or make the first admin and sign them in."""
    with reading() as connection:
        if not store_setup.is_open(connection, token):
            abort(404)
    form = SetupForm()
    if request.method == "GET" or not form.validate():
        status = 200 if request.method == "GET" else 422
        return page("people/setup.html", status, form=form, token=token)
    session_token = make_first_admin(token, form)
    if session_token is None:
        abort(404)
    take_in(session_token)
    return see_other("/set-up")


def make_first_admin(token: str, form: SetupForm) -> str | None:
    """Make merchant and admin, and begin a session; None when the link was just used."""
    typed, phone = text(form.name), form.phone()
    first = FirstAdmin(
        merchant=text(form.merchant),
        name=text(form.person),
        login_name=None if phone else typed,
        phone=phone,
        password_hash=hashed(text(form.password)),
    )
    moment = clock.now()
    with writing() as connection:
        if store_setup.use_setup_link(connection, moment, token, first) is None:
            return None
        account = store_sign_in.account(connection, typed)
        return store_sign_in.begin_session(connection, moment, account) if account else None
