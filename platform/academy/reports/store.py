"""Reads single reports: the one on somebody's desk, and the one somebody asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from academy.database import table_of
from academy.database.columns import can_be_id
from academy.people.tables import Person, Team, TeamBelow
from academy.reports import boxes
from academy.reports.cards import Promise
from academy.reports.permissions import Asked
from academy.reports.tables import Report, ReportReply
from academy.web.visitor import Visitor

report = table_of(Report)
reply = table_of(ReportReply)
person = table_of(Person)
team = table_of(Team)
team_below = table_of(TeamBelow)

replies_of_row = (
    select(func.count()).where(reply.c.report_id == report.c.id).correlate(report).scalar_subquery()
)
one_report = select(report, replies_of_row.label("replies"))
on_desk = one_report.where(
    report.c.person_id == bindparam("person_id"), report.c.day == bindparam("day")
)
last_promise = (
    select(report.c.id, report.c.day, report.c.act)
    .where(
        report.c.person_id == bindparam("person_id"),
        report.c.day < bindparam("day"),
        report.c.handed_in_at.is_not(None),
    )
    .order_by(report.c.day.desc())
    .limit(1)
)
asked_for = (
    select(
        report,
        replies_of_row.label("replies"),
        person.c.name.label("author"),
        team.c.name.label("team_name"),
        team_below.c.above_id,
    )
    .join(person, person.c.id == report.c.person_id)
    .join(team, team.c.id == report.c.team_id)
    .join(team_below, team_below.c.below_id == report.c.team_id)
    .where(report.c.id == bindparam("report_id"))
)
replies_to = (
    select(
        reply.c.id,
        reply.c.person_id,
        person.c.name,
        reply.c.text,
        reply.c.replied_at,
        reply.c.seen_at,
    )
    .join(person, person.c.id == reply.c.person_id)
    .where(reply.c.report_id == bindparam("report_id"))
    .order_by(reply.c.replied_at, reply.c.id)
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before somebody who writes the report of *day*."""

    day: date
    today: date
    report: boxes.Report | None
    promise: Promise | None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a report."""

    id: int
    person_id: int
    name: str
    text: str
    replied_at: datetime
    seen_at: datetime | None


def desk(connection: Connection, person_id: int, day: date, today: date) -> Desk:
    """Return the report of a person and day, with the promise made before it."""
    return Desk(
        day,
        today,
        find(connection, person_id, day),
        promise_before(connection, person_id, day),
    )


def find(connection: Connection, person_id: int, day: date) -> boxes.Report | None:
    """Return the report of a person and day, or None."""
    found = connection.execute(on_desk, {"person_id": person_id, "day": day})
    row = found.mappings().first()
    return to_report(row) if row else None


def promise_before(connection: Connection, person_id: int, day: date) -> Promise | None:
    """Return the act of the last report handed in before *day*, or None (rule R33)."""
    row = connection.execute(last_promise, {"person_id": person_id, "day": day}).first()
    return Promise(row.id, row.day, row.act) if row else None


def asked(connection: Connection, _visitor: Visitor, report_id: int) -> Asked | None:
    """Return a report with what is needed to judge who may see it, or None."""
    if not can_be_id(report_id):
        return None
    rows = connection.execute(asked_for, {"report_id": report_id}).mappings().fetchall()
    if not rows:
        return None
    return Asked(
        report=to_report(rows[0]),
        author=rows[0]["author"],
        team=rows[0]["team_name"],
        above=frozenset(row["above_id"] for row in rows),
    )


def replies(connection: Connection, report_id: int) -> tuple[Reply, ...]:
    """Return the replies to a report, oldest first."""
    rows = connection.execute(replies_to, {"report_id": report_id})
    return tuple(Reply(*row) for row in rows)


def to_report(row: Mapping[Any, Any]) -> boxes.Report:
    """Make a report of a row that has all its columns and the count of replies."""
    return boxes.Report(
        id=row["id"],
        merchant_id=row["merchant_id"],
        person_id=row["person_id"],
        team_id=row["team_id"],
        day=row["day"],
        texts=boxes.texts_of(row),
        revision=row["revision"],
        saved_at=row["saved_at"],
        handed_in_at=row["handed_in_at"],
        form_key=row["form_key"],
        replies=row["replies"],
    )
