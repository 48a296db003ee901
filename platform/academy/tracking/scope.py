"""Which teams a board counts.

Source:
    Rule R40 "scope of a board" in docs/rules.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Team:
    """A team as the boards know it; ``depth`` is counted from the top of the merchant."""

    id: int
    name: str
    parent_id: int | None
    depth: int
    zone: str
    cut_off_minutes: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A board: its team, all teams that the manager may open, and whether those below count."""

    team: Team
    teams: tuple[Team, ...]
    below: bool = True

    @property
    def inside(self) -> frozenset[int]:
        """The ids of the teams below the board's team, its own included."""
        return subtree(self.teams, self.team.id)

    @property
    def counted(self) -> frozenset[int]:
        """The ids of the teams whose people the board counts."""
        return self.inside if self.below else frozenset({self.team.id})

    @property
    def children(self) -> tuple[Team, ...]:
        """The teams right below the board's team, by name."""
        found = (team for team in self.teams if team.parent_id == self.team.id)
        return tuple(sorted(found, key=lambda team: (team.name, team.id)))

    def with_below(self, *, below: bool) -> "Scope":
        """Return the same board with or without the teams below."""
        return replace(self, below=below)


def subtree(teams: Iterable[Team], top: int) -> frozenset[int]:
    """Return *top* and the ids of all teams below it, however deep."""
    inside = {top}
    for team in sorted(teams, key=lambda team: team.depth):
        if team.parent_id in inside:
            inside.add(team.id)
    return frozenset(inside)


def in_tree_order(teams: Sequence[Team]) -> list[tuple[Team, int]]:
    """Return teams with their indentation: each under its parent, brothers by name."""
    known = {team.id for team in teams}
    below: dict[int | None, list[Team]] = {}
    for team in sorted(teams, key=lambda team: (team.name, team.id)):
        parent = team.parent_id if team.parent_id in known else None
        below.setdefault(parent, []).append(team)
    return list(walk(below, None, 0))


def walk(
    below: Mapping[int | None, Sequence[Team]], parent: int | None, level: int
) -> Iterable[tuple[Team, int]]:
    """Yield the teams under *parent*, each followed by those under it."""
    for team in below.get(parent, ()):
        yield team, level
        yield from walk(below, team.id, level + 1)
