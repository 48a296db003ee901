"""Tests of the ids that a release may not lose, on both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from academy.database import reading, table_of, writing
from academy.learning.store_records import ids_with_records
from academy.learning.tables import LessonReading
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, tzinfo=UTC)


@pytest.mark.usefixtures("database")
def test_only_ids_with_records_are_named():
    """A lesson that somebody has opened is in use; others, and no ids at all, are not."""
    world = make_world()
    with writing() as connection:
        values = {"person_id": world.staff, "lesson_id": "ls-a", "course_id": "co-a"}
        counted = {"seconds": 1, "place": 1, "seen_at": NOW}
        connection.execute(insert(table_of(LessonReading)).values(**values, **counted))
    with reading() as connection:
        assert ids_with_records(connection, {"ls-a", "ls-b", "q-a"}) == {"ls-a"}
        assert ids_with_records(connection, set()) == frozenset()
