"""What stands in a cell, and how a text is kept from being a formula."""

import re
from datetime import date, datetime

Cell = str | int | float | date | datetime | None

GUARD = "'"
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,6})?")
LONGEST = 32_767


def guarded(text: str) -> str:
    """Return *text* as a spreadsheet shows it and never runs it; ``unguarded`` undoes it.

    Source:
        Rule R142 "cells are words" in docs/rules.md.
    """
    clear = UNPRINTABLE.sub("", text)
    begins = clear.lstrip(" \u3000")
    is_guard = begins.startswith(GUARD) and begins.lstrip(GUARD + " \u3000").startswith(DANGEROUS)
    return GUARD + clear if is_guard or begins.startswith(DANGEROUS) else clear


def unguarded(text: str) -> str:
    """Return the text that ``guarded`` was given."""
    rest = text.removeprefix(GUARD)
    return rest if rest != text and guarded(rest) == text else text


def written(cell: Cell) -> str:
    """Return what a CSV file holds for a cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def shortened(text: str) -> str:
    """Return a text that fits into one cell of a spreadsheet, without signs it cannot hold."""
    clear = UNPRINTABLE.sub("", text)
    return clear if len(clear) <= LONGEST else clear[: LONGEST - 1] + "…"


def with_number(text: str) -> Cell:
    """Return a number for a text that is nothing else: no phone number, no ``007``, no ``+86``."""
    if not PLAIN_NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)
