"""What the tests of people share."""

from dataclasses import dataclass, field

import pytest
from flask import request
from sqlalchemy import select

from academy.database import reading, table_of
from academy.people.tables import SignInSession
from academy.web import kept
from academy.web.answers import see_other
from academy.web.guard import anybody, guard, visitor
from tests.browser_client import Browser

session = table_of(SignInSession)


@dataclass
class Notebook:
    """A page on which something is written; what arrives, and from whom."""

    lines: list[tuple[int, str]] = field(default_factory=list)


@pytest.fixture
def notebook(app, monkeypatch):
    """A guarded form of another domain at /write."""
    written = Notebook()
    monkeypatch.setitem(kept.SHOWN_LABELS, "text", "Password")

    @guard(anybody)
    def write():
        written.lines.append((visitor().person_id, request.form["text"]))
        return see_other("/me")

    app.add_url_rule("/write", "write", write, methods=["POST"])
    return written


@pytest.fixture
def other_client(app):
    """A second browser: another device, or somebody else."""
    return Browser(app)


@pytest.fixture
def sessions():
    """Reads the open sessions of a person."""

    def read(person_id):
        statement = select(session).where(
            session.c.person_id == person_id, session.c.ended_at.is_(None)
        )
        with reading() as connection:
            return connection.execute(statement).fetchall()

    return read
