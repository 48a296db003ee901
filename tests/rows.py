"""Everything that a database holds, to see whether something has changed it."""

from collections.abc import Collection
from typing import Any

from academy.database import reading
from academy.database.schema import all_tables


def rows_of_everything(but: Collection[str]) -> dict[str, list[Any]]:
    """Return every row of every table, but of those that only note who came by."""
    with reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select())))
            for table in all_tables().sorted_tables
            if table.name not in but
        }
