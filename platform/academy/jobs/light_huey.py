"""huey without the PostgreSQL driver: it would load one wherever it is installed.

That costs 15 MB in each process, and an installation on SQLite never needs it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import cast

DRIVER = "psycopg"


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """Let imports of a module fail as if it were not installed."""
    modules = cast("dict[str, object]", sys.modules)
    before = {name: modules[name]} if name in modules else {}
    modules[name] = None  # documented: an import that finds None raises ModuleNotFoundError
    try:
        yield
    finally:
        del modules[name]
        modules.update(before)


with hidden(DRIVER):
    from huey import Huey, crontab, storage
    from huey.consumer import Consumer

__all__ = ["Consumer", "Huey", "crontab", "load_driver", "storage"]


def load_driver() -> None:
    """Give huey the driver after all: the queue is kept in PostgreSQL."""
    storage.psycopg = import_module(DRIVER)
