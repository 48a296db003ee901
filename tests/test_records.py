"""Which ids have records, asked of every domain, on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert

from academy.camps.tables import Camp, Group, TaskDone
from academy.database import reading, table_of, writing
from academy.learning.reading_time import Reading
from academy.learning.store_reading import enrol, keep_reading, keep_ticks
from academy.records import ids_with_records
from tests.worlds import add, make_world

NOW = datetime(2026, 3, 19, 4, tzinfo=UTC)
EVERY = ("co-a", "ls-read", "ls-ticked", "pb-run", "t-ticked", "pb-other", "t-other", "q-none")


@pytest.fixture
def world(database):
    """People, a lesson with ticks, a camp with a ticked task."""
    made = make_world()
    with writing() as connection:
        enrol(connection, made.staff, "co-a", NOW)

        values = Reading(5, 10, None, NOW)
        keep_reading(connection, made.staff, "ls-read", "co-a", values)
        keep_ticks(connection, made.staff, "ls-ticked", ["one"], ["one"], NOW)
        add_camp(connection, made)
    return made


def add_camp(connection, world):
    """Add a group with a camp, and a task of it that was done."""
    group = add(
        connection, Group, merchant_id=world.merchant, team_id=world.teams["shop"], name="群",
        region="武汉", interest="早餐", rules="", created_at=NOW,
    )  # fmt: skip
    camp = add(
        connection, Camp, merchant_id=world.merchant, group_id=group, playbook_id="pb-run",
        start_day=date(2026, 3, 19), zone="Asia/Shanghai", cut_off_minutes=0, created_at=NOW,
    )  # fmt: skip
    connection.execute(
        insert(table_of(TaskDone)).values(
            camp_id=camp, task_id="t-ticked", for_person_id=0, person_id=world.staff, done_at=NOW
        )
    )


def test_every_domain_is_asked(world):
    """R134: lessons, courses, playbooks and tasks; ids without records are free to go."""
    with reading() as connection:
        found = ids_with_records(connection, EVERY)
        assert ids_with_records(connection, []) == frozenset()
    assert found == {"co-a", "ls-read", "ls-ticked", "pb-run", "t-ticked"}
