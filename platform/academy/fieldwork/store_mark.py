"""Marks of field work: given once in each turn, seen by the author."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, select, update

from academy.database import insert_new
from academy.fieldwork import store
from academy.fieldwork.works import HANDED_IN, SENT_BACK

work, mark = store.work, store.mark

row_to_mark = (
    select(work.c.state, work.c.turn, work.c.revision, work.c.rubric)
    .where(work.c.id == bindparam("number"))
    .with_for_update()
)
same_form = select(mark.c.id).where(
    mark.c.field_work_id == bindparam("number"),
    mark.c.person_id == bindparam("person_id"),
    mark.c.form_key == bindparam("form_key"),
)
settle = (
    update(work)
    .where(work.c.id == bindparam("number"))
    .values(state=bindparam("outcome"), turn=bindparam("next_turn"))
)
see = (
    update(mark)
    .where(
        mark.c.field_work_id == bindparam("number"),
        mark.c.id <= bindparam("newest"),
        mark.c.seen_at.is_(None),
    )
    .values(seen_at=bindparam("moment"))
)

Verdict = Literal["stands", "taken", "changed"]


@dataclass(frozen=True, slots=True)
class NewMark:
    """What somebody gives: points, a remark, the form's own key, and the revision read."""

    number: int
    person_id: int
    form_key: str
    outcome: str
    points: tuple[int | None, ...]
    remark: str
    revision: int


def add(connection: Connection, given: NewMark, moment: datetime) -> Verdict:
    """Record a mark; a form sent twice leaves one.

    Returns:
        ``stands``: it is there. ``taken``: somebody else was first, or it is not handed in
        any more; ``changed``: its author changed it after it was read. Then nothing is
        written (rule R117).
    """
    row = connection.execute(row_to_mark, {"number": given.number}).one()
    keys = {
        "number": given.number,
        "person_id": given.person_id,
        "form_key": given.form_key,
    }
    if connection.execute(same_form, keys).first():
        return "stands"
    if row.state != HANDED_IN:
        return "taken"
    if row.revision != given.revision:
        return "changed"
    values = {
        "field_work_id": given.number,
        "turn": row.turn,
        "person_id": given.person_id,
        "outcome": given.outcome,
        "points": json.dumps(given.points),
        "rubric": row.rubric,
        "remark": given.remark,
        "form_key": given.form_key,
        "marked_at": moment,
    }
    if insert_new(connection, mark, values) is None:
        return "taken"
    next_turn = row.turn + 1 if given.outcome == SENT_BACK else row.turn
    settled = {"number": given.number, "outcome": given.outcome, "next_turn": next_turn}
    connection.execute(settle, settled)
    return "stands"


def mark_seen(connection: Connection, number: int, newest: int, moment: datetime) -> None:
    """Note that the author has read the marks up to *newest*."""
    connection.execute(see, {"number": number, "newest": newest, "moment": moment})
