"""Jobs outlive the process that has asked for them."""

import subprocess
import sys

import pytest
from huey import Huey
from huey.storage import BlackHoleStorage, PostgresStorage, SqliteStorage

from academy.jobs import connect_queue, queue
from academy.jobs.queue import storage_of
from academy.settings import Settings


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    """Leave the queue as it was at import."""
    before = queue.storage
    yield
    queue.storage = before


def test_a_job_waits_for_the_worker(tmp_path):
    """What one process asks for, another one finds beside the database."""
    settings = Settings(_env_file=None, data=tmp_path)
    connect_queue(settings)
    done = []
    task = queue.task(name="greet")(done.append)
    task("hello")
    other = Huey("academy", storage_class=BlackHoleStorage, results=False)
    other.storage = storage_of(settings)
    assert other.pending_count() == 1
    assert not done
    queue.execute(queue.dequeue())
    assert done == ["hello"]
    assert isinstance(queue.storage, SqliteStorage)
    queue.storage.close()
    other.storage.close()


def test_on_postgresql_the_queue_is_in_the_database(postgres_server):
    """Many nodes share one queue there."""
    postgres_server.create("queue")
    settings = Settings(_env_file=None, database_url=postgres_server.url("queue"))
    connect_queue(settings)
    assert isinstance(queue.storage, PostgresStorage)
    assert queue.pending_count() == 0
    queue.storage.close()
    postgres_server.drop("queue")


def test_the_worker_on_sqlite_loads_no_postgresql_driver():
    """It would cost 15 MB in each process for nothing."""
    look = "import sys, academy.work, academy.app; sys.exit('psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
