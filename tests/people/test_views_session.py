"""Tests of the session that a cookie holds."""

from datetime import UTC, datetime, timedelta

import time_machine

from academy.database import writing
from academy.errors import Busy
from academy.people import views_session
from academy.people.store_persons import set_preferences
from tests.worlds import PASSWORD

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def sign_in(client):
    """Sign in through the door."""
    return client.post("/sign-in", {"name": "staff", "password": PASSWORD})


def test_a_session_lasts_while_it_is_used(client, world, sessions):
    """Every day of use makes it thirty days again, for the row and for the cookie."""
    with time_machine.travel(MORNING, tick=False):
        sign_in(client)
    for day in (20, 40, 60):
        with time_machine.travel(MORNING + timedelta(days=day), tick=False):
            response = client.get("/me")
            assert response.status_code == 200
            assert "Set-Cookie" in response.headers
            (row,) = sessions(world.staff)
            assert row.last_seen_day == (MORNING + timedelta(days=day)).date()
    with time_machine.travel(MORNING + timedelta(days=91), tick=False):
        assert client.get("/me").status_code == 303


def test_a_day_is_marked_once(client, world, monkeypatch):
    """The second page of a day writes nothing and sets no cookie."""
    with time_machine.travel(MORNING, tick=False):
        sign_in(client)
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        client.get("/me")
        monkeypatch.setattr(views_session, "writing", None)
        response = client.get("/me")

    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_reading_goes_on_where_nothing_can_be_written(client, world, monkeypatch):
    """A full disk or a long write keeps nobody from reading."""

    def refuse():
        raise Busy

    with time_machine.travel(MORNING, tick=False):
        sign_in(client)
    monkeypatch.setattr(views_session, "writing", refuse)
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        assert client.get("/me").status_code == 200


def test_a_visitor_is_read_once_a_request(app, client, world, monkeypatch):
    """One statement says who is asking, however often a page wants to know."""
    sign_in(client)
    asked = []
    load = views_session.load_visitor
    monkeypatch.setattr(
        views_session, "load_visitor", lambda *given: asked.append(1) or load(*given)
    )
    client.get("/me")

    assert asked == [1]


def test_another_language_holds_from_the_sign_in_on(client, world):
    """The page after the sign-in speaks the person's language, not the browser's."""
    with writing() as connection:
        set_preferences(connection, world.staff, "en", "dark", None)
    sign_in(client)
    page = client.get("/me").text

    assert 'lang="en"' in page
    assert 'data-theme="dark"' in page
