"""Reviews that are due."""

from datetime import date

import pytest

from academy.catalog.overdue import overdue
from tests.catalog.sample_course import ROOM, course_of, files_of

POLICY = ':::policy source="平台" as_of=2026-01-01 review_by=2026-06-30\n规则\n:::\n'
DATED = ROOM.replace("minutes: 1", "minutes: 1\nreview_by: 2026-05-31") + POLICY


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        (date(2026, 5, 31), []),
        (date(2026, 6, 1), [(5, "这一课")]),
        (date(2026, 7, 1), [(5, "这一课"), (10, "这条规则")]),
    ],
)
def test_lists_lessons_and_rules_whose_day_is_over(today, lines):
    """On its last day a review is not overdue; a notice has line and sentence."""
    found = overdue([course_of(files_of(room=DATED))], today)
    assert sorted(each.line for each in found) == [line for line, _ in lines]
    assert all(each.severity == "notice" for each in found)
    for line, words in lines:
        assert any(each.line == line and words in each.sentence("zh") for each in found)


def test_a_retired_lesson_rests():
    """Nobody reviews what nobody starts any more."""
    retired = DATED.partition(":::")[0].replace("minutes", "status: retired\nminutes")
    course = course_of(files_of(room=retired))
    assert overdue([course], date(2027, 1, 1)) == []
