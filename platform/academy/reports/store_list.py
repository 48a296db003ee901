"""Lists of reports: a person's own, and those that wait for a reply."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, case, exists, func, select

from academy.reports import boxes, store
from academy.reports.cards import Waiting

report, reply = store.report, store.reply
person, team, team_below = store.person, store.team, store.team_below

PAGE = 30
MOST_WAITING = 100

lines_of_person = (
    select(
        report.c.id,
        report.c.day,
        report.c.observe,
        report.c.act,
        report.c.saved_at,
        report.c.handed_in_at,
        func.count(reply.c.id).label("replies"),
        func.coalesce(
            func.sum(case(((reply.c.id.is_not(None)) & (reply.c.seen_at.is_(None)), 1), else_=0)),
            0,
        ).label("unseen"),
    )
    .outerjoin(reply, reply.c.report_id == report.c.id)
    .where(report.c.person_id == bindparam("person_id"))
    .group_by(report.c.id)
    .order_by(report.c.day.desc())
)
own_lines = lines_of_person.where(report.c.day < bindparam("before"))
below_managed = exists().where(
    team_below.c.below_id == report.c.team_id,
    team_below.c.above_id.in_(bindparam("managed", expanding=True)),
)
handed_in_lines = lines_of_person.where(report.c.handed_in_at.is_not(None), below_managed)
no_reply = ~exists().where(reply.c.report_id == report.c.id)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One day in a person's own list."""

    report_id: int
    day: date
    beginning: str
    act: str
    saved_at: datetime
    handed_in_at: datetime | None
    replies: int
    unseen: int

    @property
    def status(self) -> str:
        """Draft, handed in, or replied."""
        return boxes.status(self.handed_in_at, self.replies)


def own(connection: Connection, person_id: int, before: date) -> tuple[OwnLine, ...]:
    """Return a page of a person's reports, newest day first, those before *before*."""
    rows = connection.execute(own_lines.limit(PAGE), {"person_id": person_id, "before": before})
    return own_line_of(rows)


def handed_in(
    connection: Connection, person_id: int, managed: Collection[int]
) -> tuple[OwnLine, ...]:
    """Return the newest reports of a person that were handed in *managed* teams or below."""
    given = {"person_id": person_id, "managed": sorted(managed)}
    return own_line_of(connection.execute(handed_in_lines.limit(PAGE), given))


def own_line_of(rows: Iterable[Row[Any]]) -> tuple[OwnLine, ...]:
    """Make lines of rows."""
    return tuple(
        OwnLine(
            row.id,
            row.day,
            boxes.first_sentence(row.observe),
            boxes.first_sentence(row.act),
            row.saved_at,
            row.handed_in_at,
            row.replies,
            int(row.unseen),
        )
        for row in rows
    )


def waiting_statement(scope: ColumnElement[bool]) -> Select[Any]:
    """Return the statement for reports without a reply in *scope*, longest waiting first.

    Nobody waits for an own reply, and nobody answers a person who left (rule R36).
    """
    return (
        select(
            report.c.id,
            report.c.person_id,
            person.c.name,
            team.c.name.label("team"),
            report.c.day,
            report.c.act,
            report.c.handed_in_at,
        )
        .join(person, person.c.id == report.c.person_id)
        .join(team, team.c.id == report.c.team_id)
        .where(
            report.c.handed_in_at.is_not(None),
            report.c.person_id != bindparam("reader_id"),
            person.c.disabled_at.is_(None),
            no_reply,
            scope,
        )
        .order_by(report.c.handed_in_at, report.c.id)
        .limit(bindparam("most"))
    )


waiting_below = waiting_statement(below_managed)
waiting_in = waiting_statement(report.c.team_id.in_(bindparam("teams", expanding=True)))


def waiting_for(
    connection: Connection, reader_id: int, managed: Collection[int], most: int = MOST_WAITING
) -> tuple[Waiting, ...]:
    """Return what waits in *managed* teams and all below, longest first."""
    return lines(connection, waiting_below, reader_id, most, managed=sorted(managed))


def waiting_of_teams(
    connection: Connection, reader_id: int, teams: Collection[int], most: int = MOST_WAITING
) -> tuple[Waiting, ...]:
    """Return what waits in exactly these *teams*, longest first."""
    return lines(connection, waiting_in, reader_id, most, teams=sorted(teams))


def lines(
    connection: Connection,
    statement: Select[Any],
    reader_id: int,
    most: int,
    **scope: list[int],
) -> tuple[Waiting, ...]:
    """Run one of the two statements."""
    rows = connection.execute(statement, {"reader_id": reader_id, "most": most, **scope})
    return tuple(Waiting(*row) for row in rows)
