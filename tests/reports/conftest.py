"""What the tests of reports share: a day, and ways to put reports into the database."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from academy.database import writing
from academy.database.doors import doors
from academy.reports import store_reply, store_write
from academy.reports.boxes import Texts
from academy.reports.store_write import Sheet

DAY = date(2026, 3, 19)
NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
TEXTS = Texts("客人停在价牌前", "价牌挪到门口", "价牌留着", "明天数停下的人")


@pytest.fixture
def hand_in() -> Callable:
    """A function that writes a report of a person as one sheet."""

    def write(world, person="staff", team="shop", day=DAY, moment=NOON, **changes):
        values = {
            "merchant_id": world.merchant, "person_id": world.persons[person],
            "team_id": world.teams[team], "day": day, "texts": TEXTS, "revision": 0,
            "form_key": "", "hand_in": True, "may_begin": True, **changes,
        }  # fmt: skip
        with writing() as connection:
            return store_write.save(connection, Sheet(**values), moment)

    return write


@pytest.fixture
def answer() -> Callable:
    """A function that replies to a report."""

    def write(world, report, person="manager", moment=NOON, key="key-of-form", text="收到"):
        reply = store_reply.Answer(report.id, world.persons[person], key, text, report.revision)
        with writing() as connection:
            return store_reply.add(connection, reply, moment)

    return write


@pytest.fixture
def statements() -> Callable:
    """A context that collects the statements which the database is sent."""

    @contextmanager
    def collect():
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            if not statement.startswith(("BEGIN", "PRAGMA")):
                seen.append(statement)

        engine = doors().engine
        event.listen(engine, "before_cursor_execute", note)
        yield seen
        event.remove(engine, "before_cursor_execute", note)

    return collect
