"""Statements that SQLite and PostgreSQL write in the same way, and SQLAlchemy does not."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Column, Connection, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel


def table_of(model: type[SQLModel]) -> Table:
    """Return the Core table of a SQLModel class."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def places(name: str, count: int) -> list[BindParameter[Any]]:
    """Return *count* parameters for ``in_``, called name_0, name_1 and so on.

    A statement is compiled once for each count; an expanding parameter is put into its text
    again at every execution, which costs more than the short search itself.
    """
    return [bindparam(f"{name}_{number}") for number in range(count)]


def in_places(name: str, values: Sequence[object]) -> dict[str, object]:
    """Return *values* under the names that ``places`` gives them."""
    return {f"{name}_{number}": value for number, value in enumerate(values)}


def insert_new(
    connection: Connection,
    table: Table,
    values: Mapping[str, object],
    returning: Column[Any] | None = None,
) -> Any:
    """Insert a row unless a unique constraint says that it is there already.

    Returns:
        The *returning* column (by default the first of the primary key) of the new row;
        None when the row was there. "Once only" is decided by the database, never by a
        look before: two at the same time cannot both win.
    """
    column = returning if returning is not None else next(iter(table.primary_key.columns))
    statement = insert_unless_there(connection.dialect.name, table, column)
    return connection.execute(statement, dict(values)).scalar()


@lru_cache(maxsize=256)
def insert_unless_there(dialect: str, table: Table, returning: Column[Any]) -> Any:
    """Return the statement of insert_new; its columns are those of the values it is run with."""
    return dialect_insert(dialect)(table).on_conflict_do_nothing().returning(returning)


def upsert(
    connection: Connection,
    table: Table,
    values: Mapping[str, object],
    conflict: Sequence[str],
    update: Sequence[str],
) -> None:
    """Insert a row, or set the columns *update* of the row that has the same *conflict*."""
    dialect = connection.dialect.name
    statement = insert_or_update(dialect, table, tuple(conflict), tuple(update))
    connection.execute(statement, dict(values))


@lru_cache(maxsize=256)
def insert_or_update(
    dialect: str, table: Table, conflict: tuple[str, ...], update: tuple[str, ...]
) -> Any:
    """Return the statement of upsert."""
    insert = dialect_insert(dialect)(table)
    fresh = {name: insert.excluded[name] for name in update}
    return insert.on_conflict_do_update(index_elements=list(conflict), set_=fresh)


def dialect_insert(dialect: str) -> Any:
    """Return the insert construct of the database in use."""
    return sqlite.insert if dialect == "sqlite" else postgresql.insert
