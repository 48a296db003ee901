"""Tests of the snapshot that a process keeps in memory."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from academy import database
from academy.catalog import live
from academy.catalog.parts import ChecklistPart, HtmlPart, QuizPart
from academy.catalog.release import release_folder
from academy.database.doors import doors
from tests.learning.conftest import FIRST, write_course

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


@pytest.fixture
def folder(data, tmp_path):
    """A released course on SQLite."""
    database.connect(f"sqlite:///{data / 'academy.db'}", data)
    write_course(tmp_path / "courses")
    release_folder(tmp_path / "courses", NOW)
    yield tmp_path / "courses"
    database.disconnect()


@pytest.fixture
def statements():
    """Collects what is sent to the database."""
    sent = []

    def listen(*given):
        sent.append(given[2])

    event.listen(doors().engine, "before_cursor_execute", listen)
    yield sent
    event.remove(doors().engine, "before_cursor_execute", listen)


def test_nothing_is_read_until_the_number_grows(folder, statements):
    """The same activation costs no statement; a newer one is looked for."""
    first = live.catalog(1)
    statements.clear()
    assert live.catalog(1) is first
    assert live.catalog(0) is first
    assert statements == []
    write_course(folder, first=FIRST.replace("第一课", "头一课"))
    release_folder(folder, NOW)
    assert live.catalog(1).lesson("ls-first").lesson.title == "第一课"
    assert live.catalog(2).lesson("ls-first").lesson.title == "头一课"
    assert live.catalog(1).activation == 2


def test_a_snapshot_that_somebody_holds_does_not_change(folder):
    """A request that began before a release ends with what it began with."""
    before = live.catalog(1)
    write_course(folder, first=FIRST.replace("第一课", "头一课"))
    release_folder(folder, NOW)
    live.catalog(2)
    assert before.lesson("ls-first").lesson.title == "第一课"


def test_another_database_is_another_snapshot(folder, tmp_path, sqlite_template):
    """Numbers of one database mean nothing in another."""
    live.catalog(1)
    other = tmp_path / "other"
    other.mkdir()
    (other / "academy.db").write_bytes(sqlite_template.read_bytes())
    database.connect(f"sqlite:///{other / 'academy.db'}", other)
    assert live.catalog(0).courses == ()


def test_many_threads_see_one_swap(folder, statements):
    """Sixteen requests at once read the new releases once."""
    live.catalog(1)
    write_course(folder, first=FIRST.replace("第一课", "头一课"))
    release_folder(folder, NOW)
    statements.clear()
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: live.catalog(2), range(64)))
    assert len({id(each) for each in found}) == 1
    assert len([each for each in statements if "max(activation.id)" in each]) <= 2


@pytest.mark.usefixtures("folder")
def test_html_comes_from_memory(statements):
    """A lesson shown before costs no statement."""
    place = live.catalog(1).lesson("ls-first")
    parts = live.content(place.course, place.lesson).parts
    kinds = [type(part) for part in parts]
    assert kinds == [HtmlPart, ChecklistPart, QuizPart]
    statements.clear()
    assert live.content(place.course, place.lesson).parts is parts
    assert statements == []


@pytest.mark.usefixtures("folder")
def test_what_explains_an_answer_is_kept_apart_from_the_questions():
    """The view of a quiz holds no field about right and wrong."""
    place = live.catalog(1).lesson("ls-first")
    content = live.content(place.course, place.lesson)
    assert "他会抬头" not in repr(content.quizzes)
    assert "他会抬头" in repr(content.after["q-what"])
    assert content.items("none") is None


def test_pictures_come_from_the_live_release(folder):
    """A picture is read from the release and says its size on the page."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
    (folder / "opening" / "assets").mkdir()
    (folder / "opening" / "assets" / "a.svg").write_bytes(drawing)
    shown = FIRST.replace("先说麻烦。", "![图](../assets/a.svg)")
    write_course(folder, first=shown)
    release_folder(folder, NOW)
    place = live.catalog(2).lesson("ls-first")
    html = live.content(place.course, place.lesson).parts[0].html
    assert '<img width="40" height="30"' in html
    assert 'src="/courses/opening/assets/a.svg?v=' in html
    assert live.asset("co-open", "assets/a.svg") == drawing
    assert live.asset("co-open", "assets/b.svg") is None
    assert live.asset("co-none", "assets/a.svg") is None
