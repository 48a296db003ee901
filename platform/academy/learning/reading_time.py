"""When a lesson counts as read: enough time has passed since its page was handed out."""

from dataclasses import dataclass
from datetime import UTC, datetime

MOST_NEEDED_SECONDS = 120


@dataclass(frozen=True, slots=True)
class PageTicket:
    """What a page of a lesson was handed out for, and when."""

    person_id: int
    lesson_id: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a person has read one lesson; ``place`` is a percentage 0-100.

    ``seen_at`` is the moment up to which time has been counted.
    """

    seconds: int = 0
    place: int = 0
    read_at: datetime | None = None
    seen_at: datetime | None = None


NEVER_OPENED = Reading()


def ticket_payload(person_id: int, lesson_id: str, moment: datetime) -> dict[str, str | int]:
    """Return what is signed and handed out with a lesson's page."""
    return {"person": person_id, "lesson": lesson_id, "at": int(moment.timestamp())}


def read_ticket(payload: dict[str, str | int] | None) -> PageTicket | None:
    """Return the ticket in a signed payload; None when there is none."""
    if payload is None:
        return None
    opened_at = datetime.fromtimestamp(int(payload["at"]), UTC)
    return PageTicket(int(payload["person"]), str(payload["lesson"]), opened_at)


def needed_seconds(minutes: int) -> int:
    """Return how long a lesson of *minutes* must be open: a third, two minutes at most.

    Source:
        Rule R50 "read" in docs/rules.md.
    """
    return min(MOST_NEEDED_SECONDS, minutes * 60 // 3)


def seconds_to_add(reading: Reading, opened_at: datetime, moment: datetime) -> int:
    """Return the time of this visit that has not been counted yet.

    A ticket that comes twice, or two pages open at once, count each second once.
    """
    since = opened_at if reading.seen_at is None else max(opened_at, reading.seen_at)
    return max(0, int((moment - since).total_seconds()))


def visited(
    reading: Reading, opened_at: datetime, moment: datetime, place: int | None = None
) -> Reading:
    """Return *reading* with the time of this visit added, and the place left at."""
    return Reading(
        seconds=min(reading.seconds + seconds_to_add(reading, opened_at, moment), 1_000_000),
        place=reading.place if place is None else max(0, min(100, place)),
        read_at=reading.read_at,
        seen_at=moment if reading.seen_at is None else max(moment, reading.seen_at),
    )


def said_to_be_read(reading: Reading, minutes: int, moment: datetime) -> Reading:
    """Return *reading* as read when it has lasted long enough; unchanged when it has not."""
    if reading.read_at is not None or missing_seconds(reading, minutes) > 0:
        return reading
    return Reading(reading.seconds, 100, moment, reading.seen_at)


def missing_seconds(reading: Reading, minutes: int) -> int:
    """Return how long a lesson must stay open until it can count as read."""
    if reading.read_at is not None:
        return 0
    return max(0, needed_seconds(minutes) - reading.seconds)
