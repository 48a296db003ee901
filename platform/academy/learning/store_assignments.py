"""Gives courses to teams and persons, each once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, update

from academy.catalog.store import live_releases
from academy.database import insert_new, table_of
from academy.learning.tables import Assignment
from academy.people.tables import Team

assignment = table_of(Assignment)
team = table_of(Team)

of_teams = (
    select(
        assignment.c.course_id,
        assignment.c.team_id,
        team.c.name.label("team_name"),
        assignment.c.due_day,
    )
    .join(team, team.c.id == assignment.c.team_id)
    .where(assignment.c.team_id.in_(bindparam("team_ids", expanding=True)))
    .order_by(assignment.c.due_day.is_(None), assignment.c.due_day, assignment.c.id)
)
another_day = {
    receiver: update(assignment)
    .where(
        assignment.c.course_id == bindparam("course"),
        assignment.c[receiver] == bindparam("receiver"),
        assignment.c.due_day.is_distinct_from(bindparam("due")),
    )
    .values(due_day=bindparam("due"))
    for receiver in ("team_id", "person_id")
}


@dataclass(frozen=True, slots=True)
class GivenCourse:
    """A course as it was given to a team; ``due_day`` none = no hurry."""

    course_id: str
    team_id: int
    team_name: str
    due_day: date | None


def assign(
    connection: Connection,
    course_id: str,
    merchant_id: int,
    assigned_by: int | None,
    moment: datetime,
    *,
    team_id: int | None = None,
    person_id: int | None = None,
    due_day: date | None = None,
) -> bool:
    """Give a course to a team with all teams below it, or to one person.

    Given again, it changes its due day and nothing else (rule R83). *assigned_by* is None
    for the terminal.

    Returns:
        Whether anything is other than before.

    Raises:
        ValueError: not exactly one of team and person is named.
    """
    if (team_id is None) == (person_id is None):
        raise ValueError("a course is given to a team or to a person")
    values = {
        "course_id": course_id,
        "merchant_id": merchant_id,
        "assigned_by": assigned_by,
        "assigned_at": moment,
        "team_id": team_id,
        "person_id": person_id,
        "due_day": due_day,
    }
    if insert_new(connection, assignment, values) is not None:
        return True
    receiver = "team_id" if team_id is not None else "person_id"
    given = {"course": course_id, "receiver": values[receiver], "due": due_day}
    return connection.execute(another_day[receiver], given).rowcount == 1


def given_to(connection: Connection, team_ids: Collection[int]) -> list[GivenCourse]:
    """Return the courses given to some teams, the nearest due day first."""
    rows = connection.execute(of_teams, {"team_ids": list(team_ids)})
    return [GivenCourse(*row) for row in rows]


def known_course(connection: Connection, named: str, merchant_id: int) -> str | None:
    """Return the id of a live course, by slug or id, that the merchant's people may see."""
    for live in live_releases(connection):
        if named in {live.slug, live.course_id} and live.merchant_id in {None, merchant_id}:
            return live.course_id
    return None
