"""What is written down of a person: the name, what they sign in with, number and job.

Source:
    Rule R177 "what was not seen is not overwritten" in docs/rules.md.
"""

import hashlib
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is written down; ``phone`` are the digits."""

    name: str
    login_name: str | None
    phone: str | None
    staff_number: str | None
    job: str | None

    @property
    def version(self) -> str:
        """Name of this state; a form that corrects it says which state it showed."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:16]

    def changed_from(self, before: "Particulars") -> tuple[str, ...]:
        """Return the names of what is not as it was *before*."""
        names = ("name", "login_name", "phone", "staff_number", "job")
        pairs = zip(names, astuple(self), astuple(before), strict=True)
        return tuple(name for name, now, then in pairs if now != then)


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody typed. A phone number is typed only to change it: pages never show it whole."""

    name: str
    login_name: str | None
    new_phone: str | None
    drop_phone: bool
    staff_number: str | None
    job: str | None

    def of(self, there: Particulars) -> Particulars:
        """Return what *there* becomes by this correction."""
        kept = None if self.drop_phone else there.phone
        return Particulars(
            self.name, self.login_name, self.new_phone or kept, self.staff_number, self.job
        )
