"""Which teams a board counts.

Source:
    Rule R40 "scope of a board" in docs/rules.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from academy.people.team_tree import TeamLine


@dataclass(frozen=True, slots=True)
class Scope:
    """A board: its team, all teams that the manager may open, and whether those below count."""

    team: TeamLine
    teams: tuple[TeamLine, ...]
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
    def children(self) -> tuple[TeamLine, ...]:
        """The teams right below the board's team, by name."""
        found = (team for team in self.teams if team.parent_id == self.team.id)
        return tuple(sorted(found, key=lambda team: (team.name, team.id)))

    def with_below(self, *, below: bool) -> "Scope":
        """Return the same board with or without the teams below."""
        return replace(self, below=below)


def subtree(teams: Iterable[TeamLine], top: int) -> frozenset[int]:
    """Return *top* and the ids of all teams below it, however deep."""
    inside = {top}
    for team in sorted(teams, key=lambda team: team.depth):
        if team.parent_id in inside:
            inside.add(team.id)
    return frozenset(inside)
