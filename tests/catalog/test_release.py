"""Tests of the way from the folder to what is live, on both databases."""

from datetime import UTC, datetime

import pytest

from academy.catalog import live, store
from academy.catalog.release import release_folder
from academy.database import reading, writing
from tests.learning.conftest import FIRST, write_course

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
BROKEN = FIRST.replace("minutes: 3", "minutes: viele")


@pytest.fixture
def folder(database, tmp_path):
    """A folder with one course, and an empty database."""
    write_course(tmp_path / "courses")
    return tmp_path / "courses"


def release(folder, **options):
    """Release the folder and return what became of its one course."""
    (outcome,) = release_folder(folder, NOW, **options)
    return outcome


def lesson(lesson_id="ls-first"):
    """Return a lesson as it is live now."""
    with reading() as connection:
        number = store.newest_number(connection)
    return live.catalog(number).lesson(lesson_id)


def test_a_new_course_is_live_at_once(folder):
    """The first release of a course makes it live."""
    assert release(folder).kind == "released"
    assert lesson().lesson.title == "第一课"
    assert (lesson().number, lesson().count) == (1, 2)


def test_what_has_not_changed_is_not_released_again(folder):
    """The same digest: nothing happens."""
    release(folder)
    assert release(folder).kind == "unchanged"
    with reading() as connection:
        assert store.newest_number(connection) == 1


def test_a_change_is_live(folder):
    """A new digest is a new release."""
    release(folder)
    write_course(folder, first=FIRST.replace("第一课", "头一课"))
    assert release(folder).kind == "released"
    assert lesson().lesson.title == "头一课"


def test_an_error_keeps_the_last_good_release(folder):
    """R56: the trainer sees the problem; learners see what they saw."""
    release(folder)
    write_course(folder, first=BROKEN)
    outcome = release(folder)
    assert outcome.kind == "broken"
    problem = next(each for each in outcome.problems if each.severity == "error")
    assert (problem.path, problem.line) == ("opening/lessons/010-first.md", 4)
    assert lesson().lesson.title == "第一课"
    write_course(folder, first=FIRST.replace("第一课", "修好了"))
    assert release(folder).kind == "released"
    assert lesson().lesson.title == "修好了"


def test_a_broken_course_does_not_harm_the_others(folder):
    """Others may speak of its lessons as they are in its last good release."""
    release(folder)
    other = folder / "other" / "lessons"
    other.mkdir(parents=True)
    text = (folder / "opening" / "course.yml").read_text(encoding="utf-8")
    text = text.replace("co-open", "co-other").replace("s-say", "s-other")
    text = text.replace("[first, second]", "[third]")
    (folder / "other" / "course.yml").write_text(text, encoding="utf-8")
    third = "---\nid: ls-third\ntitle: 三\nminutes: 1\nneeds: [ls-first]\n---\n\n好。\n"
    (other / "third.md").write_text(third, encoding="utf-8")
    write_course(folder, first=BROKEN)
    kinds = {each.slug: each.kind for each in release_folder(folder, NOW)}
    assert kinds == {"opening": "broken", "other": "released"}


def test_a_folder_that_is_gone_leaves_its_courses_live(folder, tmp_path):
    """Whatever happens to the folder, the last good release stays."""
    release(folder)
    assert release_folder(tmp_path / "nowhere", NOW) == []
    assert lesson() is not None


def test_an_id_with_records_is_not_lost(folder):
    """R57: a release that drops it is refused, and goes through once nobody has records of it."""
    release(folder)
    write_course(folder, first=FIRST.replace("q-what", "q-else"))
    asked = []

    def records(_connection, ids):
        asked.append(set(ids))
        return frozenset({"q-what"})

    outcome = release(folder, with_records=records)
    assert (outcome.kind, outcome.dropped) == ("refused", ("q-what",))
    assert asked == [{"q-what"}]
    assert lesson().lesson.quizzes[0].question("q-what") is not None
    assert release(folder).kind == "released"


def test_a_version_from_the_browser_is_not_overwritten(folder):
    """The folder waits while the live version was made in the browser."""
    release(folder)
    with writing() as connection:
        made = store.NewRelease("co-open", "opening", "B", "b", "browser", b"")
        release_id = store.add_release(connection, made, NOW)
        store.activate(connection, "co-open", release_id, NOW)
    write_course(folder, first=FIRST.replace("第一课", "新的"))
    assert release(folder).kind == "waiting"


def test_lessons_are_rendered_before_anybody_asks(folder):
    """The HTML of both languages is there when the course becomes live."""
    release(folder)
    with reading() as connection:
        count = connection.exec_driver_sql("select count(*) from rendered_lesson").scalar()
    assert count >= 2
