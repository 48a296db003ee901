"""Keeps a sign-in in the browser: the cookie holds a token, the row its digest.

Every sign-in begins with an empty cookie, so that nothing put there before survives it.
"""

from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, current_app, g, session
from flask_login import LoginManager, login_user
from sqlalchemy import Select

from academy import clock
from academy.database import writing
from academy.people.store_sign_in import UNWRITABLE, mark_seen
from academy.people.store_visitor import load_visitor
from academy.people.tokens import digest
from academy.web import form_owner
from academy.web.guard import snapshot, visitor
from academy.web.locale import choose_again
from academy.web.visitor import Visitor

REMEMBERED = ("_login_user", "visitor", "csrf_token")
"""What a request remembers of the visitor it began with."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a session token: all that the cookie needs to know."""

    token: str
    is_active = True

    def get_id(self) -> str:
        """Return what the cookie keeps."""
        return self.token


def init_app(app: Flask) -> None:
    """Read the visitor of each request from the session token in the cookie."""
    manager = LoginManager(app, add_context_processor=False)  # pages know the visitor
    manager.session_protection = None
    manager.user_loader(visitor_of)
    app.after_request(keep_alive)


def visitor_of(token: str) -> Visitor | None:
    """Return who holds a session token; None when the session has ended."""
    statement = cast("Select[int]", current_app.extensions["academy_visitor_statement"])
    today = clock.now().date()
    with snapshot() as connection:
        found = load_visitor(connection, statement, digest(token), today)
    if found is None:
        return None
    who, last_seen_day = found
    if last_seen_day < today:
        g.first_visit_today = (who.session_id, today)
    return who


def keep_alive(response: Response) -> Response:
    """Once a day, lengthen session and cookie; where nothing can be written, reading goes on."""
    if "first_visit_today" not in g:
        return response
    session_id, today = g.first_visit_today
    try:
        with writing() as connection:
            mark_seen(connection, session_id, today)
    except UNWRITABLE:
        current_app.logger.warning("a session could not be marked as seen", exc_info=True)
    else:
        session.modified = True
    return response


def take_in(token: str) -> None:
    """Make the holder of *token* the visitor of this browser, from this very request on."""
    leave()
    session.permanent = True
    login_user(Holder(token))
    forget_visitor()
    form_owner.begin(visitor().person_id)


def leave() -> None:
    """Make this browser nobody's."""
    session.clear()
    forget_visitor()


def forget_visitor() -> None:
    """Have the rest of this request read anew who is asking, and the language."""
    for name in REMEMBERED:
        g.pop(name, None)
    choose_again()
