"""Which pieces of work have been begun or handed in, so that a release cannot lose them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select

from academy.database import table_of
from academy.fieldwork.tables import Work

work = table_of(Work)

named: Any = bindparam("ids", expanding=True)
ids_in_use = select(work.c.work_id).where(work.c.work_id.in_(named)).distinct()


def ids_with_records(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Return which of *ids* somebody has begun, handed in or had marked."""
    if not ids:
        return frozenset()
    return frozenset(connection.execute(ids_in_use, {"ids": sorted(ids)}).scalars())
