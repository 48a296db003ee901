"""Tests of what learners are told: changed lessons, retired lessons, moved addresses."""

import pytest

from academy import clock
from academy.catalog.release import release_folder
from academy.catalog.store import newest_number
from academy.database import writing
from academy.learning import store_changes
from academy.learning.tables import Completion, LessonReading
from tests.learning.conftest import COURSE, FIRST, SECOND, write_course

NOTES = COURSE + "changes:\n  1: 首次发布\n"
NEWS = NOTES + "  2: {note: 开场的说法改了, lessons: [ls-first]}\n"
RETIRED = FIRST.replace("title: 第一课\n", "title: 第一课\nstatus: retired\n")
ALONE = SECOND.replace("needs: [ls-first]\n", "")


def release(courses, **texts):
    """Write the course with other texts and release it."""
    write_course(courses, **texts)
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]


def learn(person_id, *lessons):
    """Write that somebody has done lessons."""
    with writing() as connection:
        release_id = newest_number(connection)
        for lesson in lessons:
            add_done(connection, person_id, lesson, release_id)


def add_done(connection, person_id, lesson, release_id):
    """Write that a lesson was read and done now."""
    moment = clock.now()
    connection.execute(
        Completion.__table__.insert().values(
            person_id=person_id, lesson_id=lesson, course_id="co-open",
            release_id=release_id, completed_at=moment,
        )
    )  # fmt: skip
    connection.execute(
        LessonReading.__table__.insert().values(
            person_id=person_id, lesson_id=lesson, course_id="co-open", seen_at=moment,
        )
    )  # fmt: skip


@pytest.fixture
def learnt(reader, released, courses, frozen):
    """The first lesson was done, and an hour later the course has changed."""
    release(courses, course=NOTES)
    learn(released.staff, "ls-first")
    frozen.shift(3600)
    release(courses, course=NEWS, first=FIRST.replace("先说麻烦。", "先说一个麻烦。"))
    return reader


def test_who_had_learnt_it_is_told_until_it_was_seen(learnt, released):
    """R136: on the course's page and on Today, with the way to the lesson; once seen, gone."""
    for address in ("/courses/opening", "/"):
        page = learnt.get(address).text
        assert "开场的说法改了" in page and 'href="/courses/opening/first"' in page
        assert "首次发布" not in page
    sent = learnt.post("/courses/co-open/changes", {"note": "2", "next": "/"})
    assert sent.location == "/"
    for address in ("/courses/opening", "/"):
        assert "开场的说法改了" not in learnt.get(address).text


def test_who_had_not_is_not_told(learnt, released, client):
    """R136: neither who never began nor who began afterwards."""
    colleague = client.sign_in(released.colleague)
    assert "开场的说法改了" not in colleague.get("/courses/opening").text
    learn(released.colleague, "ls-first")
    assert "开场的说法改了" not in colleague.get("/courses/opening").text


def test_only_what_was_shown_is_seen(learnt):
    """R136: a note that came after the page was opened stays new; nonsense changes nothing."""
    assert learnt.post("/courses/co-open/changes", {"note": "3"}).status_code == 303
    assert "开场的说法改了" in learnt.get("/courses/opening").text
    assert learnt.post("/courses/co-none/changes").status_code == 404
    away = learnt.post("/courses/co-open/changes", {"note": "2", "next": "//evil.example"})
    assert away.location == "/courses/opening"


def test_seen_twice_is_seen_once(learnt, released):
    """A double tap leaves one row."""
    with writing() as connection:
        for _ in range(2):
            store_changes.keep_seen(connection, released.staff, "co-open", ["2"], clock.now())


def test_a_retired_lesson_is_there_for_those_who_have_it(reader, released, courses, client):
    """R135: readable and said to be retired, outside of the outline, not in the progress."""
    learn(released.staff, "ls-first")
    release(courses, first=RETIRED, second=ALONE)
    page = reader.get("/courses/opening/first").text
    assert "这一课已经停用" in page and "先说麻烦" in page
    assert 'action="/lessons/ls-first/read"' not in page
    page = reader.get("/courses/opening").text
    assert "已停用的课时" in page and "学完 0 / 1 课" in page
    assert reader.post("/lessons/ls-first/read", {"ticket": "x"}).status_code == 404
    colleague = client.sign_in(released.colleague)
    assert colleague.get("/courses/opening/first").status_code == 404
    assert "第一课" not in colleague.get("/courses/opening").text


def test_a_retired_lesson_cannot_be_answered(reader, released, courses):
    """R135: its quiz is shown, and cannot be sent."""
    learn(released.staff, "ls-first")
    release(courses, first=RETIRED, second=ALONE)
    page = reader.get("/courses/opening/first").text
    assert '<fieldset class="quiet" disabled>' in page
    assert reader.post("/lessons/ls-first/answers/q-what", {}).status_code == 404


def test_old_addresses_lead_to_the_new_ones(reader, courses):
    """R137: of a lesson by its aliases, of a course by every slug that it had."""
    lessons = courses / "opening" / "lessons"
    moved = FIRST.replace("minutes: 3", "minutes: 3\naliases: [first]")
    write_course(courses, course=COURSE.replace("[first,", "[start,"))
    (lessons / "010-first.md").unlink()
    (lessons / "010-start.md").write_text(moved, encoding="utf-8")
    (courses / "opening").rename(courses / "first-words")
    release_folder(courses, clock.now())
    for old, new in (
        ("/courses/opening", "/courses/first-words"),
        ("/courses/opening/first", "/courses/first-words/start"),
        ("/courses/first-words/first?a=1", "/courses/first-words/start?a=1"),
        ("/courses/opening/second", "/courses/first-words/second"),
    ):
        answer = reader.client.get(old)
        assert (answer.status_code, answer.location) == (301, new), old
        assert reader.get(new).status_code == 200
