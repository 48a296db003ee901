"""Makes the engine for SQLite or PostgreSQL, with the promises that the product needs."""

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MILLISECONDS = 10_000
POSTGRES_CONNECTIONS = 20
"""Of each process: a server allows a hundred by default, for all processes together."""
CACHE_KILOBYTES = 512
"""Of each connection: there are many, and the system keeps the file in memory anyway."""


def make_engine(url: str, pool_size: int = 8) -> Engine:
    """Return an engine for *url* that keeps at most *pool_size* connections open.

    Its errors do not hold what a statement was given: they are logged, and that may be a
    person's words or the hash of a password.
    """
    if url.startswith("sqlite"):
        return sqlite_engine(url, pool_size)
    return create_engine(
        url,
        pool_size=min(pool_size, POSTGRES_CONNECTIONS),
        max_overflow=0,
        pool_use_lifo=True,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"options": "-c timezone=UTC -c lock_timeout=10s"},
    )


def sqlite_engine(url: str, pool_size: int) -> Engine:
    """SQLite in WAL mode; each acknowledged commit is synced to the disk."""
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_use_lifo=True,  # the connection used last is warm, and the others need no memory
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": BUSY_MILLISECONDS / 1000},
    )
    event.listen(engine, "connect", prepare_sqlite)
    return engine


def prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Set what SQLite keeps for each connection. The doors emit BEGIN themselves."""
    raw: Any = connection
    raw.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA cache_size=-{CACHE_KILOBYTES}")
    cursor.close()
