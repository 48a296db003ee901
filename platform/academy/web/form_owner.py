"""To whom a form was handed: its token says so, should the sign-in end before it comes back.

Phones are shared in a shop. What one person wrote is neither shown to the next who signs in
there, nor recorded under that name.
"""

import secrets
from datetime import timedelta

from flask import current_app, request, session
from itsdangerous import BadData, URLSafeTimedSerializer

LONGEST = timedelta(days=30)
FIELD = "csrf_token"
SALT = "wtf-csrf-token"
"""Field and salt are those of Flask-WTF, which makes and checks the tokens."""


def begin(person_id: int) -> None:
    """Have the tokens of all forms in this browser say that they are for *person_id*."""
    session[FIELD] = f"{person_id}-{secrets.token_hex(20)}"


def handed_to() -> int | None:
    """Return to whom the form of this request was handed within the last 30 days, or None."""
    signer = URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=SALT)
    token = request.form.get(FIELD) or request.headers.get("X-CSRFToken") or ""
    try:
        value = str(signer.loads(token, max_age=int(LONGEST.total_seconds())))
    except BadData:
        return None
    owner, dash, _ = value.partition("-")
    return int(owner) if dash and owner.isdecimal() else None
