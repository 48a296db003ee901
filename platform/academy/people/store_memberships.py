"""Who is in which team: people are put into teams, moved and taken out; what was stays noted."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, select, update

from academy.database import table_of
from academy.errors import Refused
from academy.people import store_rights
from academy.people.store_rights import Role
from academy.people.tables import FormerMembership, Membership, Person, Team

person = table_of(Person)
team = table_of(Team)
membership = table_of(Membership)
former = table_of(FormerMembership)

DAY = timedelta(days=1)
lock_person = select(person.c.id).where(person.c.id == bindparam("person_id")).with_for_update()
memberships_of_person = (
    select(membership.c.team_id, team.c.name, membership.c.role, membership.c.since)
    .join(team, team.c.id == membership.c.team_id)
    .where(membership.c.person_id == bindparam("person_id"))
    .order_by(membership.c.id)
)

Outcome = Literal["changed", "same", "stale", "gone"]


@dataclass(frozen=True, slots=True)
class Part:
    """What a person is in a team; ``since`` is the day from which check-ins count."""

    team_id: int
    team_name: str
    role: str
    since: date


def parts(connection: Connection, person_id: int) -> list[Part]:
    """Return the teams of a person, the oldest first."""
    rows = connection.execute(memberships_of_person, {"person_id": person_id})
    return [Part(*row) for row in rows]


def add(connection: Connection, person_id: int, team_id: int, role: Role, today: date) -> bool:
    """Put a person into one more team; say whether that is new (rules R175 and R176).

    Raises:
        NotFound: the person or the team is not there, or they are of different merchants.
        Refused: the person is in the team already, as something else.
    """
    there = locked_parts(connection, person_id)
    if team_id in there:
        if there[team_id].role == role:
            return False
        raise Refused("They are in this team already. Change there what they are.")
    since = today + DAY if there else today
    store_rights.add_membership(connection, person_id, team_id, role, since)
    return True


def change(
    connection: Connection, person_id: int, seen: Part, team_id: int, role: Role, today: date
) -> Outcome:
    """Move a person from the team of *seen* to another, or change what they are in it.

    Returns:
        ``stale`` when the person is something else in the team by now, ``gone`` when no
        longer in it, ``same`` when all is as wanted: sent twice, it counts once (R177).

    Raises:
        NotFound: the team is not one of the person's merchant.
        Refused: the person is in the other team already.
    """
    there = locked_parts(connection, person_id)
    now, target = there.get(seen.team_id), there.get(team_id)
    if target is not None and target.role == role and (now is None or target is now):
        return "same"
    if now is None:
        return "gone"
    if now.role != seen.role:
        return "stale"
    moves = team_id != seen.team_id
    if moves and target is not None:
        raise Refused("They are in this team already. Change there what they are.")
    if moves:
        store_rights.same_merchant(connection, person_id, team_id)
    values: dict[str, object] = {"team_id": team_id, "role": role}
    if moves or role == "staff":
        remember(connection, person_id, now, today)
        values["since"] = today + DAY
    row = membership.c.person_id == person_id, membership.c.team_id == seen.team_id
    connection.execute(update(membership).where(*row).values(**values))
    return "changed"


def take_out(connection: Connection, person_id: int, team_id: int, today: date) -> bool:
    """Take a person out of a team; say whether the person was in it."""
    now = locked_parts(connection, person_id).get(team_id)
    if now is None:
        return False
    remember(connection, person_id, now, today)
    return store_rights.remove_membership(connection, person_id, team_id)


def locked_parts(connection: Connection, person_id: int) -> dict[int, Part]:
    """Return the teams of a person by id; one change of them at a time."""
    connection.execute(lock_person, {"person_id": person_id})
    return {part.team_id: part for part in parts(connection, person_id)}


def remember(connection: Connection, person_id: int, part: Part, today: date) -> None:
    """Note until when a person was what they were; a part that had not begun leaves nothing."""
    if part.since > today:
        return
    values = {
        "person_id": person_id,
        "team_id": part.team_id,
        "role": part.role,
        "since": part.since,
        "until": today,
    }
    connection.execute(insert(former).values(**values))
