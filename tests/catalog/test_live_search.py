"""Tests of the index beside what is live, on both databases."""

from datetime import UTC, datetime

import pytest

from academy.catalog import live_search, store, store_search
from academy.catalog.release import release_folder
from academy.catalog.search import VERSION, words_of
from academy.database import reading, writing
from tests.learning.conftest import FIRST, write_course

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


@pytest.fixture
def folder(database, tmp_path):
    """A folder with one course, released into an empty database."""
    write_course(tmp_path / "courses")
    release_folder(tmp_path / "courses", NOW)
    return tmp_path / "courses"


def found(query, courses=("co-open",)):
    """Return what a search leads to."""
    with reading() as connection:
        hits = store_search.search(connection, words_of(query), courses, 50)
    return [hit.target for hit in hits]


def test_a_release_can_be_searched_at_once(folder):
    """R124: title, text, checklist, questions and the English title are there."""
    assert found("第一课") == found("写好一句话") == found("哪些不能说") == ["ls-first"]
    assert found("openings") == [""]
    assert found("没有凭据") == []


def test_a_new_release_replaces_the_words_of_the_old(folder):
    """R124: what a lesson does not say any more is not found."""
    write_course(folder, first=FIRST.replace("先说麻烦。", "先讲优惠。"))
    release_folder(folder, NOW)
    assert found("先说麻烦") == []
    assert found("先讲优惠") == ["ls-first"]


def test_a_lesson_that_is_hidden_is_not_found(folder):
    """R121: from the release on in which a lesson is retired, nobody finds it."""
    write_course(folder, first=FIRST.replace("minutes: 3", "minutes: 3\nstatus: retired"))
    release_folder(folder, NOW)
    assert found("先说麻烦") == []


def test_what_is_missing_is_caught_up_with(folder):
    """R124: an empty index, and one of another version, are made anew; then nothing is to do."""
    assert live_search.catch_up() == 0
    with writing() as connection:
        store_search.clear(connection)
    assert found("第一课") == []
    assert live_search.catch_up() == 1
    assert found("第一课") == ["ls-first"]
    with writing() as connection:
        store_search.replace(connection, "co-open", [], "0", "old")
    assert live_search.catch_up() == 1
    assert found("第一课") == ["ls-first"]


def test_an_older_release_brings_back_its_words(folder):
    """R124: what is activated by hand is caught up with."""
    with reading() as connection:
        first = store.live_release(connection, "co-open").release_id
    write_course(folder, first=FIRST.replace("先说麻烦。", "先讲优惠。"))
    release_folder(folder, NOW)
    with writing() as connection:
        store.activate(connection, "co-open", first, NOW)
    assert live_search.catch_up() == 1
    assert found("先说麻烦") == ["ls-first"]


def test_a_course_that_is_gone_is_taken_out(folder):
    """Rows of a course of which nothing is live are removed."""
    with writing() as connection:
        store_search.replace(connection, "co-gone", [], str(VERSION), "d")
    assert live_search.catch_up() == 1
    with reading() as connection:
        assert list(store_search.indexed(connection)) == ["co-open"]
