"""From which team's list somebody came: pages about a person lead back to it."""

from flask import request

from academy.database.columns import can_be_id


def asked_team(field: str = "team") -> int | None:
    """Return the team that address or form names in *field*; none for what cannot be one."""
    team_id = request.values.get(field, type=int)
    return team_id if team_id is not None and can_be_id(team_id) else None
