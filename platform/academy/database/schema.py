"""Gathers the tables of all domains, for migrations and for the test that compares both."""

from importlib import import_module

from sqlalchemy import MetaData
from sqlmodel import SQLModel

DOMAINS = (
    "files",
    "audit",
    "people",
    "catalog",
    "learning",
    "fieldwork",
    "checkins",
    "reports",
    "camps",
)


def all_tables() -> MetaData:
    """Return the metadata with the tables of every domain.

    The names stand as text: this file knows where tables are, not what they mean.
    """
    for domain in DOMAINS:
        import_module(f"academy.{domain}.tables")
    return SQLModel.metadata


def is_compared(name: str | None, kind: str, _parents: object) -> bool:
    """Tell whether something in a database is to be compared with the tables of the code.

    The full-text index ``search_words`` is made by a migration; no model describes it.
    """
    return not (kind == "table" and name is not None and name.startswith("search_words"))
