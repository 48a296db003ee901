"""``academy serve``: starts whole, stays up, ends clean, and refuses without a trace."""

import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from academy import serve
from tests.installation import Installation, free_port, running

END_SECONDS = 10.0


def trace(folder: Path) -> dict[str, bytes]:
    """Return everything below *folder*, to see whether it has been touched."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def refused(installation: Installation, *options: str, **variables: str) -> str:
    """Start, expect a refusal that leaves no trace, and return its one sentence."""
    (installation.folder / "courses").mkdir(exist_ok=True)
    folders = sorted(installation.folder.rglob("*"))
    before = trace(installation.folder)
    port = ("--port", str(installation.port))
    done = installation.run("serve", *port, *options, **variables)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert trace(installation.folder) == before
    assert sorted(installation.folder.rglob("*")) == folders
    return done.stderr


@pytest.mark.parametrize(
    "number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)]
)
def test_serves_until_a_signal(tmp_path, number):
    """Ctrl-C and TERM end every process, and that is no failure."""
    with running(tmp_path) as installation:
        assert installation.answers("/healthz") == 200
        assert installation.end(number) == 0
    assert installation.answers() == 0
    assert installation.parts() == {}


@pytest.mark.slow
def test_parts_do_not_outlive_a_killed_supervisor(tmp_path):
    """After kill -9 of the supervisor nothing is left that would hold port or data."""
    with running(tmp_path) as installation:
        installation.end(signal.SIGKILL)
        deadline = time.monotonic() + END_SECONDS
        while installation.parts() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert installation.parts() == {}
        assert installation.answers() == 0


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["web", "work"])
def test_a_dead_part_is_started_again(tmp_path, verb):
    """A part that dies comes back by itself."""
    with running(tmp_path) as installation:
        dead = installation.parts()[verb]
        subprocess.run(["kill", "-9", str(dead)], check=True)
        deadline = time.monotonic() + END_SECONDS
        while installation.parts().get(verb, dead) == dead or not installation.answers():
            assert time.monotonic() < deadline, installation.output()
            time.sleep(0.1)


def test_refuses_a_taken_port(tmp_path):
    """A port on which somebody listens is not shared in silence."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        installation = Installation(tmp_path, port=taken.getsockname()[1])
        assert "is taken" in refused(installation)


def test_refuses_a_second_start_on_the_same_data(tmp_path):
    """One installation at a time works on a data folder."""
    with running(tmp_path) as first:
        second = Installation(tmp_path)
        done = second.run("serve", "--port", str(second.port))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "runs already" in done.stderr
        assert first.answers() == 200


def test_refuses_a_folder_that_cannot_be_written(tmp_path):
    """A read-only data folder is said in one sentence."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    probe = locked / "probe"
    try:
        probe.touch()
    except PermissionError:
        folder = locked
    else:  # whoever runs this may write anywhere but here
        probe.unlink()
        folder = Path("/proc/academy")
    assert str(folder) in refused(Installation(tmp_path), "--data", str(folder))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("create table alembic_version as select '9999' as version_num", "later version"),
        ("create table recipe (title text)", "something else"),
    ],
    ids=["newer", "foreign"],
)
def test_refuses_a_database_that_is_not_its_own(tmp_path, statement, words):
    """A database of a later version, or of another program, is left as it is."""
    installation = Installation(tmp_path)
    installation.data.mkdir()
    with closing(sqlite3.connect(installation.data / "academy.db")) as connection:
        connection.execute(statement)
    assert words in refused(installation)


def test_refuses_a_file_that_is_no_database(tmp_path):
    """A damaged database is named, not replaced."""
    installation = Installation(tmp_path)
    installation.data.mkdir()
    (installation.data / "academy.db").write_bytes(b"no database" * 100)
    assert "cannot be read" in refused(installation)


def test_refuses_a_weak_secret_that_is_kept(tmp_path):
    """A key that could be guessed is refused before any part of the installation reads it."""
    installation = Installation(tmp_path)
    installation.data.mkdir()
    (installation.data / "secret").write_text("summer")
    assert "32 random characters" in refused(installation)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ACADEMY_SECRET", "summer", "ACADEMY_SECRET"),
        ("ACADEMY_WORKRES", "2", "ACADEMY_WORKERS"),
        ("ACADEMY_PORT", "eighty", "ACADEMY_PORT"),
        ("ACADEMY_DATABASE_URL", "mysql://localhost/academy", "ACADEMY_DATABASE_URL"),
    ],
)
def test_refuses_settings_that_cannot_be_meant(tmp_path, name, value, words):
    """A weak, unknown or wrong setting is named before anything is made."""
    installation = Installation(tmp_path)
    options = ("--port", value) if name == "ACADEMY_PORT" else ()
    assert words in refused(installation, *options, **{name: value})
    assert not installation.data.exists()


def test_refuses_to_show_the_demo_to_others(tmp_path):
    """The demo has public passwords: it is served on this machine only."""
    installation = Installation(tmp_path)
    assert "--demo" in refused(installation, "--demo", "--host", "0.0.0.0")
    assert not installation.data.exists()


def test_the_supervisor_stays_small():
    """The process that lives longest loads neither database nor web framework."""
    heavy = {"flask", "granian", "huey", "pydantic", "sqlalchemy", "sqlmodel"}
    script = f"import sys, academy.cli, academy.serve; print({heavy!r} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout
    assert printed == b"set()\n"
    assert len(Path(serve.__file__).read_text(encoding="utf-8").splitlines()) <= 150


def test_a_refused_start_takes_its_folders_away_again(tmp_path):
    """Folders made for a start that is refused later are removed."""
    busy = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", busy))
        taken.listen()
        installation = Installation(tmp_path, port=busy)
        refused(installation, "--data", str(tmp_path / "one" / "two"))
