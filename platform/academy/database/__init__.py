"""The database: one engine a process, two doors, and the few statements both databases share.

Owns the engine, ``reading()``, ``writing()``, column types and migrations.
Uses settings and errors; knows no Flask and no domain.
"""

from academy.database.doors import connect, disconnect, reading, writing
from academy.database.statements import in_places, insert_new, places, table_of, upsert

__all__ = [
    "connect",
    "disconnect",
    "in_places",
    "insert_new",
    "places",
    "reading",
    "table_of",
    "upsert",
    "writing",
]
