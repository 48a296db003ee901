"""Limits of attempts as pages need them: the counts of this installation, and the wait in words."""

import math
from datetime import timedelta
from typing import cast

from flask import current_app
from flask_babel import ngettext

from academy.people.store_limits import Allowance
from academy.people.tokens import keyed_digest
from academy.settings import Settings


def most_attempts() -> int:
    """Return how many wrong passwords one account may be tried with in five minutes."""
    return cast("Settings", current_app.config["ACADEMY"]).sign_in_attempts


def allowance(kind: str, value: str, most: int) -> Allowance:
    """Return the allowance of *value*, under a key from which nobody can read it."""
    return Allowance(keyed_digest(str(current_app.config["SECRET_KEY"]), kind, value), most)


def wait_sentence(wait: timedelta) -> str:
    """Say how long to wait before the next attempt."""
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    sentence: str = ngettext(
        "Too many tries. Wait %(num)d minute, then try once more.",
        "Too many tries. Wait %(num)d minutes, then try once more.",
        minutes,
    )
    return sentence
