"""Brings a database to the schema of this version, and says what state it is in."""

from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

MIGRATIONS = Path(__file__).with_name("migrations")

State = Literal["empty", "current", "older", "newer", "foreign"]


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for *connection*."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def state(engine: Engine) -> State:
    """Say how the database stands to this version, without changing it.

    Returns:
        ``empty``: no table. ``current``: nothing to do. ``older``: can be migrated.
        ``newer``: made by a later version. ``foreign``: tables of something else.
    """
    script = ScriptDirectory.from_config(configuration())
    with engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        has_tables = bool(inspect(connection).get_table_names())
    if revision is None:
        return "foreign" if has_tables else "empty"
    if revision == script.get_current_head():
        return "current"
    known = {entry.revision for entry in script.walk_revisions()}
    return "older" if revision in known else "newer"


def upgrade(engine: Engine) -> None:
    """Migrate to the newest schema, in one transaction: a broken migration leaves nothing."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(configuration(connection), "head")
        connection.commit()
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
