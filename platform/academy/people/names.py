"""Names that people type to say who they are, folded so that one person has one name.

Source:
    Rule R3 "login names" in docs/rules.md.
"""

import re
import unicodedata

SHORTEST, LONGEST = 2, 40
ALLOWED = re.compile(r"[a-z0-9._@\-\u3400-\u4dbf\u4e00-\u9fff]+")
MOBILE = re.compile(r"1[3-9][0-9]{9}")
BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015\u2212]+")
COUNTRY = re.compile(r"^(?:\+86|0086|86(?=1[0-9]{10}$))")


class BadName(ValueError):
    """A name cannot be taken; the message is an English sentence that pages translate."""


def login_key(raw: str) -> str:
    """Return the form of a login name under which it is kept and looked for.

    Case, width, composition, space around it and signs without a shape make no difference.
    """
    folded = unicodedata.normalize("NFKC", raw).casefold()
    shown = "".join(sign for sign in folded if not is_invisible(sign))
    key = unicodedata.normalize("NFKC", shown).strip()
    return key if key == raw else login_key(key)


def is_invisible(sign: str) -> bool:
    """Say whether *sign* takes no ink: format and control signs, fillers, variation selectors."""
    if unicodedata.category(sign) in {"Cf", "Cc", "Cs", "Co", "Cn"} and not sign.isspace():
        return True
    return sign in FILLERS or 0xFE00 <= ord(sign) <= 0xFE0F or 0xE0100 <= ord(sign) <= 0xE01EF


FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")


def new_login_key(raw: str) -> str:
    """Return the key of a login name that somebody is to be given.

    Raises:
        BadName: signs of other scripts, which could look like another name; too short or too
            long; or a phone number, which could be somebody else's.
    """
    key = login_key(raw)
    if phone_number(raw) is not None:
        raise BadName("A login name cannot be a phone number.")
    if not SHORTEST <= len(key) <= LONGEST:
        raise BadName("A login name has 2 to 40 characters.")
    if not ALLOWED.fullmatch(key):
        raise BadName(
            "A login name has Chinese characters, letters a to z, digits and . _ - @ only."
        )
    return key


def phone_number(raw: str) -> str | None:
    """Return the eleven digits of a mobile number, however it was written; None for no number.

    Full-width digits, spaces, hyphens, brackets and the country's +86 make no difference.
    """
    digits = BETWEEN_DIGITS.sub("", login_key(raw))
    digits = COUNTRY.sub("", digits)
    return digits if MOBILE.fullmatch(digits) else None


def new_phone_number(raw: str) -> str:
    """Return the eleven digits of a number that somebody is to be given; else raise BadName."""
    digits = phone_number(raw)
    if digits is None:
        raise BadName("A phone number is a mobile number of eleven digits.")
    return digits


def masked_phone(digits: str) -> str:
    """Return a phone number as others may see it: 138****5678."""
    return f"{digits[:3]}****{digits[-4:]}"
