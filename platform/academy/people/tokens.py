"""Tokens that open something, and the digests that are kept in their place."""

import hashlib
import hmac
import secrets

BYTES = 32


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
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(letters) for _ in range(4)) for _ in range(3))
    return "-".join(groups)
