"""What Today shows of field work."""

from sqlalchemy import Connection, and_, bindparam, or_, select

from academy.fieldwork import store, store_list
from academy.fieldwork.cards import FieldWorkCard, Verdict
from academy.fieldwork.permissions import marks_work
from academy.fieldwork.works import MARKED, SENT_BACK, most_of, unpack_points, unpack_rubric
from academy.web.visitor import Visitor

work, mark, person = store.work, store.mark, store.person

verdicts = (
    select(
        work.c.work_id,
        work.c.title,
        work.c.state,
        mark.c.points,
        mark.c.rubric,
        person.c.name,
    )
    .select_from(
        work.join(mark, mark.c.field_work_id == work.c.id).join(
            person, person.c.id == mark.c.person_id
        )
    )
    .where(
        work.c.person_id == bindparam("person_id"),
        or_(
            and_(work.c.state == MARKED, mark.c.turn == work.c.turn, mark.c.seen_at.is_(None)),
            and_(work.c.state == SENT_BACK, mark.c.turn == work.c.turn - 1),
        ),
    )
    .order_by(mark.c.marked_at, mark.c.id)
    .limit(20)
)


def card(connection: Connection, visitor: Visitor) -> FieldWorkCard:
    """Return what *visitor* should know of field work: one statement, two for who marks."""
    rows = connection.execute(verdicts, {"person_id": visitor.person_id}).fetchall()
    found = [
        Verdict(
            row.work_id,
            row.title,
            row.name,
            row.state == SENT_BACK,
            sum(each or 0 for each in unpack_points(row.points)),
            most_of(unpack_rubric(row.rubric)),
        )
        for row in rows
    ]
    return FieldWorkCard(
        sent_back=tuple(each for each in found if each.sent_back),
        marked=tuple(each for each in found if not each.sent_back),
        waiting=store_list.waiting_card(connection, visitor) if marks_work(visitor, None) else None,
    )
