"""Tests of the two doors."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from academy.database import insert_new, reading, table_of, upsert, writing
from academy.people.tables import AttemptLimit, Merchant, Team

merchant = table_of(Merchant)
limit = table_of(AttemptLimit)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VALUES = {"name": "江边食集", "zone": "Asia/Shanghai", "created_at": NOW}


def count(table):
    """Return the number of rows."""
    with reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_what_is_written_is_there_afterwards(database):
    """The end of writing() commits; an instant comes back aware and in UTC."""
    with writing() as connection:
        connection.execute(insert(merchant).values(VALUES))

    with reading() as connection:
        row = connection.execute(select(merchant)).one()
    assert (row.name, row.created_at) == ("江边食集", NOW)


def test_an_exception_takes_everything_back(database):
    """A failure inside writing() leaves nothing half-written."""
    with pytest.raises(ZeroDivisionError), writing() as connection:
        connection.execute(insert(merchant).values(VALUES))
        raise ZeroDivisionError

    assert count(merchant) == 0


def test_reading_never_commits(database):
    """What is written by mistake inside reading() is taken back."""
    with reading() as connection:
        connection.execute(insert(merchant).values(VALUES))

    assert count(merchant) == 0


def test_a_row_is_new_only_once(database):
    """Eight at the same time: one insert wins, seven are told that the row was there."""
    won = []
    start = threading.Barrier(8)

    def add():
        start.wait()
        with writing() as connection:
            won.append(insert_new(connection, limit, {"key": "k", "window_start": NOW, "count": 1}))

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert won.count("k") == 1
    assert count(limit) == 1


def test_upsert_sets_the_named_columns_of_the_row_that_is_there(database):
    """A second upsert with the same key changes the row and adds none."""
    for number in (1, 5):
        values = {"key": "k", "window_start": NOW, "count": number}
        with writing() as connection:
            upsert(connection, limit, values, conflict=["key"], update=["count"])

    with reading() as connection:
        assert connection.execute(select(limit.c.count)).scalars().all() == [5]


def test_an_instant_without_a_zone_is_refused(database):
    """A naive datetime never reaches the database."""
    with pytest.raises(Exception, match="needs a zone"), writing() as connection:
        naive = NOW.replace(tzinfo=None)
        connection.execute(insert(merchant).values(VALUES | {"created_at": naive}))


def test_a_broken_foreign_key_is_an_error_and_no_duplicate(database):
    """insert_new hides duplicates only: a reference to nothing raises."""
    with pytest.raises(Exception, match=r"(?i)foreign key"), writing() as connection:
        insert_new(
            connection,
            table_of(Team),
            {"merchant_id": 99, "name": "x", "zone": "UTC", "cut_off_minutes": 0},
        )


def test_an_error_does_not_repeat_what_it_was_given(database):
    """OP-07: errors are logged, so they hold neither a person's words nor a hash."""
    with pytest.raises(IntegrityError) as caught, writing() as connection:
        connection.execute(
            insert(table_of(Team)).values(
                merchant_id=99, name="only-for-me", zone="UTC", cut_off_minutes=0
            )
        )
    assert "only-for-me" not in str(caught.value)
