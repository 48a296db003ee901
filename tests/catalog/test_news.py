"""Notes on what changed, and to whom they are news."""

from datetime import UTC, datetime, timedelta

import pytest

from academy.catalog.news import News, by_course, news_of
from tests.catalog.sample_course import COURSE, HOOK, course_of, files_of

NOW = datetime(2026, 3, 19, 4, tzinfo=UTC)
FIRST = COURSE + "changes:\n  1: 首次\n"
SECOND = FIRST + "  2: 新规\n"


def test_a_note_is_news_when_it_is_new():
    """Notes that were there before are no news; a new one is about what has changed."""
    before = course_of(files_of(course=FIRST))
    after = course_of(files_of(course=SECOND, hook=HOOK.replace("观众", "客人")))
    (found,) = news_of(before, after, NOW)
    assert (found.name, found.lessons, found.before) == ("2", ("ls-hook",), ("ls-hook", "ls-room"))
    assert news_of(after, after, NOW) == []


def test_a_note_may_name_its_lessons():
    """What the author says holds, whatever has changed."""
    text = FIRST + "  2: {note: 新规, lessons: [ls-room]}\n"
    (found,) = news_of(course_of(files_of(course=FIRST)), course_of(files_of(course=text)), NOW)
    assert found.lessons == ("ls-room",)


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ({}, False),
        ({"ls-a": -1}, True),
        ({"ls-a": 1}, False),
        ({"ls-b": -1}, False),
        ({"ls-b": -1, "ls-c": -1}, True),
        ({"ls-b": -1, "ls-c": 1}, False),
    ],
    ids=["nothing", "the lesson", "after it", "another", "the whole course", "half before"],
)
def test_to_whom_it_is_news(done, told):
    """R136: to those who had done the lesson, or every lesson that there was."""
    note = News("co-x", "2", NOW, ("ls-a",), ("ls-b", "ls-c"))
    moments = {name: NOW + timedelta(hours=hours) for name, hours in done.items()}
    assert note.concerns(moments) is told


def test_news_of_an_empty_course_is_for_nobody():
    """Who could have finished it?"""
    assert not News("co-x", "1", NOW, (), ()).concerns({})


def test_news_stand_under_their_courses():
    """In their order."""
    pairs = (("a", "1"), ("a", "2"), ("b", "1"))
    one, two, other = (News(course, name, NOW, (), ()) for course, name in pairs)
    assert by_course([one, two, other]) == {"a": (one, two), "b": (other,)}
