"""Replies to reports: given once, seen by the author, counted for nobody else."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from academy.database import insert_new
from academy.reports import store

report = store.report
reply = store.reply
row_to_answer = (
    select(report.c.revision, report.c.handed_in_at)
    .where(report.c.id == bindparam("report_id"))
    .with_for_update()
)
same_form = select(reply.c.id).where(
    reply.c.report_id == bindparam("report_id"),
    reply.c.person_id == bindparam("person_id"),
    reply.c.form_key == bindparam("form_key"),
)
see = (
    update(reply)
    .where(
        reply.c.report_id == bindparam("of_report"),
        reply.c.id <= bindparam("newest"),
        reply.c.seen_at.is_(None),
    )
    .values(seen_at=bindparam("moment"))
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader sends: the words, the form's own key, and the revision that was read."""

    report_id: int
    person_id: int
    form_key: str
    text: str
    revision: int


def add(connection: Connection, answer: Answer, moment: datetime) -> bool:
    """Record a reply; a form sent twice leaves one.

    Returns:
        Whether the reply stands. False when the report was changed after it was read: then
        nothing is written, because the reply was meant for other words (rule R35).
    """
    keys = {
        "report_id": answer.report_id,
        "person_id": answer.person_id,
        "form_key": answer.form_key,
    }
    stands = connection.execute(row_to_answer, {"report_id": answer.report_id}).one()
    if connection.execute(same_form, keys).first():
        return True
    if stands.handed_in_at is None or stands.revision != answer.revision:
        return False
    insert_new(connection, reply, {**keys, "text": answer.text, "replied_at": moment})
    return True


def mark_seen(connection: Connection, report_id: int, newest: int, moment: datetime) -> None:
    """Note that the author has seen the replies to a report up to *newest* (rule R37)."""
    connection.execute(see, {"of_report": report_id, "newest": newest, "moment": moment})
