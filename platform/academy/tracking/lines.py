"""Puts together what the tables of a board show, line by line.

Source:
    Rules R41 to R43 in docs/rules.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from academy.checkins.team_marks import Standing
from academy.tracking.scope import Scope, subtree
from academy.tracking.summary import Count, PersonDays, TeamCount, count_of_day

MARKS: dict[Standing, str] = {
    "done": "on",
    "late": "half",
    "make_up": "half",
    "missing": "miss",
    "not_planned": "off",
}


@dataclass(frozen=True, slots=True)
class DayHead:
    """The head of one column of the grid. ``off``: nobody was planned on that day."""

    day: date
    count: Count

    @property
    def off(self) -> bool:
        """Whether nobody had to check in."""
        return self.count.planned == 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of the chart, in parts of a hundred."""

    day: date
    count: Count
    on: int
    half: int


def mark_of(state: Standing, *, today: bool) -> str:
    """Return the mark of a state; what is missing today is still to come (rule R43)."""
    return "open" if today and state == "missing" else MARKS[state]


def marks_of(person: PersonDays | None, days: int) -> list[str]:
    """Return the marks of one line of the grid; who is asked for nothing has none planned."""
    if person is None:
        return ["off"] * days
    last = len(person.states) - 1
    return [mark_of(state, today=index == last) for index, state in enumerate(person.states)]


def bars(trend: Iterable[tuple[date, Count]]) -> list[Bar]:
    """Return the days of the chart: the share on time, and the share made up above it."""
    made = []
    for day, count in trend:
        half = 100 * count.made_up // count.planned if count.planned else 0
        made.append(Bar(day, count, count.percent - half, half))
    return made


def last_active(person: PersonDays | None, learned_at: datetime | None) -> datetime | None:
    """Return when somebody last learned or checked in, as far as a board knows."""
    moments = [moment for moment in person.sent_at if moment] if person else []
    return max([*moments, learned_at] if learned_at else moments, default=None)


def team_counts(scope: Scope, people: Sequence[PersonDays]) -> list[TeamCount]:
    """Return today's count of each team right below, its own teams included.

    People right in the board's team stand first, in a line of their own.
    """
    if not scope.below or not scope.children:
        return []
    parts = [(scope.team, frozenset({scope.team.id}))]
    parts += [(team, subtree(scope.teams, team.id)) for team in scope.children]
    counted = [
        TeamCount(team.id, team.name, count_of_day(p for p in people if p.team_id in inside))
        for team, inside in parts
    ]
    return [line for line in counted if line.count.planned or line.team_id != scope.team.id]
