"""Tests of the audit: who did what."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from academy.audit.store import record, record_from_terminal
from academy.audit.tables import AuditEntry
from academy.database import reading, table_of, writing
from tests.worlds import make_world

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def entries():
    """Return all audit entries."""
    with reading() as connection:
        return connection.execute(select(table_of(AuditEntry))).fetchall()


def test_an_entry_says_who_did_what_to_whom(database):
    """Moment, person, merchant, action and subject are kept, with details as JSON."""
    world = make_world()
    with writing() as connection:
        record(
            connection,
            NOON,
            world.admin,
            world.merchant,
            "people.disable",
            "person 7",
            {"reason": "离职"},
        )

    (entry,) = entries()
    assert (entry.at, entry.person_id, entry.merchant_id) == (NOON, world.admin, world.merchant)
    assert (entry.action, entry.subject) == ("people.disable", "person 7")
    assert json.loads(entry.details) == {"reason": "离职"}


def test_an_entry_stands_or_falls_with_its_action(database):
    """When the action is taken back, so is the entry."""
    with pytest.raises(ZeroDivisionError), writing() as connection:
        record(connection, NOON, None, None, "people.disable", "person 7", {})
        raise ZeroDivisionError

    assert entries() == []


def test_nothing_confidential_is_kept(database):
    """A detail named like a password or a phone number is refused."""
    for name in ("password", "first_password", "token", "Secret", "phone"):
        with pytest.raises(ValueError, match="keeps nothing like"), writing() as connection:
            record(connection, NOON, None, None, "people.reset", "person 7", {name: "x"})
    assert entries() == []


def test_a_command_leaves_an_entry_without_a_person(database):
    """From the terminal nobody is signed in; the entry says where it came from."""
    with writing() as connection:
        record_from_terminal(connection, NOON, None, "people.enable", "person 7", kind="admin")

    (entry,) = entries()
    assert entry.person_id is None
    assert json.loads(entry.details) == {"from": "terminal", "kind": "admin"}
