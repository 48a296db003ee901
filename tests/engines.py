"""Engines for tests: what one has compiled the next one knows, and none waits for the disk.

Each test opens a database of its own, so each has a new engine; SQLAlchemy would compile the
same few hundred statements for every one of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Dialect, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import LRUCache

from academy.database import doors
from academy.database.engine import make_engine

MOST_STATEMENTS = 1500


@contextmanager
def related_engines() -> Iterator[None]:
    """Let the engines that this process opens share their dialect and compiled statements."""
    known: dict[str, tuple[Dialect, LRUCache]] = {}

    def related(url: str, pool_size: int = 8) -> Engine:
        engine = make_engine(url, pool_size)
        name, own = engine.dialect.name, engine.dialect
        if name in known:
            engine.dialect, compiled = known[name]
            engine.update_execution_options(compiled_cache=compiled)
        else:  # once it is connected, it knows its database
            compiled = LRUCache(MOST_STATEMENTS)
            event.listen(engine, "connect", lambda *_: known.setdefault(name, (own, compiled)))
        if name == "sqlite":
            event.listen(engine, "connect", forget_the_disk)
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(doors, "make_engine", related)
        yield


def forget_the_disk(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Commit without waiting until the disk has it: a test that fails with the power is lost."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
