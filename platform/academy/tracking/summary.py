"""Counts what a board shows first: how many of how many, the change, and what to do now.

Source:
    Rules R41 to R44 in docs/rules.md.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from academy.checkins.team_marks import Standing

DONE: frozenset[Standing] = frozenset(("done", "late", "make_up"))
WORTH_PRAISE = 7
MOST_PRAISED = 10


@dataclass(frozen=True, slots=True)
class Count:
    """How many checked in, out of how many who were planned; ``made_up`` are among the done."""

    done: int = 0
    planned: int = 0
    made_up: int = 0

    @property
    def percent(self) -> int:
        """Share of the planned who are done, 0-100, rounded down: 100 means everybody."""
        return 100 * self.done // self.planned if self.planned else 0

    @property
    def left(self) -> int:
        """How many are still missing."""
        return self.planned - self.done


@dataclass(frozen=True, slots=True)
class PersonDays:
    """One person on the days of a board, the oldest first; the last is today.

    ``sent`` holds the moments of the check-ins by day, ``check_in_id`` today's check-in.
    """

    person_id: int
    name: str
    team_id: int
    team: str
    states: tuple[Standing, ...]
    sent_at: tuple[datetime | None, ...]
    check_in_id: int | None = None
    streak: int = 0

    @property
    def today(self) -> Standing:
        """How the person stands today."""
        return self.states[-1]

    @property
    def tally(self) -> Count:
        """Done of planned over the days; today is not held against anybody yet (rule R43)."""
        settled = self.states[:-1] if self.today == "missing" else self.states
        return count(settled)


@dataclass(frozen=True, slots=True)
class TeamCount:
    """Today's count of a team with all teams below it."""

    team_id: int
    name: str
    count: Count


def count(states: Iterable[Standing]) -> Count:
    """Count *states*; those not planned are in neither number (rule R41)."""
    seen = Counter(states)
    done = sum(seen[state] for state in DONE)
    return Count(done, done + seen["missing"], seen["make_up"])


def count_of_day(people: Iterable[PersonDays], back: int = 0) -> Count:
    """Count the people of one day, *back* days before today."""
    return count(person.states[-1 - back] for person in people)


def by_this_time(people: Iterable[PersonDays], moment: datetime) -> int:
    """Return how many had checked in yesterday at the same time of day (rule R42)."""
    until = moment - timedelta(days=1)
    return sum(
        1
        for person in people
        if person.states[-2] in DONE and (sent := person.sent_at[-2]) is not None and sent <= until
    )


def trend(people: Sequence[PersonDays], days: Sequence[date]) -> list[tuple[date, Count]]:
    """Return the count of each day, the oldest first."""
    return [(day, count_of_day(people, len(days) - 1 - index)) for index, day in enumerate(days)]


def missing(people: Iterable[PersonDays]) -> list[PersonDays]:
    """Return who is planned today and has not checked in, by team and name."""
    found = (person for person in people if person.today == "missing")
    return sorted(found, key=lambda person: (person.team, person.name, person.person_id))


def checked_in(people: Iterable[PersonDays]) -> list[PersonDays]:
    """Return who has checked in today, the latest first."""
    found = [person for person in people if person.today in DONE]
    return sorted(
        found,
        key=lambda person: (person.sent_at[-1] is not None, person.sent_at[-1], person.person_id),
        reverse=True,
    )


def praised(people: Iterable[PersonDays]) -> list[PersonDays]:
    """Return who is there today with seven planned days in a row or more (R44).

    The longest row stands first; ten at the most.
    """
    found = (person for person in people if person.today in DONE and person.streak >= WORTH_PRAISE)
    ranked = sorted(found, key=lambda person: (-person.streak, person.name, person.person_id))
    return ranked[:MOST_PRAISED]


def doubled(names: Iterable[str]) -> frozenset[str]:
    """Return the names that several people bear: the shop is said with them (rule R44)."""
    return frozenset(name for name, times in Counter(names).items() if times > 1)


def pages(length: int, size: int) -> int:
    """Return how many pages a list of *length* has; an empty one has one."""
    return max(1, -(-length // size))
