"""Gives courses to teams and persons."""

from datetime import date, datetime

from sqlalchemy import Connection, insert

from academy.database import table_of
from academy.learning.tables import Assignment

assignment = table_of(Assignment)


def assign(
    connection: Connection,
    course_id: str,
    merchant_id: int,
    assigned_by: int,
    moment: datetime,
    *,
    team_id: int | None = None,
    person_id: int | None = None,
    due_day: date | None = None,
) -> int:
    """Give a course to a team with all teams below it, or to one person; return its id."""
    values = {
        "course_id": course_id,
        "merchant_id": merchant_id,
        "assigned_by": assigned_by,
        "assigned_at": moment,
        "team_id": team_id,
        "person_id": person_id,
        "due_day": due_day,
    }
    statement = insert(assignment).values(**values).returning(assignment.c.id)
    return int(connection.execute(statement).scalar_one())
