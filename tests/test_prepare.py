"""``academy prepare``: refuses before it changes anything, and can be done twice."""

import os
import sqlite3
import stat
from contextlib import closing

from tests.installation import Installation


def revision(installation: Installation) -> str:
    """Return the version of the schema in the database."""
    with closing(sqlite3.connect(installation.data / "academy.db")) as connection:
        return str(connection.execute("select version_num from alembic_version").fetchone()[0])


def test_makes_an_installation_and_leaves_it_alone_afterwards(tmp_path):
    """The first run makes database and secret; the second keeps both."""
    installation = Installation(tmp_path)
    assert installation.run("prepare").returncode == 0
    secret = (installation.data / "secret").read_bytes()
    first = revision(installation)
    assert installation.run("prepare").returncode == 0
    assert (installation.data / "secret").read_bytes() == secret
    assert revision(installation) == first
    assert stat.S_IMODE((installation.data / "secret").stat().st_mode) == 0o600


def test_reads_what_only_the_log_holds(tmp_path):
    """After a crash the version may stand only in the write-ahead log; it is seen there."""
    installation = Installation(tmp_path)
    installation.data.mkdir()
    child = os.fork()
    if not child:
        connection = sqlite3.connect(installation.data / "academy.db")
        connection.execute("pragma journal_mode=wal")
        connection.execute("create table alembic_version as select '9999' as version_num")
        os._exit(0)
    os.waitpid(child, 0)
    before = sorted(installation.data.iterdir())
    assert len(before) == 3
    done = installation.run("prepare")
    assert (done.returncode, "later version" in done.stderr) == (1, True)
    assert sorted(installation.data.iterdir()) == before
