"""Tests of form tokens that say to whom a form was handed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask_wtf.csrf import generate_csrf

from academy.web import form_owner

NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(("later", "owner"), [(timedelta(days=29), 7), (timedelta(days=31), None)])
def test_a_form_token_names_its_person_for_thirty_days(app, later, owner):
    """What was written is kept for the one who wrote it, also when the cookie is gone."""
    with time_machine.travel(NOON, tick=False) as clock:
        with app.test_request_context():
            form_owner.begin(7)
            token = generate_csrf()
        clock.shift(later)
        for given in ({"data": {"csrf_token": token}}, {"headers": {"X-CSRFToken": token}}):
            with app.test_request_context(method="POST", **given):
                assert form_owner.handed_to() == owner


@pytest.mark.parametrize("token", ["", "forged", "Ijci.made.up"])
def test_a_made_up_token_names_nobody(app, token):
    """Only what was signed here counts."""
    with app.test_request_context(method="POST", data={"csrf_token": token}):
        assert form_owner.handed_to() is None


def test_the_token_of_a_page_before_the_sign_in_names_nobody(app):
    """Whoever is not signed in has forms of nobody."""
    with app.test_request_context():
        token = generate_csrf()
    with app.test_request_context(method="POST", data={"csrf_token": token}):
        assert form_owner.handed_to() is None


def test_a_page_holds_the_token_of_its_browser(client, world):
    """What scripts send along stands in each page; tests/browser_client.py signs the same words."""
    staff = client.sign_in(world.staff)
    found = re.search(r'name="csrf-token" content="([^"]+)"', staff.get("/me").text)
    assert found is not None
    assert words_of(found[1]) == words_of(staff.token())


def words_of(token):
    """Return what a token says, without the moment at which it was signed."""
    return token.partition(".")[0]
