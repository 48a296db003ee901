"""Tests of ``academy people``."""

import json
import re

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from academy import database as doors
from academy.audit.tables import AuditEntry
from academy.database import reading, table_of
from academy.errors import CannotStart
from academy.people import store_persons
from academy.people.commands import people, setup_address
from academy.people.passwords import is_right
from academy.people.tables import Grant, Membership
from academy.settings import Settings


@pytest.fixture
def run(data, monkeypatch):
    """Runs a command on an empty installation and returns its result."""
    monkeypatch.setenv("ACADEMY_DATA", str(data))

    def call(*arguments, stdin="", expect=0):
        result = CliRunner().invoke(people, [str(one) for one in arguments], input=stdin)
        if isinstance(result.exception, CannotStart):
            raise result.exception
        assert result.exit_code == expect, result.output
        return result

    return call


@pytest.fixture
def read(data):
    """Runs a question on the installation after the commands."""

    def ask(question):
        doors.connect(f"sqlite:///{data / 'academy.db'}", data)
        try:
            with reading() as connection:
                return question(connection)
        finally:
            doors.disconnect()

    return ask


@pytest.fixture
def shop(run):
    """A merchant with a region and a shop, and a manager of the shop."""
    run("add-merchant", "江边食集")
    run("add-team", "武昌片区", "--merchant", 1)
    run("add-team", "小东门过早店", "--merchant", 1, "--under", 1)
    return run(
        "add-person",
        "--merchant",
        1,
        "--team",
        2,
        "--role",
        "manager",
        "--name",
        "何静",
        "--login",
        "He.Jing",
        "--phone",
        "138 0013 8000",
    )


def test_a_shop_is_made_from_the_terminal(shop, run, read):
    """Merchant, nested teams and a manager, who has to choose an own password."""
    password = shop.stdout.strip()
    assert re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", password)
    assert "shown once" in shop.stderr

    row = read(lambda connection: dict(store_persons.row_of(connection, 1)))
    assert is_right(row["password_hash"], password)
    assert (row["login_key"], row["phone"], row["must_change_password"]) == (
        "he.jing",
        "13800138000",
        True,
    )
    role = read(
        lambda connection: connection.execute(
            select(table_of(Membership).c.team_id, table_of(Membership).c.role)
        ).one()
    )
    assert tuple(role) == (2, "manager")
    assert run("list").stdout.splitlines() == [
        "merchant 1  江边食集",
        "  team 1  武昌片区",
        "    team 2  小东门过早店",
    ]


def test_each_command_leaves_an_entry_without_a_secret(shop, run, read):
    """Who looks later finds every step, and no password or number in it."""
    made = [shop.stdout.strip()]
    run("grant", "he.jing", "trainer")
    run("disable", "he.jing")
    run("enable", "13800138000")
    made.append(run("reset-password", "he.jing").stdout.strip())
    entries = read(lambda connection: connection.execute(select(table_of(AuditEntry))).fetchall())

    assert [entry.action for entry in entries] == [
        "people.add_merchant",
        "people.add_team",
        "people.add_team",
        "people.add_person",
        "people.grant",
        "people.disable",
        "people.enable",
        "people.reset",
    ]
    for entry in entries:
        assert json.loads(entry.details)["from"] == "terminal"
        assert not any(word in entry.details for word in (*made, "13800138000"))


def test_a_reset_gives_a_first_password_once_more(shop, run, read):
    """The new one holds, is to be changed, and the old one holds no longer."""
    password = run("reset-password", "He.Jing").stdout.strip()
    row = read(lambda connection: dict(store_persons.row_of(connection, 1)))

    assert is_right(row["password_hash"], password)
    assert not is_right(row["password_hash"], shop.stdout.strip())
    assert row["must_change_password"]


def test_a_password_may_come_from_stdin(shop, run, read):
    """Then it is not shown; a weak one is refused."""
    result = run("reset-password", "he.jing", "--password", "-", stdin="winter-sun-2027\n")
    assert result.stdout == ""
    kept = read(lambda connection: store_persons.password_hash_of(connection, 1))
    assert is_right(kept, "winter-sun-2027")

    refused = run("reset-password", "he.jing", "--password", "-", stdin="12345678\n", expect=1)
    assert "Everybody tries" in refused.stderr


def test_rights_are_given_and_taken(shop, run, read):
    """In the own merchant, or everywhere; noted when it changes; the last admin stays (R8)."""
    run("grant", "he.jing", "trainer")
    assert "Nothing to change" in run("grant", "he.jing", "trainer").stderr
    run("grant", "he.jing", "admin", "--everywhere")
    run("grant", "he.jing", "trainer", "--take-away")
    rows = read(
        lambda connection: connection.execute(
            select(table_of(Grant).c.kind, table_of(Grant).c.merchant_id)
        ).fetchall()
    )

    assert rows == [("admin", None)]
    entries = read(lambda connection: connection.execute(select(table_of(AuditEntry))).fetchall())
    assert [entry.action for entry in entries].count("people.grant") == 2
    refused = run("grant", "he.jing", "admin", "--everywhere", "--take-away", expect=1)
    assert "needs an admin" in refused.stderr
    assert "needs an admin" in run("disable", "he.jing", expect=1).stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add-team", "x", "--merchant", 9), "no such"),
        (("add-team", "x", "--merchant", 1, "--under", 9), "no such"),
        (("disable", "nobody"), "no such"),
        (
            ("add-person", "--merchant", 1, "--name", "x", "--login", "he.jing"),
            "login name already",
        ),
        (
            ("add-person", "--merchant", 1, "--name", "x", "--phone", "138-0013-8000"),
            "phone number already",
        ),
        (("add-person", "--merchant", 1, "--name", "x"), "Give a login name"),
        (("add-person", "--merchant", 1, "--name", "x", "--login", "аdmin"), "letters a to z"),
        (("add-person", "--merchant", 1, "--team", 9, "--name", "x", "--login", "new"), "no such"),
        (("setup-link",), "There are people already"),
    ],
)
def test_what_a_rule_forbids_is_said_in_one_sentence(shop, run, read, arguments, sentence):
    """Exit 1, nothing on stdout, nothing written."""
    count = lambda connection: len(  # noqa: E731
        connection.execute(select(table_of(AuditEntry).c.id)).fetchall()
    )
    before = read(count)
    result = run(*arguments, expect=1)

    assert sentence in result.stderr
    assert result.stdout == ""
    assert read(count) == before


def test_a_merchant_that_is_not_there_has_no_people(run):
    """The number is checked before anything is written."""
    result = run("add-person", "--merchant", 9, "--name", "x", "--login", "new", expect=1)
    assert "no such" in result.stderr


def test_an_unknown_zone_is_refused(run):
    """A zone is one that the calendar knows."""
    assert "no time zone" in run("add-merchant", "x", "--zone", "Mars/Olympus", expect=2).stderr


def test_the_link_for_the_first_admin_is_shown(run):
    """An address that opens, another one each time."""
    first, second = (run("setup-link").stdout.strip() for _ in range(2))

    assert re.fullmatch(r"http://127\.0\.0\.1:8000/setup/[\w-]{43}", first)
    assert first != second


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("0.0.0.0", "http://127.0.0.1:80/"),
        ("::", "http://[::1]:80/"),
        ("academy.example", "http://academy.example:80/"),
    ],
)
def test_the_link_is_reached_on_this_machine(host, shown):
    """An installation that listens everywhere is reached at home."""
    chosen = Settings(_env_file=None, host=host, port=80)
    assert setup_address(chosen, "t") == f"{shown}setup/t"


def test_where_nothing_is_installed_nothing_is_made(run, tmp_path, monkeypatch):
    """A wrong folder is refused in one sentence, and stays as it was."""
    monkeypatch.setenv("ACADEMY_DATA", str(tmp_path / "wrong"))
    with pytest.raises(CannotStart, match="academy prepare"):
        run("add-merchant", "x")

    assert not (tmp_path / "wrong").exists()
