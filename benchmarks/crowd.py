"""Many people who are signed in: each a copy of one person of the demo.

Signing in is slow on purpose, so the rows are written and the cookies signed here.
"""

import hashlib
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

COPIED = ("membership", "enrolment", "assignment", "group_member")
"""Tables in which a copy gets the same rows as the original."""


@dataclass(frozen=True)
class Guest:
    """One person with the cookie of a sign-in."""

    person_id: int
    cookie: str


def invite(data: Path, login_name: str, count: int) -> list[Guest]:
    """Copy the person called *login_name* *count* times and sign the copies in."""
    signer = signer_of((data / "secret").read_text(encoding="ascii").strip())
    with closing(sqlite3.connect(data / "academy.db")) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("select * from person where login_name = ?", (login_name,))
        original = dict(rows.fetchone())
        first = connection.execute("select max(id) + 1 from person").fetchone()[0]
        guests = []
        for number in range(first, first + count):
            token = secrets.token_urlsafe(32)
            add_person(connection, original, number, token)
            guests.append(Guest(number, cookie_of(signer, token)))
        connection.commit()
    return guests


def add_person(
    connection: sqlite3.Connection, original: dict[str, object], number: int, token: str
) -> None:
    """Write one copy with its rows and its sign-in."""
    unique = {"id": number, "login_name": f"load-{number}", "login_key": f"load-{number}"}
    insert(connection, "person", original | unique | {"phone": None, "staff_number": None})
    for table in COPIED:
        query = f"select * from {table} where person_id = ?"
        try:
            rows = connection.execute(query, (original["id"],)).fetchall()
        except sqlite3.OperationalError:
            continue
        for row in rows:
            values = dict(row) | {"person_id": number}
            values.pop("id", None)
            insert(connection, table, values)
    now = datetime.now(UTC)
    session = {
        "token_hash": hashlib.sha256(token.encode()).hexdigest(),
        "person_id": number,
        "since": now.strftime("%Y-%m-%d %H:%M:%S.%f"),
        "last_seen_day": now.date().isoformat(),
    }
    insert(connection, "sign_in_session", session)


def insert(connection: sqlite3.Connection, table: str, values: dict[str, object]) -> None:
    """Insert one row."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    connection.execute(f"insert into {table} ({names}) values ({marks})", tuple(values.values()))


def signer_of(secret: str) -> Flask:
    """Return an application that signs cookies as the real one does."""
    app = Flask("signer")
    app.secret_key = secret
    return app


def cookie_of(app: Flask, token: str) -> str:
    """Return the cookie of a sign-in."""
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None
    session = {"_user_id": token, "_fresh": True, "_permanent": True}
    signed = serializer.dumps(session | {"csrf_token": hashlib.sha1(token.encode()).hexdigest()})
    return f"academy={signed}"
