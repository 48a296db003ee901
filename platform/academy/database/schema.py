"""Gathers the tables of all domains, for migrations and for the test that compares both."""

from importlib import import_module

from sqlalchemy import MetaData
from sqlmodel import SQLModel

DOMAINS = ("files", "audit", "people", "catalog", "learning", "checkins", "reports", "camps")


def all_tables() -> MetaData:
    """Return the metadata with the tables of every domain.

    The names stand as text: this file knows where tables are, not what they mean.
    """
    for domain in DOMAINS:
        import_module(f"academy.{domain}.tables")
    return SQLModel.metadata
