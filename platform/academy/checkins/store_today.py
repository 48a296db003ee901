"""Reads what Today shows of a person's check-ins: two statements, however many there are."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from academy.checkins import store_parts
from academy.checkins.card import ActivityCard, card
from academy.checkins.month import Marked
from academy.checkins.tables import CheckIn
from academy.database import table_of
from academy.web.visitor import Visitor

__all__ = ["ActivityCard", "cards"]

check_in = table_of(CheckIn)

all_marks = select(
    check_in.c.id, check_in.c.activity_id, check_in.c.day, check_in.c.kind, check_in.c.featured
).where(check_in.c.person_id == bindparam("person_id"))


def cards(connection: Connection, visitor: Visitor, moment: datetime) -> tuple[ActivityCard, ...]:
    """Return a card for each activity that is open to the visitor and not over yet."""
    parts = [
        part
        for part in store_parts.parts(connection, visitor.person_id)
        if part.plan.last_day is None or part.plan.today(moment) <= part.plan.last_day
    ]
    if not parts:
        return ()
    marks: dict[int, list[Marked]] = defaultdict(list)
    for row in connection.execute(all_marks, {"person_id": visitor.person_id}):
        marks[row.activity_id].append(Marked(row.id, row.day, row.kind, row.featured))
    return tuple(card(part, marks[part.activity_id], moment) for part in parts)
