"""The two doors to the database: ``reading()`` is a snapshot, ``writing()`` is alone.

On SQLite one writer at a time works for the whole installation: several would starve each
other inside SQLite's own waiting. Nothing slow belongs inside ``writing()``.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from academy.database.engine import make_engine
from academy.errors import Busy

PATIENCE_SECONDS = 10.0


@dataclass
class Doors:
    """The engine of this process, and the lock that lets one writer in."""

    engine: Engine
    lock_path: Path | None
    in_process: threading.Lock = field(default_factory=threading.Lock)

    @property
    def data(self) -> Path:
        """The data folder; raise RuntimeError when the doors were opened without one."""
        if self.lock_path is None:
            message = "there is no data folder"
            raise RuntimeError(message)
        return self.lock_path.parent

    @property
    def is_sqlite(self) -> bool:
        """Whether one writer at a time is kept by our own lock."""
        return self.engine.dialect.name == "sqlite"


_current: list[Doors] = []


def connect(url: str, data: Path | None = None, pool_size: int = 8) -> Engine:
    """Open the doors of this process to the database at *url* and return its engine."""
    disconnect()
    doors = Doors(make_engine(url, pool_size), data / "write.lock" if data else None)
    _current.append(doors)
    return doors.engine


def disconnect() -> None:
    """Close the doors and all connections behind them."""
    while _current:
        _current.pop().engine.dispose()


def doors() -> Doors:
    """Return the open doors; raise RuntimeError before ``connect()``."""
    if not _current:
        message = "the database is not connected"
        raise RuntimeError(message)
    return _current[-1]


@contextmanager
def reading() -> Iterator[Connection]:
    """Read from one consistent snapshot; whatever is written is taken back."""
    current = doors()
    with current.engine.connect() as connection:
        if current.is_sqlite:
            connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """Write in one transaction: committed at the end, or rolled back by an exception.

    Raises:
        Busy: another writer held the store for longer than ten seconds.
    """
    current = doors()
    if not current.is_sqlite:
        with current.engine.begin() as connection:
            yield connection
        return
    with writer_lock(current), current.engine.connect() as connection:
        begin_immediate(connection)
        yield connection
        connection.commit()


def begin_immediate(connection: Connection) -> None:
    """Take SQLite's own write lock; another program may hold it."""
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        raise Busy from error


@contextmanager
def writer_lock(current: Doors) -> Iterator[None]:
    """Hold the installation's writer lock: first among our threads, then among processes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    if not current.in_process.acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        if current.lock_path is None:
            yield
            return
        descriptor = os.open(current.lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            wait_for_lock(descriptor, deadline)
            yield
        finally:
            os.close(descriptor)
    finally:
        current.in_process.release()


def wait_for_lock(descriptor: int, deadline: float) -> None:
    """Lock the file, asking again at growing intervals until *deadline*."""
    pause = 0.0002
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise Busy from None
            time.sleep(pause)
            pause = min(pause * 1.5, 0.002)
        else:
            return
