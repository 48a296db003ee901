"""Writes down privileged actions, in the transaction of the action itself."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert

from academy.audit.tables import AuditEntry
from academy.database import table_of

entry = table_of(AuditEntry)
add_entry = insert(entry)

CONFIDENTIAL = ("password", "token", "secret", "phone", "hash")
"""No detail may be named like these: an entry is read by many and kept for ever."""


def record(
    connection: Connection,
    moment: datetime,
    person_id: int | None,
    merchant_id: int | None,
    action: str,
    subject: str,
    details: Mapping[str, object],
) -> None:
    """Write down that somebody did something privileged.

    Args:
        connection: the one that writes the action itself, so that neither stands alone.
        moment: when it was done.
        person_id: who did it; None for the command line.
        merchant_id: whose affairs it concerns; None for the installation's.
        action: domain and verb, such as ``people.disable``.
        subject: what it was done to, kind and id, such as ``person 7``.
        details: what else helps to understand it later; nothing confidential.

    Raises:
        ValueError: a detail is named like something confidential.
    """
    for name in details:
        if any(word in name.lower() for word in CONFIDENTIAL):
            raise ValueError(f"the audit keeps nothing like {name!r}")
    connection.execute(
        add_entry,
        {
            "at": moment,
            "person_id": person_id,
            "merchant_id": merchant_id,
            "action": action,
            "subject": subject,
            "details": json.dumps(details, ensure_ascii=False, sort_keys=True),
        },
    )


def record_from_terminal(
    connection: Connection,
    moment: datetime,
    merchant_id: int | None,
    action: str,
    subject: str,
    **details: object,
) -> None:
    """Write down what was done by a command; who typed it is known to the machine only."""
    record(connection, moment, None, merchant_id, action, subject, {**details, "from": "terminal"})
