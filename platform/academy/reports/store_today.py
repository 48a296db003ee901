"""What Today shows of learning reports."""

from datetime import date

from sqlalchemy import Connection, bindparam, case, or_, select

from academy.reports import boxes, store
from academy.reports.cards import Promise, ReportCard, UnseenReply
from academy.web.visitor import Visitor

report, reply, person = store.report, store.reply, store.person

NOT_BEGUN = "none"

unseen_statement = (
    select(reply.c.id, reply.c.report_id, report.c.day, person.c.name)
    .join(report, report.c.id == reply.c.report_id)
    .join(person, person.c.id == reply.c.person_id)
    .where(report.c.person_id == bindparam("person_id"), reply.c.seen_at.is_(None))
    .order_by(reply.c.replied_at.desc(), reply.c.id.desc())
    .limit(20)
)
own_days = (
    select(
        report.c.id,
        report.c.day,
        report.c.act,
        report.c.saved_at,
        report.c.handed_in_at,
        store.replies_of_row.label("replies"),
    )
    .where(
        report.c.person_id == bindparam("person_id"),
        report.c.day <= bindparam("day"),
        or_(report.c.day == bindparam("day"), report.c.handed_in_at.is_not(None)),
    )
    .order_by(case((report.c.day == bindparam("day"), 0), else_=1), report.c.day.desc())
    .limit(2)
)


def card(connection: Connection, visitor: Visitor, day: date) -> ReportCard:
    """Return what *visitor* should know about reports on *day*; two statements."""
    keys = {"person_id": visitor.person_id, "day": day}
    rows = connection.execute(own_days, keys).fetchall()
    of_today = next((row for row in rows if row.day == day), None)
    before = next((row for row in rows if row.day < day), None)
    unseen = connection.execute(unseen_statement, {"person_id": visitor.person_id})
    return ReportCard(
        writes=bool(visitor.staff_teams or visitor.managed_teams),
        day=day,
        state=boxes.status(of_today.handed_in_at, of_today.replies) if of_today else NOT_BEGUN,
        report_id=of_today.id if of_today else None,
        promise=Promise(before.id, before.day, before.act) if before else None,
        unseen=tuple(UnseenReply(row.report_id, row.day, row.name) for row in unseen),
    )
