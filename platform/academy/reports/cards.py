"""What other pages show of learning reports."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """The act of the last report before a day: what its author said would be done next."""

    report_id: int
    day: date
    act: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that was handed in and has no reply yet."""

    report_id: int
    person_id: int
    name: str
    team: str
    day: date
    act: str
    handed_in_at: datetime


@dataclass(frozen=True, slots=True)
class UnseenReply:
    """Somebody answered, and the author has not read it."""

    report_id: int
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class ReportCard:
    """Today's report. ``state`` is none, draft, handed_in or replied.

    ``writes`` is False for a person in no team, who has no report to write.
    ``promise`` is what the last report said would be done next.
    """

    writes: bool
    day: date
    state: str
    report_id: int | None
    promise: Promise | None
    unseen: tuple[UnseenReply, ...]
