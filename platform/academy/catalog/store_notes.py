"""Notes on what changed: when each was news first."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, select

from academy.catalog.news import News
from academy.catalog.tables import ReleaseNote
from academy.database import insert_new, table_of

release_note = table_of(ReleaseNote)

all_notes = select(
    release_note.c.course_id,
    release_note.c.name,
    release_note.c.at,
    release_note.c.lessons,
    release_note.c.before,
).order_by(release_note.c.at, release_note.c.name)


def keep_news(connection: Connection, found: Iterable[News], release_id: int) -> None:
    """Keep what is news with a release; a note is news once."""
    for each in found:
        values = {
            "course_id": each.course_id,
            "name": each.name,
            "release_id": release_id,
            "lessons": json.dumps(each.lessons),
            "before": json.dumps(each.before),
            "at": each.at,
        }
        insert_new(connection, release_note, values)


def news(connection: Connection) -> list[News]:
    """Return everything that was ever news, the oldest first."""
    return [
        News(
            row.course_id, row.name, row.at,
            tuple(json.loads(row.lessons)), tuple(json.loads(row.before)),
        )
        for row in connection.execute(all_notes)
    ]  # fmt: skip
