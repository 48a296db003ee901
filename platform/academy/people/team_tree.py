"""Teams as a tree: each with its place in it, and the order in which a tree is read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team within a scope; ``depth`` is counted from the top of the merchant."""

    id: int
    name: str
    parent_id: int | None
    depth: int
    zone: str
    cut_off_minutes: int


def in_tree_order(teams: Sequence[TeamLine]) -> list[tuple[TeamLine, int]]:
    """Return teams with their indentation: each under its parent, brothers by name."""
    known = {team.id for team in teams}
    below: dict[int | None, list[TeamLine]] = {}
    for team in sorted(teams, key=lambda team: (team.name, team.id)):
        parent = team.parent_id if team.parent_id in known else None
        below.setdefault(parent, []).append(team)
    return list(walk(below, None, 0))


def walk(
    below: Mapping[int | None, Sequence[TeamLine]], parent: int | None, level: int
) -> Iterable[tuple[TeamLine, int]]:
    """Yield the teams under *parent*, each followed by those under it."""
    for team in below.get(parent, ()):
        yield team, level
        yield from walk(below, team.id, level + 1)
