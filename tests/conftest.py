"""What all tests share: databases of both kinds, the application, people who use it."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
import time_machine
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine

from academy import database
from academy.app import configure, create_app
from academy.catalog.release import release_folder
from academy.database.engine import make_engine
from academy.database.migrate import upgrade
from academy.log import set_up
from academy.settings import Settings
from academy.web.log import RequestName
from tests.browser_client import Browser
from tests.engines import related_engines
from tests.postgres import Migrated, Server, migrated, start_server
from tests.worlds import World, make_world

pytest_plugins = ["tests.forbid_skips"]

hypothesis.settings.register_profile("academy", deadline=None)
hypothesis.settings.load_profile("academy")

ROOT = Path(__file__).resolve().parents[1]
RELEASED_AT = datetime(2026, 1, 5, 4, tzinfo=UTC)
MORNING = datetime(2026, 3, 19, 1, 0, tzinfo=UTC)
"""Nine in the morning of a Thursday in Shanghai."""
SECRET = "only-for-tests-0123456789-abcdefghijklmnop"


def pytest_configure() -> None:
    """Build the translations once a run: pages are tested in both languages."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None and spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    hook.compile_translations()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One real PostgreSQL for the whole run, shared by all workers of it."""
    with start_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_database(postgres_server: Server, worker_id: str) -> Iterator[Migrated]:
    """A migrated database, one for each worker, that each test leaves empty."""
    with migrated(postgres_server, f"academy_{worker_id}") as made:
        yield made


@pytest.fixture(scope="session", autouse=True)
def _engines() -> Iterator[None]:
    """No engine begins from nothing; see tests/engines.py."""
    with related_engines():
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file that tests copy."""
    path = tmp_path_factory.mktemp("template") / "academy.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def courses_template(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """The same with the courses released that ship with the product: slow, so done once."""
    folder = tmp_path_factory.mktemp("released")
    path = folder / "academy.db"
    shutil.copy(sqlite_template, path)
    database.connect(f"sqlite:///{path}", folder)
    outcomes = release_folder(ROOT / "courses", RELEASED_AT)
    database.disconnect()
    assert all(each.kind == "released" for each in outcomes), "see `academy courses check`"
    return path


@pytest.fixture
def data(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Path:
    """A data folder with a migrated SQLite database.

    It is empty, or holds the shipped courses where a test is marked ``shipped_courses``.
    """
    folder = tmp_path / "data"
    folder.mkdir()
    has_courses = request.node.get_closest_marker("shipped_courses")
    template = request.getfixturevalue("courses_template") if has_courses else sqlite_template
    shutil.copy(template, folder / "academy.db")
    return folder


@pytest.fixture(name="database", params=["sqlite", "postgresql"])
def database_engine(request: pytest.FixtureRequest, data: Path) -> Iterator[Engine]:
    """Both databases in turn, migrated, empty and connected."""
    if request.param == "sqlite":
        engine = database.connect(f"sqlite:///{data / 'academy.db'}", data)
        yield engine
        database.disconnect()
        return
    postgres: Migrated = request.getfixturevalue("postgres_database")
    yield database.connect(postgres.address, data)
    database.disconnect()
    postgres.make_empty()


@pytest.fixture
def settings(data: Path) -> Settings:
    """Settings of a small installation for tests."""
    return Settings(_env_file=None, data=data, secret=SECRET, threads=8, log_level="error")  # type: ignore[call-arg]


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once a run instead of once a test."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, put together once a run: it keeps nothing of the installation it serves."""
    data = tmp_path_factory.mktemp("nowhere")
    made = create_app(Settings(_env_file=None, data=data, secret=SECRET))  # type: ignore[call-arg]
    made.test_client().get("/healthz")  # from now on it takes no more pages
    database.disconnect()
    return made


def serve(app: Flask, settings: Settings) -> Flask:
    """Have an application that was put together before serve another installation."""
    set_up(settings.log_level, RequestName())
    database.connect(settings.url, settings.data, settings.threads + 4)
    configure(app, settings)
    app.testing = True
    return app


@pytest.fixture
def app(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Flask]:
    """The application over an empty SQLite database.

    A test that is marked ``own_app`` may add pages and change its configuration.
    """
    if request.node.get_closest_marker("own_app"):
        made = create_app(settings)
        made.testing = True
        made.jinja_env.bytecode_cache = request.getfixturevalue("compiled_templates")
        yield made
    else:
        yield serve(request.getfixturevalue("shared_app"), settings)
    database.disconnect()


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser that looks at every page it gets; see tests/browser_client.py."""
    return Browser(app)


@pytest.fixture
def world(app: Flask) -> World:
    """Two merchants with nested teams and people in every role; see tests/worlds.py."""
    return make_world()


@pytest.fixture
def frozen() -> Iterator[time_machine.Traveller]:
    """Nine in the morning in Shanghai; ``frozen.shift(seconds)`` moves on."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def worker_id() -> str:
    """Name of this worker of pytest-xdist, or "main" without it."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")
