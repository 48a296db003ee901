"""Finds the teams that a manager may open; other teams are missing."""

from sqlalchemy import Connection

from academy.people import store_scope
from academy.people.team_tree import TeamLine
from academy.tracking.scope import Scope
from academy.web.visitor import Visitor


def teams(connection: Connection, visitor: Visitor) -> tuple[TeamLine, ...]:
    """Return the managed teams and all below, those near the top first; one statement."""
    if not visitor.managed_teams:
        return ()
    return tuple(store_scope.teams_below(connection, sorted(visitor.managed_teams)))


def scope(connection: Connection, visitor: Visitor, team_id: int) -> Scope | None:
    """Return the board of a team; None when it is not among the visitor's (rule R40)."""
    seen = teams(connection, visitor)
    team = next((team for team in seen if team.id == team_id), None)
    return Scope(team, seen) if team else None
