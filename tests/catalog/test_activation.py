"""Tests of going back to an older release, on both databases."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from academy.audit.tables import AuditEntry
from academy.catalog import live, store, store_folder, store_notes, store_releases
from academy.catalog.activation import Doer, lost_by, make_live, pair
from academy.catalog.release import no_records, release_folder
from academy.database import reading, table_of, writing
from tests.learning.conftest import COURSE, FIRST, write_course

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
audit = table_of(AuditEntry)


@pytest.fixture
def folder(database, tmp_path):
    """A folder with one course that was released twice."""
    courses = tmp_path / "courses"
    write_course(courses)
    release_folder(courses, NOW)
    write_course(courses, first=FIRST.replace("第一课", "头一课"))
    release_folder(courses, NOW)
    return courses


def known():
    """Return all releases of the course, the newest first."""
    with reading() as connection:
        return store_releases.releases_of(connection, "co-open")


def catalog():
    """Return what is live."""
    with reading() as connection:
        number = store.newest_number(connection)
    return live.catalog(number)


def go_to(number, records=no_records):
    """Make a release live from the terminal."""
    wanted = next(each for each in known() if each.number == number)
    return make_live(pair(wanted.release), Doer(), NOW, records)


def test_back_and_forward(folder):
    """R132: learners see the older release with the next page, and the newer one again."""
    assert [(each.number, each.live) for each in known()] == [(2, True), (1, False)]
    assert go_to(1) == ()
    assert catalog().lesson("ls-first").lesson.title == "第一课"
    assert [(each.number, each.live) for each in known()] == [(2, False), (1, True)]
    assert go_to(2) == ()
    assert catalog().lesson("ls-first").lesson.title == "头一课"


def test_the_folder_does_not_undo_it(folder):
    """R132: the folder is as it was released last; only its next change goes live."""
    go_to(1)
    (outcome,) = release_folder(folder, NOW)
    assert outcome.kind == "unchanged"
    assert catalog().lesson("ls-first").lesson.title == "第一课"
    write_course(folder, first=FIRST.replace("第一课", "新一课"))
    (outcome,) = release_folder(folder, NOW)
    assert outcome.kind == "released"
    assert known()[0].number == 3


def test_it_is_written_down(folder):
    """R132: who did it, from which release to which."""
    go_to(1)
    with reading() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.id)).fetchall()
    assert [row.action for row in rows] == [
        "catalog.release",
        "catalog.release",
        "catalog.activate",
    ]
    assert rows[-1].subject == "course co-open"
    assert json.loads(rows[-1].details) == {"from": 2, "to": 1, "by": "terminal"}


def test_what_is_live_stays_and_nothing_is_written(folder):
    """The release that is live already is left alone."""
    with reading() as connection:
        before = store.newest_number(connection)
    assert go_to(2) == ()
    with reading() as connection:
        assert store.newest_number(connection) == before


def test_records_stand_in_the_way(folder):
    """R134: a release that lacks what has records is refused and named."""
    text = COURSE.replace("[first, second]", "[first, second, third]")
    lessons = folder / "opening" / "lessons"
    (lessons / "030-third.md").write_text(
        "---\nid: ls-third\ntitle: 第三课\nminutes: 1\n---\n\n字。\n", encoding="utf-8"
    )
    write_course(folder, course=text, first=FIRST.replace("第一课", "头一课"))
    release_folder(folder, NOW)

    def records(_connection, ids):
        return frozenset(ids) & {"ls-third"}

    assert go_to(1, records) == ("ls-third",)
    wanted = known()[-1].release
    assert lost_by(pair(wanted), records) == ("ls-third",)
    assert catalog().lesson("ls-third") is not None
    assert go_to(1) == ()


def test_somebody_else_was_quicker(folder):
    """What was looked at is what is decided on."""
    looked_at = pair(known()[-1].release)
    write_course(folder, first=FIRST.replace("第一课", "三一课"))
    release_folder(folder, NOW)
    assert make_live(looked_at, Doer(), NOW, no_records) is None


def test_given_up_ids_may_go(folder):
    """R134: ``retired`` of course.yml gives up an id whose records stay."""
    without = FIRST.replace("### 哪些不能说？ {#q-which}", "### 哪些不能说？ {#q-new}")

    def records(_connection, ids):
        return frozenset(ids) & {"q-which"}

    write_course(folder, first=without)
    (outcome,) = release_folder(folder, NOW, records)
    assert (outcome.kind, outcome.dropped) == ("refused", ("q-which",))
    write_course(folder, first=without, course=COURSE + "retired: [q-which]\n")
    (outcome,) = release_folder(folder, NOW, records)
    assert outcome.kind == "released"


def test_why_a_folder_is_not_live_is_kept_until_it_is(folder):
    """R138: every problem with its place; a sound folder forgets them."""
    write_course(folder, first=FIRST.replace("minutes: 3", "minutes: viele"))
    release_folder(folder, NOW)
    with reading() as connection:
        (kept,) = store_folder.outcomes(connection)
    problem = kept.outcome.problems[0]
    assert (kept.outcome.slug, kept.outcome.kind) == ("opening", "broken")
    assert (problem.path, problem.line, problem.code) == ("opening/lessons/010-first.md", 4, "C112")
    assert problem.sentence("zh")
    write_course(folder, first=FIRST.replace("第一课", "头一课"))
    release_folder(folder, NOW)
    with reading() as connection:
        assert store_folder.outcomes(connection) == []


def test_a_renamed_folder_keeps_its_course(folder):
    """R137: another folder name is another address; the old one is known."""
    (folder / "opening").rename(folder / "first-words")
    (outcome,) = release_folder(folder, NOW)
    assert outcome.kind == "released"
    found = catalog()
    assert found.course_by_slug("first-words").id == "co-open"
    assert found.course_by_slug("opening").slug == "first-words"
    assert release_folder(folder, NOW)[0].kind == "unchanged"
    (folder / "first-words").rename(folder / "opening")
    assert release_folder(folder, NOW)[0].kind == "released"
    assert catalog().course_by_slug("first-words").slug == "opening"


def test_a_note_is_news_once(folder):
    """R136: it is news when its release goes live first, and never again."""
    text = COURSE + "changes:\n  1: 说得更短\n"
    write_course(folder, course=text, first=FIRST.replace("第一课", "头一课"))
    release_folder(folder, NOW)
    go_to(2)
    go_to(3)
    with reading() as connection:
        (found,) = store_notes.news(connection)
    assert (found.course_id, found.name, found.before) == (
        "co-open",
        "1",
        ("ls-first", "ls-second"),
    )


def test_a_course_is_named_by_id_or_slug(folder):
    """Present and former addresses lead to the course."""
    with writing() as connection:
        named = [
            store_releases.course_named(connection, each) for each in ("co-open", "opening", "x")
        ]
        counts = store_releases.release_counts(connection)
    assert named == [("co-open",), ("co-open",), ()]
    assert counts == {"co-open": 2}
