"""Tests of what the worker does each night."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import insert, select

from academy.database import reading, table_of, writing
from academy.files.disk import is_kept, keep
from academy.files.tables import StoredFile
from academy.nightly import NIGHT, clean_up

NOW = datetime(2026, 3, 19, 20, 17, tzinfo=UTC)
stored = table_of(StoredFile)


@pytest.fixture
def night(database, data, monkeypatch):
    """The hour of the cleaning, on the data folder of the test."""
    monkeypatch.setenv("ACADEMY_DATA", str(data))
    with time_machine.travel(NOW, tick=False):
        yield data


def test_the_night_removes_what_nobody_claimed(night):
    """R29: a picture that waited unclaimed for three days goes with its file; a young one stays."""
    digests = {}
    with writing() as connection:
        for name, age in (("old", timedelta(days=3)), ("young", timedelta(hours=3))):
            digests[name] = keep(night, name.encode(), b"small")
            row = {"digest": digests[name], "media_type": "image/jpeg", "size": 3}
            connection.execute(insert(stored).values(**row, stored_at=NOW - age))

    clean_up.call_local()

    with reading() as connection:
        assert connection.execute(select(stored.c.digest)).scalars().all() == [digests["young"]]
    assert not is_kept(night, digests["old"])
    assert is_kept(night, digests["young"])


def test_it_is_done_at_seventeen_past_four_in_shanghai():
    """The queue runs it once a night, when shops sleep."""
    assert NIGHT(NOW)
    assert not NIGHT(NOW + timedelta(minutes=1))
