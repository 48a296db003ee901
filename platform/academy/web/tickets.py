"""Signed tickets: a promise the server gave with a page, read back with the form.

A ticket holds small facts (whose, which day, issued when) that cannot be changed on the way.
Its age is judged by whoever reads it, with the one clock of the product.
"""

import hashlib
import json

from flask import current_app
from itsdangerous import BadData, Signer
from itsdangerous.encoding import base64_decode, base64_encode

Payload = dict[str, str | int]


def sign(purpose: str, payload: Payload) -> str:
    """Return *payload* as a ticket for one *purpose*, fit for an address."""
    words = json.dumps(payload, separators=(",", ":")).encode()
    return signer(purpose).sign(base64_encode(words)).decode()


def read(purpose: str, ticket: str) -> Payload | None:
    """Return what a ticket says; None when it was not signed here for this purpose."""
    try:
        payload = json.loads(base64_decode(signer(purpose).unsign(ticket)))
    except (BadData, ValueError):
        return None
    return payload if isinstance(payload, dict) else None


def seal(purpose: str, text: str) -> str:
    """Name *text* in a way that tells nobody what it was made of: only this server can do it."""
    return signer(purpose).get_signature(text.encode()).decode()


def signer(purpose: str) -> Signer:
    """Return the signer of tickets for one *purpose*."""
    made = current_app.extensions.setdefault("academy_tickets", {})
    if purpose not in made:
        key = current_app.config["SECRET_KEY"]
        made[purpose] = Signer(key, salt=f"ticket:{purpose}", digest_method=hashlib.sha256)
    kept: Signer = made[purpose]
    return kept
