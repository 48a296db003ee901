"""Signed tickets: a promise the server gave with a page, read back with the form.

A ticket holds small facts (whose, which day, issued when) that cannot be changed on the way.
Its age is judged by whoever reads it, with the one clock of the product.
"""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

Payload = dict[str, str | int]


def sign(purpose: str, payload: Payload) -> str:
    """Return *payload* as a ticket for one *purpose*."""
    return str(serializer(purpose).dumps(payload))


def read(purpose: str, ticket: str) -> Payload | None:
    """Return what a ticket says; None when it was not signed here for this purpose."""
    try:
        payload = serializer(purpose).loads(ticket)
    except BadSignature:
        return None
    return payload if isinstance(payload, dict) else None


def serializer(purpose: str) -> URLSafeSerializer:
    """Return the signer of tickets for one *purpose*."""
    made = current_app.extensions.setdefault("academy_tickets", {})
    if purpose not in made:
        key = current_app.config["SECRET_KEY"]
        made[purpose] = URLSafeSerializer(key, salt=f"ticket:{purpose}")
    kept: URLSafeSerializer = made[purpose]
    return kept
