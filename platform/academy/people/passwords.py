"""Passwords: what may be one, and how they are kept.

Argon2id with two passes over 19 MiB, the figures of OWASP. At most two are computed at a
time, so that a crowd at the door leaves the machine to those who are inside.

Source:
    Rule R4 "passwords" in docs/rules.md.
"""

import threading
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from academy.errors import Busy
from academy.people.names import login_key, phone_number
from academy.people.well_known import WELL_KNOWN

SHORTEST = 8
MOST_BYTES = 1024
AT_ONCE = 2
PATIENCE_SECONDS = 10.0

hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
turns = threading.BoundedSemaphore(AT_ONCE)

NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$8aOUYVQ4h+T8kv4pgU3w+A$eP2FZpounKsPTC8JqJyIOBdTo48vIsknexOBLYP1nCE"
)
"""Hash of a password that nobody knows: an unknown name takes as long as a known one."""


class BadPassword(ValueError):
    """A password cannot be taken; the message is an English sentence that pages translate."""


def hashed(password: str) -> str:
    """Return what is kept of *password*; raise Busy when others keep the machine busy."""
    take_turn()
    try:
        return hasher.hash(password)
    finally:
        turns.release()


def is_right(kept: str | None, password: str) -> bool:
    """Say whether *password* is the one of which *kept* is the hash.

    With None, for an unknown name, it says no and takes the same time. Raises Busy when
    others keep the machine busy.
    """
    take_turn()
    try:
        hasher.verify(kept or NOBODY, password)
        return kept is not None
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    finally:
        turns.release()


def take_turn() -> None:
    """Wait until one of the few places is free."""
    if not turns.acquire(timeout=PATIENCE_SECONDS):
        raise Busy


def refuse_weak(password: str, own_names: Iterable[str | None] = ()) -> None:
    """Raise BadPassword when *password* is too short, too long or the first that is tried.

    Args:
        password: taken as it is typed, with its blanks.
        own_names: name, login name and phone number of the person.
    """
    if len(password) < SHORTEST:
        raise BadPassword("A password has at least 8 characters.")
    if len(password.encode(errors="replace")) > MOST_BYTES:
        raise BadPassword("A password has at most 1,024 bytes.")
    folded = login_key(password)
    if folded in WELL_KNOWN or len(set(folded)) < 3:
        raise BadPassword("Everybody tries this password first. Choose another one.")
    names = {form for name in own_names if name for form in (login_key(name), phone_number(name))}
    if folded in names or (phone_number(password) or "-") in names:
        raise BadPassword("Your own name or number is no password. Choose another one.")
