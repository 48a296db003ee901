"""Changes the due day of a course that was given, and takes it back. What was learnt stays."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, update

from academy.database import table_of
from academy.learning.due import Due
from academy.learning.tables import Assignment
from academy.people.store_scope import ids_below
from academy.people.tables import Membership, Person

assignment = table_of(Assignment)
person = table_of(Person)
membership = table_of(Membership)

in_scope = select(membership.c.person_id).where(membership.c.team_id.in_(ids_below))
of_people = (
    select(assignment.c.course_id, person.c.id, person.c.name, assignment.c.due_day)
    .join(person, person.c.id == assignment.c.person_id)
    .where(assignment.c.person_id.in_(in_scope), person.c.disabled_at.is_(None))
    .order_by(person.c.name, person.c.id, assignment.c.id)
)
due_of = select(assignment.c.due_day).where(assignment.c.course_id == bindparam("course_id"))

Outcome = Literal["changed", "same", "stale", "gone"]


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who was given a course: a team with all below it, or one person."""

    team_id: int | None = None
    person_id: int | None = None

    @property
    def subject(self) -> str:
        """How the audit names who it is."""
        return f"team {self.team_id}" if self.team_id is not None else f"person {self.person_id}"

    def here(self) -> ColumnElement[Any]:
        """Return the condition under which a row is about this receiver."""
        if self.team_id is not None:
            return assignment.c.team_id == self.team_id
        return assignment.c.person_id == self.person_id


@dataclass(frozen=True, slots=True)
class GivenToPerson:
    """A course that was given to one person alone."""

    course_id: str
    person_id: int
    name: str
    due_day: date | None


def given_to_people(connection: Connection, team_ids: Collection[int]) -> list[GivenToPerson]:
    """Return what was given to single people of some teams and of all below, by name."""
    rows = connection.execute(of_people, {"team_ids": list(team_ids)})
    return [GivenToPerson(*row) for row in rows]


def given_until(
    connection: Connection, receiver: Receiver, course_id: str, *, lock: bool = False
) -> Due | None:
    """Return until when the course was given, or None when it was not, or is taken back."""
    statement = due_of.where(receiver.here())
    row = connection.execute(
        statement.with_for_update() if lock else statement, {"course_id": course_id}
    ).first()
    return Due(row.due_day) if row else None


def change_due(
    connection: Connection, receiver: Receiver, course_id: str, seen: Due, wanted: Due
) -> Outcome:
    """Change the due day; nobody's change is overwritten by a form that did not show it (R173)."""
    there = given_until(connection, receiver, course_id, lock=True)
    if there is None:
        return "gone"
    if there == wanted:
        return "same"
    if there != seen:
        return "stale"
    connection.execute(
        update(assignment)
        .where(receiver.here(), assignment.c.course_id == course_id)
        .values(due_day=wanted.day)
    )
    return "changed"


def take_back(connection: Connection, receiver: Receiver, course_id: str) -> bool:
    """Take a course back; say whether it was given. Enrolments and all records stay (R174)."""
    statement = delete(assignment).where(receiver.here(), assignment.c.course_id == course_id)
    return connection.execute(statement).rowcount > 0
