"""Merchants and their nested teams, with the closure that makes a scope one join."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, literal, select, true, update

from academy.database import table_of
from academy.database.columns import can_be_id
from academy.errors import NotFound, Refused
from academy.people.permissions import TeamPlace
from academy.people.tables import Merchant, Team, TeamBelow
from academy.web.visitor import Visitor

DEFAULT_ZONE = "Asia/Shanghai"
DEEPEST = 12

merchant = table_of(Merchant)
team = table_of(Team)
below = table_of(TeamBelow)
over = below.alias("over")
under = below.alias("under")

one_team = select(team).where(team.c.id == bindparam("team_id"))
ids_above = select(below.c.above_id).where(below.c.below_id == bindparam("team_id"))


@dataclass(frozen=True, slots=True)
class MerchantLine:
    """A merchant by its number."""

    id: int
    name: str


def merchants(connection: Connection) -> list[MerchantLine]:
    """Return all merchants, the oldest first."""
    rows = connection.execute(select(merchant.c.id, merchant.c.name).order_by(merchant.c.id))
    return [MerchantLine(*row) for row in rows]


def add_merchant(
    connection: Connection, moment: datetime, name: str, zone: str = DEFAULT_ZONE
) -> int:
    """Add a merchant and return its id."""
    statement = insert(merchant).values(name=name, zone=zone, created_at=moment)
    return int(connection.execute(statement.returning(merchant.c.id)).scalar_one())


def add_team(
    connection: Connection,
    merchant_id: int,
    name: str,
    parent_id: int | None = None,
    zone: str | None = None,
    cut_off_minutes: int = 0,
) -> int:
    """Add a team, under *parent_id* or at the top, and return its id.

    Without *zone* the team lives in the zone of its merchant.

    Raises:
        NotFound: there is no such merchant, or the parent is not one of its teams.
    """
    home = connection.execute(
        select(merchant.c.zone).where(merchant.c.id == merchant_id)
    ).scalar_one_or_none()
    if home is None:
        raise NotFound
    if parent_id is not None:
        lock_tree(connection, merchant_id)
        require_same_merchant(connection, parent_id, merchant_id)
    values = {
        "merchant_id": merchant_id,
        "parent_id": parent_id,
        "name": name,
        "zone": zone or home,
        "cut_off_minutes": cut_off_minutes,
    }
    statement = insert(team).values(**values).returning(team.c.id)
    team_id = int(connection.execute(statement).scalar_one())
    connection.execute(insert(below).values(above_id=team_id, below_id=team_id, depth=0))
    if parent_id is not None:
        hang(connection, team_id, parent_id)
    return team_id


def add_team_once(
    connection: Connection, merchant_id: int, name: str, parent_id: int | None
) -> tuple[int, bool]:
    """Add a team unless one of this name stands there; return its id, and whether it is new (R89).

    One change at a time enters the tree of a merchant, so two at once cannot both add it.
    """
    lock_tree(connection, merchant_id)
    above = team.c.parent_id.is_(None) if parent_id is None else team.c.parent_id == parent_id
    same = select(team.c.id).where(team.c.merchant_id == merchant_id, team.c.name == name, above)
    found = connection.execute(same.order_by(team.c.id)).scalars().first()
    if found is not None:
        return int(found), False
    return add_team(connection, merchant_id, name, parent_id), True


def move_team(connection: Connection, team_id: int, parent_id: int | None) -> None:
    """Hang a team, with all below it, under another team of its merchant or at the top.

    Raises:
        NotFound: one of the two is not there, or they are of different merchants.
        Refused: a team cannot stand below itself.
    """
    found = connection.execute(one_team, {"team_id": team_id}).first()
    if found is None:
        raise NotFound
    lock_tree(connection, found.merchant_id)
    if parent_id is not None:
        require_same_merchant(connection, parent_id, found.merchant_id)
        if team_id in team_ids_above(connection, parent_id):
            raise Refused("A team cannot stand below itself.")
    unhang(connection, team_id)
    connection.execute(update(team).where(team.c.id == team_id).values(parent_id=parent_id))
    if parent_id is not None:
        hang(connection, team_id, parent_id)


def lock_tree(connection: Connection, merchant_id: int) -> None:
    """Let one change at a time into the tree of a merchant."""
    connection.execute(select(merchant.c.id).where(merchant.c.id == merchant_id).with_for_update())


def require_same_merchant(connection: Connection, team_id: int, merchant_id: int) -> None:
    """Raise NotFound unless the team is one of the merchant's."""
    found = connection.execute(one_team, {"team_id": team_id}).first()
    if found is None or found.merchant_id != merchant_id:
        raise NotFound


def hang(connection: Connection, team_id: int, parent_id: int) -> None:
    """Add the pairs of everything above *parent_id* with everything below *team_id*."""
    pairs = (
        select(over.c.above_id, under.c.below_id, over.c.depth + under.c.depth + literal(1))
        .select_from(over.join(under, true()))
        .where(over.c.below_id == parent_id, under.c.above_id == team_id)
    )
    connection.execute(insert(below).from_select(["above_id", "below_id", "depth"], pairs))
    if deepest(connection, team_id) > DEEPEST:
        raise Refused("Teams stand at most 12 deep.")


def deepest(connection: Connection, team_id: int) -> int:
    """Return how many steps the lowest team below *team_id* is from the top."""
    statement = (
        select(over.c.depth + under.c.depth)
        .select_from(over.join(under, under.c.above_id == over.c.below_id))
        .where(over.c.below_id == team_id)
        .order_by((over.c.depth + under.c.depth).desc())
        .limit(1)
    )
    return int(connection.execute(statement).scalar_one())


def unhang(connection: Connection, team_id: int) -> None:
    """Take away the pairs of everything above *team_id* with everything below it."""
    inside = select(under.c.below_id).where(under.c.above_id == team_id)
    connection.execute(
        delete(below).where(below.c.below_id.in_(inside), below.c.above_id.not_in(inside))
    )


def team_ids_above(connection: Connection, team_id: int) -> frozenset[int]:
    """Return the ids of a team and of all teams above it."""
    return frozenset(connection.execute(ids_above, {"team_id": team_id}).scalars())


def known_team(connection: Connection, team_id: int) -> TeamPlace:
    """Return a team that somebody named on the terminal, or raise NotFound."""
    found = place_of(connection, team_id)
    if found is None:
        raise NotFound
    return found


def team_place(connection: Connection, _visitor: Visitor, team_id: int) -> TeamPlace | None:
    """Return a team with what is needed to judge who manages it; made for the guard."""
    return place_of(connection, team_id)


def place_of(connection: Connection, team_id: int) -> TeamPlace | None:
    """Return a team and where it stands, or None."""
    if not can_be_id(team_id):
        return None
    found = connection.execute(one_team, {"team_id": team_id}).first()
    if found is None:
        return None
    return TeamPlace(
        id=found.id,
        name=found.name,
        merchant_id=found.merchant_id,
        parent_id=found.parent_id,
        zone=found.zone,
        cut_off_minutes=found.cut_off_minutes,
        above=team_ids_above(connection, team_id),
    )
