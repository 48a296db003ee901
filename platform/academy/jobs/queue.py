"""The queue of jobs: beside the database on SQLite, inside it on PostgreSQL."""

from academy.jobs.light_huey import Consumer, Huey, load_driver, storage
from academy.settings import Settings

LAST_JOB_SECONDS = 10

queue = Huey("academy", storage_class=storage.BlackHoleStorage, results=False)
"""Tasks are declared on it at import; it keeps nothing before ``connect_queue()``."""


def connect_queue(settings: Settings) -> None:
    """Keep the queue where *settings* say, so that jobs outlive the process."""
    queue.storage = storage_of(settings)


def storage_of(settings: Settings) -> storage.BaseStorage:
    """Return the store of the queue for the database in use."""
    if settings.database_url:
        load_driver()
        dsn = settings.database_url.replace("+psycopg", "", 1)
        return storage.PostgresStorage("academy", dsn=dsn)
    return storage.SqliteStorage("academy", filename=str(settings.data / "jobs.db"), fsync=True)


def consume() -> None:
    """Run the jobs of the queue, one at a time, until a signal to end."""
    Consumer(
        queue,
        workers=1,
        scheduler_interval=5,
        shutdown_timeout=LAST_JOB_SECONDS,
        graceful_signal="TERM",
    ).run()
