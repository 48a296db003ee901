"""Tests of error pages."""

import pytest

from academy.errors import Busy


@pytest.fixture
def failing(app):
    """An application with a view that fails as the test wants."""

    def fail():
        raise app.config["FAILURE"]

    fail.guard_rule = "public"
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/fail", "fail", fail)
    return app


@pytest.mark.own_app
def test_a_mistake_of_ours_shows_a_number_and_nothing_else(failing, client):
    """An unforeseen failure answers 500 with a reference; no trace reaches the page."""
    failing.config["FAILURE"] = ZeroDivisionError("secret detail")
    response = client.get("/fail")

    assert response.status_code == 500
    assert response.headers["X-Request-ID"] in response.text
    assert "secret detail" not in response.text
    assert "Traceback" not in response.text


@pytest.mark.own_app
def test_a_busy_store_asks_to_try_again(failing, client):
    """When the database is held by another, the answer is 503 with a time to wait."""
    failing.config["FAILURE"] = Busy()
    response = client.get("/fail")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"


def test_pages_that_do_not_exist_say_so_in_the_language_of_the_reader(client):
    """404 speaks Chinese first, English to who asks for it."""
    assert "这里什么也没有" in client.get("/no-such-page").text
    english = client.get("/no-such-page", headers={"Accept-Language": "en"}).text
    assert "There is nothing here" in english


def test_a_body_that_is_too_large_is_refused_by_its_length(client):
    """More than twelve megabytes are refused before anything is read."""
    response = client.client.post("/sign-in", data=b"x" * (12 * 1024 * 1024 + 1))

    assert response.status_code == 413
