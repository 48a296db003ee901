"""The only reader of the time, and the calendar built on it.

Instants are aware and in UTC. A *business day* is the calendar day of the local wall clock
in a zone, moved back by the cut-off: with a cut-off of 120 minutes, 01:30 still belongs to
the day before (rule R1 in docs/rules.md).
"""

import time
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def elapsed() -> float:
    """Return seconds on a clock that never steps back, for measuring durations."""
    return time.monotonic()


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """Return the zone called *name*; raise ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"there is no time zone {name!r}"
        raise ValueError(message) from error


def local_day(moment: datetime, zone: str, cut_off_minutes: int = 0) -> date:
    """Return the business day to which *moment* belongs in *zone*.

    Args:
        moment: aware instant.
        zone: name of a time zone, such as ``Asia/Shanghai``.
        cut_off_minutes: how long after midnight the day still lasts, 0 to 240.

    Source:
        Rule R1 "business day" in docs/rules.md.
    """
    wall = moment.astimezone(zone_of(zone)).replace(tzinfo=None)
    return (wall - timedelta(minutes=cut_off_minutes)).date()


def at(day: date, clock: str, zone: str) -> datetime:
    """Return the instant at which the wall clock of *zone* shows *clock* ("HH:MM") on *day*.

    "24:00" and later (up to "28:00") belong to the night after *day*. A wall time that is
    skipped in spring is moved forward; one that comes twice in autumn is the first of the two.
    """
    hours, minutes = (int(part) for part in clock.split(":"))
    wall = datetime(day.year, day.month, day.day) + timedelta(hours=hours, minutes=minutes)
    return wall.replace(tzinfo=zone_of(zone)).astimezone(UTC)


def day_bounds(day: date, zone: str, cut_off_minutes: int = 0) -> tuple[datetime, datetime]:
    """Return the first instant of business day *day*, and the first after it (both UTC)."""
    hours, minutes = divmod(cut_off_minutes, 60)
    clock = f"{hours:02d}:{minutes:02d}"
    return at(day, clock, zone), at(day + timedelta(days=1), clock, zone)
