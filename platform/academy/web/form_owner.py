"""To whom a form was handed: its token says so, should the sign-in end before it comes back.

Phones are shared in a shop. What one person wrote is neither shown to the next who signs in
there, nor recorded under that name.
"""

import secrets
from datetime import date, timedelta
from functools import lru_cache

from flask import current_app, request, session
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer

from academy import clock

LONGEST = timedelta(days=30)
FIELD = "csrf_token"
SALT = "wtf-csrf-token"
"""Field and salt are those of Flask-WTF, which makes and checks the tokens."""


def begin(person_id: int) -> None:
    """Have the tokens of all forms in this browser say that they are for *person_id*."""
    session[FIELD] = f"{person_id}-{secrets.token_hex(20)}"


def form_token() -> str:
    """Return the token for forms of this browser; signed once a day, not with every page."""
    raw = session.get(FIELD)
    if raw is None:
        return str(generate_csrf())
    return signed(raw, str(current_app.config["SECRET_KEY"]), clock.now().date())


@lru_cache(maxsize=4096)
def signed(raw: str, key: str, _day: date) -> str:
    """Return *raw* as Flask-WTF signs it."""
    return str(URLSafeTimedSerializer(key, salt=SALT).dumps(raw))


def handed_to() -> int | None:
    """Return to whom the form of this request was handed within the last 30 days, or None."""
    signer = URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=SALT)
    token = request.form.get(FIELD) or request.headers.get("X-CSRFToken") or ""
    try:
        value = str(signer.loads(token, max_age=int(LONGEST.total_seconds())))
    except BadData:
        return None
    return owner_of(value)


def holder() -> int | None:
    """Return to whom the forms of this browser are handed, as its cookie says, or None."""
    return owner_of(str(session.get(FIELD, "")))


def owner_of(value: str) -> int | None:
    """Return the person that begin() wrote into *value*."""
    owner, dash, _ = value.partition("-")
    return int(owner) if dash and owner.isdecimal() else None
