"""Tests of the first password of somebody who is added by a page."""

import re

import pytest

from academy.database import reading, table_of
from academy.people.tables import Person

NAMES = {"person": "新来的", "role": "staff"}


@pytest.fixture
def form(client, world):
    """The manager's form for somebody new: a function that sends it, filled in."""
    manager = client.sign_in(world.manager)
    address = f"/people/new/{world.teams['shop']}"
    page = manager.get(address)
    assert page.status_code == 200
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', page.text)[1]

    def send(name):
        return manager.post(address, {**NAMES, "name": name, "form_key": key})

    return send


def password_on(page):
    """Return the first password that a page shows."""
    return re.search(r"\b(?!data-)[a-z0-9]{4}(-[a-z0-9]{4}){2}\b", page.text)[0]


def test_a_form_for_somebody_else_has_another_password(form):
    """R88: a double tap shows the same password; going back and adding another shows another."""
    first, twice, other = form("newcomer"), form("newcomer"), form("another")

    assert password_on(first) == password_on(twice) != password_on(other)
    with reading() as connection:
        names = connection.execute(table_of(Person).select()).fetchall()
    assert [row.login_key for row in names].count("newcomer") == 1
