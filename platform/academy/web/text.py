"""What text from a form must be like before anything else sees it (rule R2)."""

import unicodedata

from flask_babel import gettext as _

KEPT_CONTROLS = {"\n", "\t"}
INVISIBLE = {"\u200b", "\u200c", "\u2060", "\ufeff"}


class BadText(ValueError):
    """A text cannot be taken; the message is a sentence for the person."""


def clean_text(raw: str, most: int) -> str:
    """Return *raw* in NFC, with unix line ends and without space around it.

    Args:
        raw: what was typed.
        most: how many characters are allowed.

    Raises:
        BadText: NUL, lone surrogates, control characters, or too long.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    refuse_unprintable(text)
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > most:
        raise BadText(_("At most %(most)s characters, this has %(now)s.", most=most, now=len(text)))
    return text


def clean_line(raw: str, most: int) -> str:
    """Return *raw* as one line: like clean_text, with all white space as single spaces."""
    line = " ".join(clean_text(raw, max(most, len(raw))).split())
    line = "".join(sign for sign in line if sign not in INVISIBLE)
    if len(line) > most:
        raise BadText(_("At most %(most)s characters, this has %(now)s.", most=most, now=len(line)))
    return line


def refuse_unprintable(text: str) -> None:
    """Raise BadText when *text* holds signs that no database or screen can keep."""
    for sign in text:
        if sign in KEPT_CONTROLS:
            continue
        if unicodedata.category(sign) in {"Cc", "Cs"}:
            raise BadText(
                _("There is a sign in it that cannot be shown. Delete it and type it again.")
            )
