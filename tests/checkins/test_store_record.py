"""Tests of writing check-ins (rules R24, R25 and R29)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from academy.checkins import store_entries, store_record
from academy.checkins.entry import NewEntry
from academy.checkins.tables import CheckIn, CheckInPicture
from academy.database import reading, table_of, writing
from academy.files import store as files
from academy.files.tables import StoredFile
from tests.checkins.made import NOON, THURSDAY, WEDNESDAY, rows_of

GIVEN = NewEntry(THURSDAY, "on_time", "豆皮刚翻面👩‍👩‍👧", "今天哪句话？", ("aa", "bb"))
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def stored(shop_part):
    """Three pictures that are on the disk and not claimed."""
    with writing() as connection:
        kept = [files.Kept(name, "image/jpeg", 10) for name in ("aa", "bb", "cc")]
        files.remember(connection, kept, shop_part.person_id, NOON)


def record(part, given=GIVEN, moment=NOON):
    """Record a check-in in a transaction of its own."""
    with writing() as connection:
        return store_record.record(connection, part, given, moment)


def entry(part, day=THURSDAY):
    """Return the check-in of a day."""
    with reading() as connection:
        return store_entries.entry_on(connection, part.activity_id, part.person_id, day)


def claimed(engine):
    """Return the digests that are kept for good."""
    return {row.digest for row in rows_of(engine, table_of(StoredFile)) if row.claimed_at}


def test_a_check_in_stands_with_its_pictures(database, shop_part, stored):
    """R24, R29: row, pictures and claim are written together; the text comes back as it was."""
    record(shop_part)

    there = entry(shop_part)

    assert there is not None
    assert (there.text, there.prompt, there.digests) == (GIVEN.text, GIVEN.prompt, ("aa", "bb"))
    assert (there.team_id, there.sent_at, there.kind) == (shop_part.team_id, NOON, "on_time")
    assert claimed(database) == {"aa", "bb"}


def test_a_second_one_for_the_day_is_not_written(database, shop_part, stored):
    """R24: the database decides, and the first one stays as it is."""
    first = record(shop_part)
    second = record(shop_part, replace(GIVEN, text="anders", digests=("cc",)))

    assert first is not None
    assert second is None
    assert len(rows_of(database, table_of(CheckIn))) == 1
    assert entry(shop_part).digests == ("aa", "bb")


def test_days_and_activities_do_not_meet(shop_part, stored):
    """R24: another day is another check-in."""
    assert record(shop_part) is not None
    assert record(shop_part, replace(GIVEN, day=WEDNESDAY, digests=())) is not None


def test_a_picture_that_is_gone_undoes_everything(database, shop_part, stored):
    """R29: no row without its file: nothing is committed when a picture was swept away."""
    with pytest.raises(store_record.PicturesGone):
        record(shop_part, replace(GIVEN, digests=("aa", "zz")))

    assert rows_of(database, table_of(CheckIn)) == []
    assert claimed(database) == set()


def test_a_change_replaces_words_and_pictures(database, shop_part, stored):
    """R25, R29: dropped pictures are given up, new ones claimed, the order is the new one."""
    record(shop_part)
    with writing() as connection:
        done = store_record.revise(
            connection, entry(shop_part), replace(GIVEN, text="新", digests=("cc", "aa")), LATER
        )

    there = entry(shop_part)

    assert done
    assert (there.text, there.digests, there.revised_at) == ("新", ("cc", "aa"), LATER)
    assert there.sent_at == NOON
    assert claimed(database) == {"aa", "cc"}


def test_a_picture_shown_elsewhere_is_not_given_up(database, shop_part, stored):
    """R29: two check-ins with the same picture share its file."""
    record(shop_part)
    record(shop_part, replace(GIVEN, day=WEDNESDAY))
    with writing() as connection:
        store_record.revise(connection, entry(shop_part), replace(GIVEN, digests=()), LATER)

    assert claimed(database) == {"aa", "bb"}
    assert len(rows_of(database, table_of(CheckInPicture))) == 2


def test_a_change_of_what_was_not_seen_is_refused(shop_part, stored):
    """R25: of two changes made from the same state only the first goes through."""
    record(shop_part)
    seen = entry(shop_part)
    with writing() as connection:
        assert store_record.revise(connection, seen, replace(GIVEN, text="一"), LATER)
    with writing() as connection:
        assert not store_record.revise(connection, seen, replace(GIVEN, text="二"), LATER)

    assert entry(shop_part).text == "一"


def test_one_write_of_a_person_at_a_time(shop_part):
    """R18: the lock that keeps make-ups within their limit works on both databases."""
    with writing() as connection:
        store_record.one_at_a_time(connection, shop_part.person_id)
