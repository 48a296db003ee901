"""Tests of releases and activations, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from academy.catalog import store
from academy.catalog.store import NewRelease
from academy.database import reading, writing

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


def release(digest, course_id="co-a", moment=NOW):
    """Release and activate; return (release, activation)."""
    made = NewRelease(course_id, course_id[3:], "A", digest, "folder", digest.encode())
    with writing() as connection:
        store.take_turns(connection)
        release_id = store.add_release(connection, made, moment)
        return release_id, store.activate(connection, course_id, release_id, moment)


@pytest.mark.usefixtures("database")
def test_before_the_first_release_nothing_is_live():
    """An empty installation has no course and the number 0."""
    with reading() as connection:
        assert store.live_releases(connection) == []
        assert store.newest_number(connection) == 0
        assert store.folder_digest(connection, "co-a") is None


@pytest.mark.usefixtures("database")
def test_the_last_activation_of_each_course_is_live():
    """A release of one course leaves the others as they are; the number grows."""
    release("x")
    other, _ = release("x", "co-b")
    newest, number = release("y", moment=NOW + timedelta(days=1))
    with reading() as connection:
        live = store.live_releases(connection)
        assert store.newest_number(connection) == number
        assert connection.execute(select(store.newest_activation())).scalar() == number
        assert store.live_release(connection, "co-a") == live[0]
        assert store.live_release(connection, "co-none") is None
    assert [(each.release_id, each.number) for each in live] == [(newest, 2), (other, 1)]


@pytest.mark.usefixtures("database")
def test_going_back_activates_the_release_that_is_there():
    """The same sources are kept once; the older release is live again."""
    first, _ = release("x")
    release("y")
    again, _ = release("x")
    assert again == first
    with reading() as connection:
        (live,) = store.live_releases(connection)
        assert (live.digest, live.number) == ("x", 1)
        assert store.sources(connection, [live.release_id]) == {first: b"x"}
        assert store.sources(connection, []) == {}


@pytest.mark.usefixtures("database")
def test_the_folder_remembers_its_last_digest():
    """Releasing again replaces what was remembered."""
    for digest in ("x", "y"):
        with writing() as connection:
            store.remember_folder(connection, "co-a", digest, NOW)
    with reading() as connection:
        assert store.folder_digest(connection, "co-a") == "y"


@pytest.mark.usefixtures("database")
def test_a_rendered_lesson_is_kept_once():
    """Two workers that render the same lesson leave one row."""
    for _ in range(2):
        with writing() as connection:
            store.keep_parts(connection, "k", "[]", NOW)
    with reading() as connection:
        assert store.rendered_parts(connection, "k") == "[]"
        assert store.rendered_parts(connection, "other") is None
        assert store.keys_present(connection, ["k", "other"]) == {"k"}
        assert store.keys_present(connection, []) == set()
