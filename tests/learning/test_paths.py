"""Next along the path, on the page of a lesson and on Today."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from academy.catalog.parser import read_course
from academy.catalog.site import LearningPath
from academy.catalog.snapshot import Entry, build_catalog
from academy.learning.paths import (
    first_left,
    is_asked,
    on_path,
    path_page,
    successor,
    with_path,
)
from academy.learning.record import Given, LearnerRecord, Seen
from academy.learning.steps import next_steps

NOTHING = LearnerRecord()
NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
LESSON = "---\nid: {id}\ntitle: {id}\nminutes: 5\n---\n一。\n"
COURSE = """\
id: co-{name}
title: {name}
language: zh-CN
summary: 一
outline:
  - section: 一
    id: s-{name}
    lessons: [one, two, three]
"""


def course(name):
    """Return a course of three lessons."""
    files = {"course.yml": COURSE.format(name=name)}
    for number, word in enumerate(("one", "two", "three"), 1):
        files[f"lessons/0{number}0-{word}.md"] = LESSON.format(id=f"ls-{name}-{word}")
    found, problems = read_course({own: text.encode() for own, text in files.items()}, name)
    assert found is not None, problems
    return found


COURSES = (course("a"), course("b"), course("c"))
CATALOG = build_catalog(
    1, [Entry(COURSES[0], 1), Entry(COURSES[1], 2), Entry(COURSES[2], 3, merchant_id=7)]
)
PATH = LearningPath("pa-x", "走", ("ls-a-one", "ls-b-two", "ls-c-one", "ls-a-two"))
lessons = st.lists(st.sampled_from([f"ls-{number}" for number in range(12)]), unique=True)


def walk(record=NOTHING, merchant_id=7, path=PATH):
    """Return the path as one reader sees it."""
    return path_page(path, CATALOG, merchant_id, record, "zh")


@given(lessons)
def test_who_follows_next_walks_the_whole_path_in_order(path):
    """R162: from the first lesson, "next" leads to every lesson once, in the order of the file."""
    walked, here = [], path[0] if path else None
    while here is not None:
        walked.append(here)
        assert len(walked) <= len(path)
        here = successor(path, here)
    assert walked == path


@given(lessons, st.sets(st.sampled_from([f"ls-{number}" for number in range(20)])))
def test_going_on_finishes_the_path_whatever_was_done_before(path, done):
    """R162: the first lesson left is not done, all before it are; done one by one it ends."""
    left = []
    while (here := first_left(path, done)) is not None:
        assert here not in done
        assert set(path[: path.index(here)]) <= done
        left.append(here)
        done = {*done, here}
    assert set(path) <= done
    assert len(left) == len(set(left))


def test_beside_the_path_there_is_no_next():
    """A lesson that is not on the path leads on in its course."""
    assert successor(("ls-a",), "ls-b") is None
    assert on_path(walk(), "ls-b-one") is None


def test_a_lesson_that_may_not_be_seen_is_left_out():
    """Who may not see a course walks the path without it."""
    assert walk().lessons == PATH.lessons
    assert walk(merchant_id=8).lessons == ("ls-a-one", "ls-b-two", "ls-a-two")
    assert on_path(walk(merchant_id=8), "ls-b-two").next_title == "ls-a-two"
    hidden = LearningPath("pa-y", "走", ("ls-c-one", "ls-gone"))
    assert walk(merchant_id=8, path=hidden) is None


def test_the_last_lesson_leads_back_to_the_path():
    """At the end of the path there is no next lesson."""
    standing = on_path(walk(), "ls-a-two")
    assert (standing.number, standing.count, standing.next_address) == (4, 4, "")


def test_progress_counts_the_lessons_of_the_path():
    """What was done elsewhere does not count."""
    page = walk(LearnerRecord(done={"ls-a-one": NOON, "ls-b-one": NOON}, path="pa-x"))
    assert (page.done, page.count, page.percent, page.minutes_left) == (1, 4, 25, 15)
    assert page.followed
    assert (page.next.lesson_id, page.next.number, page.next.count) == ("ls-b-two", 2, 4)


def today(record):
    """Return the lessons on Today."""
    steps = next_steps(record, COURSES, NOON)
    return [each.lesson_id for each in with_path(steps, walk(record), COURSES).lessons]


def test_the_path_stands_on_today_alone():
    """R163: a course begun only along the path does not stand beside it."""
    assert today(LearnerRecord(path="pa-x")) == ["ls-a-one"]
    done = {"ls-a-one": NOON}
    assert today(LearnerRecord(done=done, path="pa-x")) == ["ls-b-two"]


def test_what_is_due_comes_before_the_path_and_everything_else_after_it():
    """R163: due, path, given without a day, begun; a lesson that is two of them stands once."""
    seen = {"ls-c-three": Seen(NOON, 10)}
    due = {"co-b": Given("co-b", NOON, NOON.date(), None)}
    record = LearnerRecord(seen=seen, given=due, path="pa-x")
    assert today(record) == ["ls-b-one", "ls-a-one", "ls-c-three"]
    some_day = {"co-b": Given("co-b", NOON, None, None)}
    record = LearnerRecord(seen=seen, given=some_day, path="pa-x")
    assert today(record) == ["ls-a-one", "ls-b-one", "ls-c-three"]
    given_a = {"co-a": Given("co-a", NOON, None, None)}
    assert today(LearnerRecord(given=given_a, path="pa-x")) == ["ls-a-one"]


def test_a_walked_path_leaves_today():
    """Behind its last lesson the courses stand as before."""
    done = dict.fromkeys(PATH.lessons, NOON)
    record = LearnerRecord(done=done, path="pa-x")
    assert "ls-a-three" in today(record)


def test_who_is_asked_what_to_learn_first():
    """R166: staff, once, with nothing given and nothing begun, where there is a path."""
    assert is_asked(LearnerRecord(), {3}, [PATH])
    assert not is_asked(LearnerRecord(path=""), {3}, [PATH])
    assert not is_asked(LearnerRecord(seen={"ls-a-one": Seen(NOON, 1)}), {3}, [PATH])
    given_one = {"co-b": Given("co-b", NOON, None, None)}
    assert not is_asked(LearnerRecord(given=given_one), {3}, [PATH])
    assert not is_asked(LearnerRecord(), set(), [PATH])
    assert not is_asked(LearnerRecord(), {3}, [])
