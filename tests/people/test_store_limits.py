"""Tests of limits: how often something may be tried."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from academy import database as doors
from academy.database import reading, table_of, writing
from academy.people.store_limits import (
    Allowance,
    count_attempt,
    forget_old,
    forgive,
    network_of,
)
from academy.people.tables import AttemptLimit

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
ACCOUNT, ADDRESS = Allowance("a", 3), Allowance("b", 5)
limit = table_of(AttemptLimit)


def attempt(moment=NOW, *allowances):
    """Count one attempt and return how long to wait."""
    with writing() as connection:
        return count_attempt(connection, moment, allowances or (ACCOUNT, ADDRESS))


def counts():
    """Return the counts by key."""
    with reading() as connection:
        return dict(connection.execute(select(limit.c.key, limit.c.count)).fetchall())


def test_after_the_last_attempt_one_waits(database):
    """R6: three are free; the fourth waits until five minutes after the first."""
    assert [attempt(NOW + timedelta(minutes=minute)) for minute in range(3)] == [None] * 3
    assert attempt(NOW + timedelta(minutes=3)) == timedelta(minutes=2)


def test_waiting_is_enough(database):
    """Attempts while waiting do not lengthen the wait: nobody is locked out for ever."""
    for minute in range(5):
        attempt(NOW + timedelta(minutes=minute))

    assert attempt(NOW + timedelta(minutes=5)) is None
    assert counts()["a"] == 1


def test_an_address_has_more_attempts_than_an_account(database):
    """One password tried on many names is stopped by the address."""
    waits = [attempt(NOW, Allowance(f"name {number}", 3), ADDRESS) for number in range(6)]

    assert waits == [None] * 5 + [timedelta(minutes=5)]


def test_a_clock_set_back_locks_nobody_out(database):
    """A window that begins in the future counts for nothing."""
    for _ in range(4):
        attempt(NOW + timedelta(days=300))

    assert attempt(NOW) is None


def test_the_count_survives_a_restart(database):
    """It is a row, not memory."""
    for _ in range(3):
        attempt()
    engine = database.url.render_as_string(hide_password=False)
    doors.disconnect()
    doors.connect(engine)

    assert attempt() is not None


def test_attempts_at_the_same_time_are_all_counted(database):
    """Twenty threads are twenty attempts."""
    threads = [threading.Thread(target=attempt) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counts() == {"a": 20, "b": 20}


def test_a_right_password_is_forgiven(database):
    """The account begins anew; the address gets back this one attempt only."""
    for _ in range(2):
        attempt()
    with writing() as connection:
        forgive(connection, ACCOUNT, ADDRESS)

    assert counts() == {"b": 1}


def test_old_counts_are_forgotten(database):
    """After a day a count means nothing; younger ones stay."""
    attempt(NOW, Allowance("old", 3))
    attempt(NOW + timedelta(hours=20), Allowance("young", 3))
    with writing() as connection:
        forget_old(connection, NOW + timedelta(hours=25))

    assert counts() == {"young": 1}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_who_shares_a_network_shares_the_count(address, network):
    """A household has one IPv4 address, or a whole /64 of IPv6 to choose from."""
    assert network_of(address) == network
