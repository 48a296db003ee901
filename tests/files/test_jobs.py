"""Tests of removing what nobody needs (rule R29)."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from academy.checkins.tables import Activity, CheckIn, CheckInPicture
from academy.database import table_of, writing
from academy.files import disk, store
from academy.files.jobs import Swept, sweep
from academy.files.tables import StoredFile
from tests.worlds import add, make_world

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def people(database):
    """The small world on both databases."""
    return make_world()


def keep(data, name, person_id=None, at=NOW, written=NOW):
    """Store bytes, with a row when *person_id* is given."""
    content = name.encode()
    digest = disk.keep(data, content, b"small")
    for path in (disk.path_of(data, digest), disk.path_of(data, digest, small=True)):
        os.utime(path, (written.timestamp(), written.timestamp()))
    if person_id:
        with writing() as connection:
            kept = [store.Kept(digest, "image/jpeg", len(content))]
            store.remember(connection, kept, person_id, at)
    return digest


def digests(engine):
    """Return the digests that have a row."""
    with engine.connect() as connection:
        return set(connection.execute(table_of(StoredFile).select()).scalars())


def test_files_without_a_row_are_removed(data, people):
    """DU-01: what a crash left between file and row goes; the rest stays."""
    lone = keep(data, "lone", written=NOW - 2 * HOUR)
    known = keep(data, "known", people.staff, written=NOW - 2 * HOUR)

    assert sweep(data, NOW) == Swept(without_row=1)
    assert not disk.is_kept(data, lone)
    assert disk.is_kept(data, known)


def test_young_files_wait_for_their_row(data, people, database):
    """A web process may be about to write the row; alone, nobody is."""
    young = keep(data, "young")

    assert sweep(data, NOW) == Swept()
    assert disk.is_kept(data, young)
    assert sweep(data, NOW, alone=True) == Swept(without_row=1)
    assert digests(database) == set()


def test_half_written_files_are_removed(data, people):
    """DU-01: temporary files of a killed process go, those of a living one stay."""
    digest = keep(data, "known", people.staff)
    left = disk.path_of(data, digest).with_name(f"{disk.TEMPORARY}1")
    left.write_bytes(b"half")

    assert sweep(data, NOW) == Swept()
    os.utime(left, ((NOW - 2 * HOUR).timestamp(),) * 2)
    assert sweep(data, NOW) == Swept(temporary=1)
    assert not left.exists()


def test_what_nobody_claims_goes_after_two_days(data, people, database):
    """R29: row and file go together; what is claimed or younger stays."""
    old = keep(data, "old", people.staff, at=NOW - 49 * HOUR)
    young = keep(data, "young", people.staff, at=NOW - 47 * HOUR)
    shown = keep(data, "shown", people.staff, at=NOW - 90 * HOUR)
    with writing() as connection:
        assert store.claim(connection, [shown], NOW) == {shown}

    assert sweep(data, NOW) == Swept(unclaimed=1)
    assert digests(database) == {young, shown}
    assert not disk.is_kept(data, old)


def test_what_is_given_up_has_two_days_left(data, people, database):
    """R29: a picture taken out of a check-in may be put back for two days."""
    digest = keep(data, "given up", people.staff, at=NOW - 90 * HOUR)
    with writing() as connection:
        store.claim(connection, [digest], NOW - 90 * HOUR)
        store.give_up(connection, [digest], NOW - 47 * HOUR)

    assert sweep(data, NOW) == Swept()
    assert sweep(data, NOW + 2 * HOUR) == Swept(unclaimed=1)
    assert digests(database) == set()


def test_choosing_a_picture_again_starts_anew(data, people, database):
    """R29: the two days count from the last time that somebody sent it."""
    digest = keep(data, "again", people.staff, at=NOW - 49 * HOUR)
    with writing() as connection:
        store.remember(connection, [store.Kept(digest, "image/jpeg", 5)], people.staff, NOW)

    assert sweep(data, NOW) == Swept()
    assert digests(database) == {digest}


def test_what_a_row_still_shows_is_claimed_again(data, people, database):
    """R29: no row without its file, even when somebody gave the file up by mistake."""
    digest = keep(data, "shown", people.staff, at=NOW - 49 * HOUR)
    show(people, digest)

    assert sweep(data, NOW) == Swept()
    assert disk.is_kept(data, digest)
    assert sweep(data, NOW + 90 * HOUR) == Swept()


def show(people, digest):
    """Write a check-in that shows a picture."""
    shop = people.teams["shop"]
    with writing() as connection:
        activity = add(
            connection,
            Activity,
            merchant_id=people.merchant,
            team_id=shop,
            kind="daily",
            title="",
            prompt="",
            first_day=NOW.date(),
            weekdays="1111111",
            zone="Asia/Shanghai",
            cut_off_minutes=0,
            minimum_characters=0,
            pictures_needed=0,
            make_ups=3,
            make_up_days=7,
            grace_hours=48,
            created_at=NOW,
        )
        check_in = add(
            connection,
            CheckIn,
            activity_id=activity,
            person_id=people.staff,
            team_id=shop,
            day=NOW.date(),
            slot=0,
            kind="on_time",
            text="",
            prompt="",
            reason="",
            featured=False,
            sent_at=NOW,
        )
        connection.execute(
            insert(table_of(CheckInPicture)).values(check_in_id=check_in, position=1, digest=digest)
        )
