"""From which team's list somebody came: pages about a person lead back to it."""

from flask import request


def asked_team(field: str = "team") -> int | None:
    """Return the team that address or form names in *field*; none for what cannot be one."""
    team_id = request.values.get(field, type=int)
    return team_id if team_id is not None and 0 < team_id < 2**31 else None
