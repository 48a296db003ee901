"""One check-in as it is written and read."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from academy.checkins.windows import Kind

Meeting = Literal["same", "revises", "stale"]


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What a person hands in for one day."""

    day: date
    kind: Kind
    text: str
    prompt: str
    digests: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A check-in that is there. ``digests`` are its pictures in their order."""

    check_in_id: int
    activity_id: int
    person_id: int
    team_id: int
    day: date
    kind: Kind
    text: str
    prompt: str
    reason: str
    sent_at: datetime
    revised_at: datetime | None
    digests: tuple[str, ...]

    @property
    def version(self) -> str:
        """Name of this state of the entry; a form that changes it says which state it saw."""
        return (self.revised_at or self.sent_at).isoformat()


@dataclass(frozen=True, slots=True)
class Place:
    """Whose check-in it is, and in which team; ``teams_above`` holds that team as well."""

    person_id: int
    team_id: int
    teams_above: frozenset[int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A check-in as somebody else reads it."""

    place: Place
    entry: Entry
    person_name: str
    activity_title: str
    zone: str


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """One picture of a check-in."""

    place: Place
    digest: str


def asked_of(prompt: str) -> str:
    """Return the name of a question, which its form carries: an answer is to what was read."""
    return hashlib.sha256(prompt.encode()).hexdigest()[:12]


def meet(there: Entry, given: NewEntry, seen_version: str) -> Meeting:
    """Say what it means that *given* comes in while *there* stands for its day already.

    Args:
        there: the entry of that day.
        given: what has just come in.
        seen_version: the version that the form was made from; empty for a first check-in.

    Returns:
        ``same``: a second tap or a retry, nothing is to be done. ``revises``: the person
        saw what stands there and changes it. ``stale``: the person did not see it.

    Source:
        Rules R24 "once" and R25 "what was not seen is not overwritten" in docs/rules.md.
    """
    if (there.text, there.digests, there.reason) == (given.text, given.digests, given.reason):
        return "same"
    return "revises" if seen_version == there.version else "stale"
