"""Tests of the guard in front of every view."""

import pytest
from flask import Flask

from academy.web.answers import local_path
from academy.web.guard import refuse_unguarded_views


def test_a_view_without_a_rule_does_not_start():
    """Deny by default: a route that declares no rule keeps the program from starting."""
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/secret", "secret", lambda: "open")

    with pytest.raises(RuntimeError, match="secret"):
        refuse_unguarded_views(app)


def test_nobody_is_sent_to_sign_in_and_back(client):
    """A page that needs a sign-in leads to the sign-in page, which knows the way back."""
    response = client.get("/courses?filter=1")

    assert response.status_code == 303
    assert response.location == "/sign-in?next=/courses?filter%3D1"


def test_a_session_that_was_never_made_is_nobody(client):
    """A made-up session token in a cookie of ours is anonymous."""
    with client.client.session_transaction() as session:
        session["_user_id"] = "made-up"

    assert client.get("/").status_code == 303


@pytest.mark.parametrize(
    "raw",
    [
        "//e.cn",
        "/\\e.cn",
        "https://e.cn",
        "e.cn",
        "\\\\e.cn",
        "/\te.cn",
        "/a\r\nb",
        "",
        None,
        "javascript:alert(1)",
        "/\x00",
    ],
)
def test_only_paths_of_this_site_are_followed(raw):
    """An address that leads elsewhere is dropped: no open redirect."""
    assert local_path(raw) is None


def test_a_path_with_a_query_is_followed():
    """A path of this site is kept whole."""
    assert local_path("/courses/a?b=c#d") == "/courses/a?b=c#d"
