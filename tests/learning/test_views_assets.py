"""Tests of pictures and worksheets of a course."""

import pytest

from academy import clock
from academy.catalog.release import release_folder
from tests.learning.conftest import FIRST, write_course

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><script>x()</script></svg>'


@pytest.fixture
def with_assets(reader, courses):
    """The course has a drawing and a worksheet; returns a reader of it."""
    folder = courses / "opening" / "assets"
    folder.mkdir()
    (folder / "a.svg").write_bytes(DRAWING)
    (folder / "b.csv").write_bytes("货品,价格\n".encode())
    shown = "![图](../assets/a.svg)\n\n[表](../assets/b.csv)"
    write_course(courses, first=FIRST.replace("先说麻烦。", shown))
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    return reader


def test_a_drawing_runs_nothing_and_is_kept_for_ever(with_assets):
    """The address on the page holds the digest; a drawing has a policy of its own."""
    page = with_assets.get("/courses/opening/first").text
    address = page.split('src="/courses/opening/assets/', 1)[1].split('"', 1)[0]
    answer = with_assets.get(f"/courses/opening/assets/{address}")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.data == DRAWING
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?v=", "?v=a", "?v=000000000000"])
def test_without_its_digest_a_file_is_asked_for_again(with_assets, query):
    """An address of another version is not kept."""
    answer = with_assets.get(f"/courses/opening/assets/a.svg{query}")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_worksheet_is_downloaded(with_assets):
    """A table is never shown as a page."""
    answer = with_assets.get("/courses/opening/assets/b.csv")
    assert answer.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize("name", ["none.svg", "../course.yml", "%2e%2e/course.yml", "a.svg/"])
def test_other_names_are_not_there(with_assets, name):
    """Only the assets of the course are given out, never its sources."""
    assert with_assets.get(f"/courses/opening/assets/{name}").status_code == 404


def test_nobody_else_gets_them(with_assets, app):
    """Without a sign-in a picture leads to the sign-in page."""
    answer = app.test_client().get("/courses/opening/assets/a.svg")
    assert answer.status_code == 303
