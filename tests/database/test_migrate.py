"""Tests of the migrations against the tables."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from academy.database import migrate
from academy.database.schema import all_tables, is_compared

OPTIONS = {"compare_type": True, "include_name": is_compared}


def test_migrations_lead_to_the_tables(database):
    """An empty database, migrated, has exactly the tables that the code declares."""
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts=OPTIONS)
        assert compare_metadata(context, all_tables()) == []


def test_migrations_can_be_taken_back_and_made_again(tmp_path):
    """Down to nothing and up again ends at the same schema."""
    engine = create_engine(f"sqlite:///{tmp_path / 'academy.db'}")
    migrate.upgrade(engine)
    with engine.connect() as connection:
        command.downgrade(migrate.configuration(connection), "base")
        connection.commit()
    assert migrate.state(engine) == "foreign" or migrate.state(engine) == "empty"
    migrate.upgrade(engine)
    assert migrate.state(engine) == "current"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([], "empty"),
        (["create table something (id int)"], "foreign"),
        (
            [
                "create table alembic_version (version_num text)",
                "insert into alembic_version values ('9999')",
            ],
            "newer",
        ),
    ],
    ids=["nothing in it", "of another program", "of a later version"],
)
def test_a_database_is_recognised_before_anything_is_changed(tmp_path, statements, expected):
    """state() says what a database is, and leaves it as it was."""
    engine = create_engine(f"sqlite:///{tmp_path / 'academy.db'}")
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))

    assert migrate.state(engine) == expected
