"""Tests of a kill -9: what was acknowledged is there, once and whole (DU-01)."""

import http.client
import os
import queue
import random
import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from academy.files import disk
from tests.installation import Installation
from tests.journeys.crowd import Crowd, Member, form_of, gather, photo, send

KILLS = 4
CLIENTS = 6
PEOPLE = 3000

pytestmark = pytest.mark.slow


@dataclass
class Writers:
    """Clients that check in with a picture, each time as somebody else, again until it is taken.

    ``acknowledged`` are the words of which the server said that they are recorded; ``refused``
    are answers that nobody expects.
    """

    port: int
    crowd: Crowd
    acknowledged: list[str] = field(default_factory=list)
    broken: int = 0
    refused: list[int] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def run(self, waiting: "queue.SimpleQueue[tuple[int, Member]]") -> None:
        """Write until told to stop or nobody is left."""
        while not self.over.is_set():
            with suppress(queue.Empty):
                self.check_in(*waiting.get_nowait())

    def check_in(self, number: int, member: Member) -> None:
        """Send one check-in; a broken connection sends the very same form once more."""
        kind, body = form_of(member, f"第 {number} 句", photo(number))
        address = f"/check-ins/{self.crowd.activity_id}"
        while not self.over.is_set():
            try:
                status, leads = send(self.port, address, member, kind, body)
            except (OSError, http.client.HTTPException):
                self.broken += 1
                time.sleep(0.1)
                continue
            if status == 303 and leads == address:
                self.acknowledged.append(f"第 {number} 句")
            else:
                self.refused.append(status)
            return


@contextmanager
def writing(port: int, crowd: Crowd) -> Iterator[Writers]:
    """Several clients write as long as this lasts."""
    waiting: queue.SimpleQueue[tuple[int, Member]] = queue.SimpleQueue()
    for pair in enumerate(crowd.members):
        waiting.put(pair)
    writers = Writers(port, crowd)
    threads = [threading.Thread(target=writers.run, args=(waiting,)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        yield writers
    finally:
        writers.over.set()
        for thread in threads:
            thread.join()


def family(top: int) -> list[int]:
    """Return a process and all that descend from it, the oldest first."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (entry / "stat").read_text().rpartition(")")[2].split()
            parents[int(entry.name)] = int(words[1])
    found = [top]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def kill(installation: Installation) -> None:
    """Kill every process of an installation in the same moment."""
    assert installation.process is not None
    for process_id in family(installation.process.pid):
        with suppress(ProcessLookupError):
            os.kill(process_id, signal.SIGKILL)
    installation.process.wait()


def rows(path: Path, statement: str) -> list[tuple[str, ...]]:
    """Return what a statement finds in a database that nobody else has open."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_nothing_acknowledged_is_lost_or_doubled(tmp_path):
    """DU-01: killed at random moments, every acknowledged check-in is there once, with its picture.

    No row lacks its file, and after the next start no file lacks its row.
    """
    dice = random.Random(20200214)
    installation = Installation(tmp_path)
    try:
        installation.start()
        crowd = gather(installation.data, PEOPLE)
        with writing(installation.port, crowd) as writers:
            for _ in range(KILLS):
                time.sleep(dice.uniform(1.0, 3.0))
                kill(installation)
                installation.start()
            time.sleep(1.0)
            kill(installation)
        installation.start()
        assert installation.end() == 0
    finally:
        if installation.process is not None and installation.process.poll() is None:
            kill(installation)

    assert writers.refused == []
    assert writers.broken >= KILLS
    look_at(installation.data, writers.acknowledged)


def look_at(data: Path, acknowledged: list[str]) -> None:
    """Assert that the database is whole and agrees with what was said and with the disk."""
    path = data / "academy.db"
    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert rows(path, "pragma foreign_key_check") == []

    stored = Counter(text for (text,) in rows(path, "select text from check_in"))
    assert len(acknowledged) > CLIENTS * KILLS
    assert set(acknowledged) <= set(stored)
    assert set(stored.values()) == {1}

    bare = "select id from check_in where id not in (select check_in_id from check_in_picture)"
    assert rows(path, bare) == []
    shown = {digest for (digest,) in rows(path, "select digest from check_in_picture")}
    known = {digest for (digest,) in rows(path, "select digest from stored_file")}
    on_disk = list(disk.found(data))
    assert shown <= known
    assert all(disk.is_kept(data, digest) for digest in known)
    assert {each.digest for each in on_disk} == known
    assert not [each for each in on_disk if each.temporary]
