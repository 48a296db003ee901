"""Tasks of camps that are done: by whom, for whom, and once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from academy.camps.schedule import Tick
from academy.camps.tables import TaskDone
from academy.database import insert_new, table_of
from academy.people.tables import Person

done = table_of(TaskDone)
person = table_of(Person)

ticks_in_camps = (
    select(done.c.camp_id, done.c.task_id, person.c.name, done.c.done_at)
    .join(person, person.c.id == done.c.person_id)
    .where(
        done.c.camp_id.in_(bindparam("camp_ids", expanding=True)),
        done.c.for_person_id.in_(bindparam("for_persons", expanding=True)),
    )
)
counts_of_members = (
    select(done.c.task_id, func.count())
    .where(done.c.camp_id == bindparam("of_camp"), done.c.for_person_id != 0)
    .group_by(done.c.task_id)
)


def ticks(connection: Connection, camp_id: int, person_id: int) -> dict[str, Tick]:
    """Return task id → who did it: the group's tasks, and this person's own."""
    return ticks_of_camps(connection, [camp_id], person_id).get(camp_id, {})


def ticks_of_camps(
    connection: Connection, camp_ids: Sequence[int], person_id: int
) -> dict[int, dict[str, Tick]]:
    """Return camp id → task id → who did it, for several camps in one statement."""
    given = {"camp_ids": list(camp_ids), "for_persons": [0, person_id]}
    found: dict[int, dict[str, Tick]] = {}
    for row in connection.execute(ticks_in_camps, given):
        found.setdefault(row.camp_id, {})[row.task_id] = Tick(row.name, row.done_at)
    return found


def member_counts(connection: Connection, camp_id: int) -> dict[str, int]:
    """Return task id → how many members did it, for tasks that each member does."""
    rows = connection.execute(counts_of_members, {"of_camp": camp_id})
    return {row[0]: row[1] for row in rows}


def tick(
    connection: Connection,
    camp_id: int,
    task_id: str,
    for_person_id: int,
    person_id: int,
    moment: datetime,
) -> bool:
    """Note that a task is done; False when it was done already."""
    values = {
        "camp_id": camp_id,
        "task_id": task_id,
        "for_person_id": for_person_id,
        "person_id": person_id,
        "done_at": moment,
    }
    return insert_new(connection, done, values) is not None


def untick(
    connection: Connection, camp_id: int, task_id: str, for_person_id: int, person_id: int
) -> bool:
    """Take back a tick; only who set it can. False when there was none of theirs."""
    result = connection.execute(
        done.delete().where(
            done.c.camp_id == camp_id,
            done.c.task_id == task_id,
            done.c.for_person_id == for_person_id,
            done.c.person_id == person_id,
        )
    )
    return bool(result.rowcount)
