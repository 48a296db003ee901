"""Lists of field work: what waits for a mark, what one person has made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, select

from academy.fieldwork import store
from academy.fieldwork.cards import Waiting, WaitingWork
from academy.fieldwork.works import DRAFT, HANDED_IN, most_of, unpack_points, unpack_rubric
from academy.web.visitor import Visitor

work, mark, person, team, below = store.work, store.mark, store.person, store.team, store.below

MOST_WAITING = 100
MOST_OWN = 100

below_managed = exists().where(
    below.c.below_id == work.c.team_id,
    below.c.above_id.in_(bindparam("managed", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One piece of work in a person's list; points of how many, none before it is marked."""

    number: int
    work_id: str
    title: str
    course_id: str
    state: str
    saved_at: datetime
    handed_in_at: datetime | None
    points: int | None
    most: int


latest_mark = (
    select(mark.c.points)
    .where(mark.c.field_work_id == work.c.id, mark.c.turn == work.c.turn)
    .correlate(work)
    .scalar_subquery()
)
lines_of_person = (
    select(
        work.c.id,
        work.c.work_id,
        work.c.title,
        work.c.course_id,
        work.c.state,
        work.c.saved_at,
        work.c.handed_in_at,
        work.c.rubric,
        latest_mark.label("points"),
    )
    .where(work.c.person_id == bindparam("person_id"))
    .order_by(work.c.saved_at.desc(), work.c.id.desc())
    .limit(MOST_OWN)
)
longest_first = (
    select(
        work.c.id,
        work.c.lesson_id,
        work.c.title,
        person.c.name,
        team.c.name.label("team"),
        work.c.turn,
        work.c.handed_in_at,
    )
    .select_from(
        work.join(person, person.c.id == work.c.person_id).outerjoin(
            team, team.c.id == work.c.team_id
        )
    )
    .order_by(work.c.handed_in_at, work.c.id)
    .limit(MOST_WAITING)
)


def scope_of(visitor: Visitor) -> tuple[ColumnElement[bool], dict[str, object]]:
    """Return what *visitor* marks, as a condition with its values (rule R116)."""
    if visitor.trainer or visitor.admin:
        return work.c.merchant_id == bindparam("merchant_id"), {"merchant_id": visitor.merchant_id}
    return below_managed, {"managed": sorted(visitor.managed_teams)}


def waits(visitor: Visitor, scope: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """Return the conditions under which a piece of work waits for *visitor*."""
    return [
        work.c.state == HANDED_IN,
        work.c.person_id != visitor.person_id,
        person.c.disabled_at.is_(None),
        scope,
    ]


def waiting(
    connection: Connection, visitor: Visitor, lesson_id: str = "", name: str = ""
) -> tuple[WaitingWork, ...]:
    """Return what waits for a mark of *visitor*, longest first."""
    scope, given = scope_of(visitor)
    statement = longest_first.where(*waits(visitor, scope))
    if lesson_id:
        statement = statement.where(work.c.lesson_id == lesson_id)
    if name:
        statement = statement.where(person.c.name.contains(name, autoescape=True))
    rows = connection.execute(statement, given)
    return tuple(
        WaitingWork(
            row.id, row.lesson_id, row.title, row.name, row.team or "", row.turn, row.handed_in_at
        )
        for row in rows
    )


def waiting_lessons(connection: Connection, visitor: Visitor) -> tuple[tuple[str, str, int], ...]:
    """Return the lessons of which something waits: id, title, how many."""
    scope, given = scope_of(visitor)
    statement = (
        select(work.c.lesson_id, func.max(work.c.title), func.count())
        .select_from(work.join(person, person.c.id == work.c.person_id))
        .where(*waits(visitor, scope))
        .group_by(work.c.lesson_id)
        .order_by(func.max(work.c.title))
    )
    return tuple((row[0], row[1], row[2]) for row in connection.execute(statement, given))


def waiting_card(connection: Connection, visitor: Visitor) -> Waiting | None:
    """Return how much waits for *visitor*, and since when; None when nothing does."""
    scope, given = scope_of(visitor)
    statement = (
        select(func.count(), func.min(work.c.handed_in_at))
        .select_from(work.join(person, person.c.id == work.c.person_id))
        .where(*waits(visitor, scope))
    )
    count, since = connection.execute(statement, given).one()
    return Waiting(count, since) if count else None


def own(connection: Connection, person_id: int) -> tuple[OwnLine, ...]:
    """Return what a person has made, last saved first."""
    return own_lines(connection.execute(lines_of_person, {"person_id": person_id}).fetchall())


def handed_in(connection: Connection, visitor: Visitor, person_id: int) -> tuple[OwnLine, ...]:
    """Return what a person has handed in, as far as *visitor* marks it."""
    scope, given = scope_of(visitor)
    statement = lines_of_person.where(work.c.state != DRAFT, scope)
    return own_lines(connection.execute(statement, {**given, "person_id": person_id}).fetchall())


def own_lines(rows: Sequence[Any]) -> tuple[OwnLine, ...]:
    """Make lines of rows."""
    return tuple(
        OwnLine(
            row.id,
            row.work_id,
            row.title,
            row.course_id,
            row.state,
            row.saved_at,
            row.handed_in_at,
            None if row.points is None else sum(p or 0 for p in unpack_points(row.points)),
            most_of(unpack_rubric(row.rubric)),
        )
        for row in rows
    )
