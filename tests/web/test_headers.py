"""Tests of the headers of every answer."""

import gzip

import pytest


@pytest.mark.parametrize("path", ["/sign-in", "/healthz", "/nothing-here"])
def test_every_answer_says_what_a_page_may_do(client, path):
    """Pages load nothing from elsewhere, run nothing inline and cannot be framed."""
    headers = client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Request-ID"]
    assert len(headers) == len({name.lower() for name, _ in headers})


def test_pages_are_kept_by_nobody(client, world):
    """A page of a person is never kept by a cache between."""
    response = client.sign_in(world.staff).get("/me")

    assert response.headers["Cache-Control"] == "no-store"
    assert "Cookie" in response.headers["Vary"]


def test_long_pages_are_compressed(client):
    """HTML from two kilobytes goes over the wire compressed when the browser can."""
    response = client.client.get("/sign-in", headers={"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert b"<!doctype html>" in gzip.decompress(response.data)


def test_assets_are_kept_for_ever_under_an_address_of_their_own(client, app):
    """A style sheet has the digest of its content in its address and never changes there."""
    address = app.jinja_env.globals["asset"]("base.css")
    response = client.get(address)

    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers
    assert client.get("/static/0123456789ab/base.css").location == address
    assert client.get(address.replace("base.css", "../app.py")).status_code == 404
    assert client.get(address.replace("base.css", "nothing.css")).status_code == 404
