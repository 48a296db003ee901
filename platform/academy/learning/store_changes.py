"""Remembers which notes on changes a person has looked at."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from academy.database import insert_new, table_of
from academy.learning.tables import ChangeSeen

seen = table_of(ChangeSeen)


def keep_seen(
    connection: Connection,
    person_id: int,
    course_id: str,
    names: Iterable[str],
    moment: datetime,
) -> None:
    """Remember, once, that a person has looked at some notes of a course."""
    for name in names:
        values = {
            "person_id": person_id,
            "course_id": course_id,
            "name": name,
            "seen_at": moment,
        }
        insert_new(connection, seen, values)
