"""How often something may be tried. The counts are rows: they outlive restarts and workers.

Source:
    Rule R6 "attempts" in docs/rules.md.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, case, delete, or_, update

from academy.database import table_of
from academy.database.statements import dialect_insert
from academy.people.tables import AttemptLimit

WINDOW = timedelta(minutes=5)
KEPT = timedelta(days=1)

limit = table_of(AttemptLimit)


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most ``most`` attempts in a window under ``key``, a digest."""

    key: str
    most: int


def count_attempt(
    connection: Connection, moment: datetime, allowances: Sequence[Allowance]
) -> timedelta | None:
    """Count one attempt under each allowance, before it is known how it ends.

    Returns:
        None when it may go on; else how long to wait until all windows have passed.
    """
    waits = [
        start + WINDOW - moment
        for allowance in allowances
        for count, start in [counted(connection, moment, allowance.key)]
        if count > allowance.most
    ]
    return max(waits) if waits else None


def counted(connection: Connection, moment: datetime, key: str) -> tuple[int, datetime]:
    """Add one to the count under *key*, or begin a new window; return count and its start."""
    values = {"key_tried": key, "now": moment, "oldest": moment - WINDOW}
    row = connection.execute(count_one(connection.dialect.name), values).one()
    return row[0], row[1]


@lru_cache(maxsize=2)
def count_one(dialect: str) -> Any:
    """Return the one statement that counts: two at the same time are counted as two."""
    now: ColumnElement[Any] = bindparam("now", type_=limit.c.window_start.type)
    passed = or_(limit.c.window_start <= bindparam("oldest"), limit.c.window_start > now)
    first = dialect_insert(dialect)(limit).values(
        key=bindparam("key_tried"), window_start=now, count=1
    )
    return first.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "count": case((passed, 1), else_=limit.c.count + 1),
            "window_start": case((passed, now), else_=limit.c.window_start),
        },
    ).returning(limit.c.count, limit.c.window_start)


def forgive(connection: Connection, account: Allowance, address: Allowance) -> None:
    """Take back what a right password was counted: all of the account, one of the address."""
    connection.execute(delete(limit).where(limit.c.key == account.key))
    connection.execute(
        update(limit)
        .where(limit.c.key == address.key, limit.c.count > 0)
        .values(count=limit.c.count - 1)
    )


def forget_old(connection: Connection, moment: datetime) -> None:
    """Drop counts that no longer mean anything."""
    connection.execute(delete(limit).where(limit.c.window_start < moment - KEPT))


def network_of(address: str) -> str:
    """Return what one household shares: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
