"""Tests of a house under strain: slow senders, a database that others hold, a full disk."""

import http.client
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.installation import Installation, running
from tests.journeys.crowd import Crowd, Member, form_of, gather, photo, send

SLOW_SENDERS = 50
SECONDS_OF_SENDING = 12

pytestmark = pytest.mark.slow


def begin_upload(port: int, path: str, member: Member) -> socket.socket:
    """Send the head of a form with a picture, and leave the rest for later."""
    kind, body = form_of(member, "慢慢来", photo(1))
    client = socket.create_connection(("127.0.0.1", port), timeout=30)
    client.sendall(
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: academy={member.cookie}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body[:200]
    )
    return client


def seconds_until_alive(port: int) -> float:
    """Return how long /healthz takes to answer on a new connection."""
    started = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", "/healthz")
        assert connection.getresponse().read() == b"ok\n"
    return time.monotonic() - started


def test_slow_senders_keep_nobody_waiting(tmp_path):
    """DA-05: while fifty pictures arrive a byte a second, /healthz answers within one."""
    with running(tmp_path) as installation, ExitStack() as open_ones:
        crowd = gather(installation.data, SLOW_SENDERS + 1)
        address = f"/check-ins/{crowd.activity_id}"
        senders = [
            open_ones.enter_context(closing(begin_upload(installation.port, address, member)))
            for member in crowd.members[1:]
        ]
        waits = []
        for _second in range(SECONDS_OF_SENDING):
            for sender in senders:
                sender.sendall(b"x")
            waits += [seconds_until_alive(installation.port) for _ in range(5)]
            time.sleep(1)
        kind, body = form_of(crowd.members[0], "快的一句", photo(2))
        assert send(installation.port, address, crowd.members[0], kind, body)[0] == 303

    assert max(waits) < 1.0


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Another program has the database for itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        yield


def check_in(installation: Installation, crowd: Crowd, number: int) -> tuple[int, str, float]:
    """Check in as one of the crowd; return status, time to wait, and seconds it took."""
    kind, body = form_of(crowd.members[number], f"第 {number} 句")
    connection = http.client.HTTPConnection("127.0.0.1", installation.port, timeout=60)
    with closing(connection):
        started = time.monotonic()
        headers = {
            "Cookie": f"academy={crowd.members[number].cookie}", "Content-Type": kind
        }  # fmt: skip
        connection.request("POST", f"/check-ins/{crowd.activity_id}", body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
    took = time.monotonic() - started
    assert answer.status != 503 or f"第 {number} 句" in text, text
    return answer.status, answer.getheader("Retry-After", ""), took


def count_of(path: Path) -> int:
    """Return how many check-ins there are."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("select count(*) from check_in").fetchone()[0])


def test_a_database_that_another_holds(tmp_path):
    """DU-06: a short hold is waited for; a long one ends in 503, and the next try works."""
    with running(tmp_path) as installation:
        crowd = gather(installation.data, 3)
        path = installation.data / "academy.db"
        with held_by_another(path):
            answers: list[tuple[int, str, float]] = []
            short = threading.Thread(
                target=lambda: answers.append(check_in(installation, crowd, 0))
            )
            short.start()
            time.sleep(3)
        short.join()
        assert answers[0][0] == 303
        assert answers[0][2] >= 2.5

        with held_by_another(path):
            status, wait, took = check_in(installation, crowd, 1)
            assert (status, wait) == (503, "5")
            assert took < 13
            assert installation.answers("/healthz") == 200
            assert count_of(path) == 1
        assert check_in(installation, crowd, 1)[0] == 303
        assert count_of(path) == 2
