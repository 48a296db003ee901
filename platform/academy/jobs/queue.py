"""The queue of jobs: beside the database on SQLite, inside it on PostgreSQL."""

from huey import Huey
from huey.storage import BaseStorage, BlackHoleStorage, PostgresStorage, SqliteStorage

from academy.settings import Settings

queue = Huey("academy", storage_class=BlackHoleStorage, results=False)
"""Tasks are declared on it at import; it keeps nothing before ``connect_queue()``."""


def connect_queue(settings: Settings) -> None:
    """Keep the queue where *settings* say, so that jobs outlive the process."""
    queue.storage = storage_of(settings)


def storage_of(settings: Settings) -> BaseStorage:
    """Return the store of the queue for the database in use."""
    if settings.database_url:
        return PostgresStorage("academy", dsn=settings.database_url.replace("+psycopg", "", 1))
    return SqliteStorage("academy", filename=str(settings.data / "jobs.db"), fsync=True)
