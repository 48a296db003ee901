"""Reads what a manager sees of one person: five statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from academy.checkins import store_parts, store_today
from academy.checkins.month import Marked
from academy.checkins.plan import Part
from academy.checkins.progress import Progress, by_day, progress
from academy.database import table_of
from academy.database.columns import can_be_id
from academy.learning.record import LearnerRecord
from academy.learning.store_record import record_of
from academy.people.tables import Membership, Person, Team
from academy.reports import store_list
from academy.reports.store_list import OwnLine
from academy.tracking import store
from academy.tracking.scope import Scope
from academy.web.visitor import Visitor

RESULTS_SINCE = timedelta(days=180)

person = table_of(Person)
team = table_of(Team)
membership = table_of(Membership)

staff_in_teams = (
    select(person.c.id, person.c.name, person.c.job, team.c.name.label("team"))
    .join(membership, membership.c.person_id == person.c.id)
    .join(team, team.c.id == membership.c.team_id)
    .where(
        person.c.id == bindparam("person_id"),
        membership.c.role == "staff",
        membership.c.team_id.in_(bindparam("teams", expanding=True)),
        person.c.disabled_at.is_(None),
    )
    .order_by(membership.c.id)
)


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """A person whom a manager looks at, and the board that led there."""

    scope: Scope
    person_id: int
    name: str
    job: str | None
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """One activity of a person with its month and streak."""

    part: Part
    now: Progress


@dataclass(frozen=True, slots=True)
class Picture:
    """What there is to see of a person."""

    record: LearnerRecord
    habits: tuple[Habit, ...]
    reports: tuple[OwnLine, ...]


def seen_person(
    connection: Connection, visitor: Visitor, team_id: int, person_id: int
) -> SeenPerson | None:
    """Return a person of a board; None when the team or the person is not the visitor's."""
    scope = store.scope(connection, visitor, team_id)
    if scope is None or not can_be_id(person_id):
        return None
    given = {"person_id": person_id, "teams": sorted(scope.inside)}
    rows = connection.execute(staff_in_teams, given).fetchall()
    if not rows:
        return None
    teams = tuple(dict.fromkeys(row.team for row in rows))
    return SeenPerson(scope, rows[0].id, rows[0].name, rows[0].job, teams)


def picture(
    connection: Connection, visitor: Visitor, seen: SeenPerson, moment: datetime
) -> Picture:
    """Return what *visitor* may see of a person: only what belongs to the visitor's teams."""
    scope = frozenset(team.id for team in seen.scope.teams)
    return Picture(
        record=record_of(connection, seen.person_id, moment - RESULTS_SINCE),
        habits=habits(connection, seen.person_id, scope, moment),
        reports=store_list.handed_in(connection, seen.person_id, visitor.managed_teams),
    )


def habits(
    connection: Connection, person_id: int, scope: frozenset[int], moment: datetime
) -> tuple[Habit, ...]:
    """Return the activities in which a person takes part through teams of *scope*."""
    parts = [
        part
        for part in store_parts.parts(connection, person_id)
        if part.team_id in scope and part.expected
    ]
    if not parts:
        return ()
    marks: dict[int, list[Marked]] = defaultdict(list)
    for row in connection.execute(store_today.all_marks, {"person_id": person_id}):
        marks[row.activity_id].append(Marked(row.id, row.day, row.kind, row.featured))
    return tuple(
        Habit(part, progress(part, by_day(marks[part.activity_id]), moment)) for part in parts
    )
