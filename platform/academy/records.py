"""Which ids of the content anybody has records of, asked of every domain that keeps some."""

from collections.abc import Collection

from sqlalchemy import Connection

from academy.camps import store_records as camps
from academy.fieldwork import store_records as fieldwork
from academy.learning import store_records as learning

KEEPERS = (learning, fieldwork, camps)
"""The domains that keep records of content by its ids; exams keep theirs with learning."""


def ids_with_records(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Return which of *ids* anybody has records of, wherever these are kept (rule R134)."""
    found = (keeper.ids_with_records(connection, ids) for keeper in KEEPERS)
    return frozenset().union(*found)
