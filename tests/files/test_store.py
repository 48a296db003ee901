"""Tests of the rows of stored files."""

from datetime import UTC, datetime, timedelta

import pytest

from academy.database import reading, table_of, writing
from academy.files import store
from academy.files.tables import StoredFile
from tests.worlds import make_world

NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


@pytest.fixture
def person(database):
    """A person on both databases."""
    return make_world().staff


def remember(person_id, *digests, moment=NOON):
    """Note stored pictures."""
    with writing() as connection:
        kept = [store.Kept(digest, "image/jpeg", 10, 4, 3) for digest in digests]
        store.remember(connection, kept, person_id, moment)


def test_remembering_twice_is_once(person, database):
    """The same bytes have one row, however often and by whomever they are sent."""
    remember(person, "aa", "bb", "aa")
    remember(person, "aa", moment=NOON + timedelta(hours=1))
    remember(person)

    with database.connect() as connection:
        rows = {row.digest: row for row in connection.execute(table_of(StoredFile).select())}
    assert set(rows) == {"aa", "bb"}
    assert rows["aa"].stored_at == NOON + timedelta(hours=1)
    assert (rows["bb"].person_id, rows["bb"].width, rows["bb"].claimed_at) == (person, 4, None)


def test_only_what_is_there_is_known(person):
    """Unknown digests are left out; asking for none asks nothing."""
    remember(person, "aa")
    with reading() as connection:
        assert store.known(connection, ["aa", "zz"]) == {"aa"}
        assert store.known(connection, []) == set()


def test_the_first_claim_stays(person, database):
    """A second claim of the same picture does not move the moment of the first."""
    remember(person, "aa")
    with writing() as connection:
        assert store.claim(connection, ["aa", "zz"], NOON) == {"aa"}
        assert store.claim(connection, ["aa"], NOON + timedelta(days=9)) == {"aa"}
        assert store.claim(connection, [], NOON) == set()

    with database.connect() as connection:
        row = connection.execute(table_of(StoredFile).select()).one()
    assert row.claimed_at == NOON
