"""Gives a team another name."""

from typing import Literal

from sqlalchemy import Connection, select, update

from academy.errors import Refused
from academy.people.permissions import TeamPlace
from academy.people.store_teams import lock_tree, team

Outcome = Literal["changed", "same", "stale"]


def rename_team(connection: Connection, place: TeamPlace, seen: str, name: str) -> Outcome:
    """Call a team *name* by a form that showed the name *seen* (rules R177 and R178).

    Raises:
        Refused: another team beside it has the name (R89).
    """
    lock_tree(connection, place.merchant_id)
    now = connection.execute(select(team.c.name).where(team.c.id == place.id)).scalar_one()
    if now == name:
        return "same"
    if now != seen:
        return "stale"
    above = team.c.parent_id
    beside = above.is_(None) if place.parent_id is None else above == place.parent_id
    taken = select(team.c.id).where(
        team.c.merchant_id == place.merchant_id, team.c.name == name, beside
    )
    if connection.execute(taken).first() is not None:
        raise Refused("Another team beside it has this name.")
    connection.execute(update(team).where(team.c.id == place.id).values(name=name))
    return "changed"
