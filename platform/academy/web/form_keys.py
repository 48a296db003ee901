"""What hidden fields of a form hold: whole numbers, and the key of the page it was made for."""

import re
import secrets

LARGEST_NUMBER = 2**31 - 1
FORM_KEY = re.compile(r"[\w-]{8,64}", re.ASCII)


def number(raw: str | None) -> int:
    """Return a whole number that a hidden field holds; 0 for anything else."""
    if not raw or not raw.isascii() or not raw.isdigit() or len(raw) > 10:
        return 0
    return min(int(raw), LARGEST_NUMBER)


def form_key(raw: str | None) -> str:
    """Return the key of a form that this server made, or nothing."""
    return raw if raw and FORM_KEY.fullmatch(raw) else ""


def new_form_key() -> str:
    """Return a key for a form about to be shown."""
    return secrets.token_urlsafe(12)
