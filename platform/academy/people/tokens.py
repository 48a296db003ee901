"""Tokens that open something, and the digests that are kept in their place."""

import hashlib
import hmac
import secrets

BYTES = 32
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_token() -> str:
    """Return a token of 256 random bits, fit for an address and a cookie."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """Return what is kept of a token: whoever reads the database cannot use it."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def keyed_digest(key: str, kind: str, value: str) -> str:
    """Return a digest of *value* that nobody without *key* can search for by trying."""
    text = f"{kind}\0{value}".encode(errors="replace")
    return hmac.new(key.encode(), text, hashlib.sha256).hexdigest()


def first_password() -> str:
    """Return a password to be told to somebody: 60 random bits, no signs that look alike."""
    return password_of_form(secrets.token_hex(BYTES), 0, "")


def password_of_form(key: str, person_id: int, form_key: str) -> str:
    """Return the first password that belongs to one form of one person (rule R88).

    Sent twice, a form has one password, which is kept nowhere; nobody without *key* can
    tell it from the form.
    """
    number = int(keyed_digest(key, f"first password {person_id}", form_key), 16)
    signs = []
    for _ in range(12):
        number, place = divmod(number, len(LETTERS))
        signs.append(LETTERS[place])
    return "-".join("".join(signs[start : start + 4]) for start in (0, 4, 8))
