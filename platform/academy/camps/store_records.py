"""Which ids of playbooks have records of camps, so that a release cannot lose them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select, union

from academy.camps.tables import Camp, TaskDone
from academy.database import table_of

camp = table_of(Camp)
done = table_of(TaskDone)

named: Any = bindparam("ids", expanding=True)
ids_in_use = union(
    select(camp.c.playbook_id.label("id")).where(camp.c.playbook_id.in_(named)),
    select(done.c.task_id).where(done.c.task_id.in_(named)),
)


def ids_with_records(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Return which of *ids* (playbooks, tasks) camps run by or have ticked."""
    if not ids:
        return frozenset()
    return frozenset(connection.execute(ids_in_use, {"ids": sorted(ids)}).scalars())
