"""The first text of new things."""

import pytest

from academy.catalog.parser import read_course
from academy.catalog.starts import course_start, free, lesson_file, lesson_text, playbook_start
from tests.catalog.sample_course import codes, files_of


def encoded(files):
    """Return files as bytes."""
    return {path: text.encode() for path, text in files.items()}


def test_a_new_course_has_no_problem():
    """Not even a warning; its lesson is a draft, so learners see nothing yet."""
    course, problems = read_course(encoded(course_start("live-basics", set())), "live-basics")
    assert problems == []
    assert (course.id, course.lessons, len(course.hidden)) == ("co-live-basics", (), 1)


def test_a_new_lesson_has_no_problem_when_it_is_published():
    """Its length and its quiz fit what the header says."""
    text = lesson_text("room", set()).replace("status: draft\n", "")
    assert codes(files_of(room=text)) == []


def test_a_new_playbook_has_no_problem():
    """A day of preparation and seven days, each with its own ids."""
    files = {
        f"playbooks/week/{own}": text.encode()
        for own, text in playbook_start("week", set()).items()
    }
    assert len(files) == 9
    assert codes({**files_of(), **files}) == []


@pytest.mark.parametrize("taken", [set(), {"ls-a"}, {"ls-a", "ls-a-2"}])
def test_ids_are_new(taken):
    """An id that somebody has gets a number behind it."""
    assert free("ls-a", taken) not in taken
    assert f"id: {free('ls-a', taken)}\n" in lesson_text("a", taken)


def test_days_of_two_playbooks_of_one_name_differ():
    """In another course the same name gives other ids."""
    first = playbook_start("week", set())
    second = playbook_start("week", {"pb-week", "pd-week-0", "t-week-3-open"})
    assert "id: pb-week-2\n" in second["playbook.yml"]
    assert "id: pd-week-2-0\n" in second["day-0.md"]
    assert first["day-0.md"] != second["day-0.md"]


@pytest.mark.parametrize(
    ("own_files", "expected"),
    [
        ([], "lessons/010-a.md"),
        (["lessons/010-x.md", "lessons/025-y.en.md"], "lessons/030-a.md"),
        (["lessons/intro.md"], "lessons/010-a.md"),
    ],
)
def test_a_new_lesson_stands_behind_the_others(own_files, expected):
    """Its number is the next full ten."""
    assert lesson_file("a", own_files) == expected
