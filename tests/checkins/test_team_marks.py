"""Tests of how a team's days read (rules R11 and R28)."""

from dataclasses import replace

import pytest

from academy.checkins.team_marks import Member, Sent, gather, standing
from tests.checkins.made import NOON, PART, SUNDAY, THURSDAY

SECOND = replace(PART, activity_id=8)
MEMBER = Member(31, "周小满", 2, "小东门过早店", (PART,))
BUSY = replace(MEMBER, parts=(PART, SECOND))


def sent(kind: str, activity_id: int = 7, day=THURSDAY, at=NOON) -> Sent:
    """Return a check-in of the member."""
    return Sent(activity_id, activity_id, 31, day, kind, at)


@pytest.mark.parametrize(
    ("member", "given", "expected"),
    [
        (MEMBER, [], "missing"),
        (MEMBER, [sent("on_time")], "done"),
        (MEMBER, [sent("late")], "late"),
        (MEMBER, [sent("make_up")], "make_up"),
        (BUSY, [sent("on_time")], "missing"),
        (BUSY, [sent("on_time"), sent("make_up", 8)], "make_up"),
        (BUSY, [sent("on_time"), sent("late", 8)], "late"),
        (replace(MEMBER, parts=(replace(PART, expected=False),)), [], "not_planned"),
    ],
    ids=["none", "done", "late", "made up", "one of two", "worse", "late of two", "manager"],
)
def test_the_worst_counts(member, given, expected):
    """R28: missing before made up before late before done; R11: managers are never missing."""
    assert standing(member, THURSDAY, given) == expected


def test_a_day_off_asks_nobody():
    """R10: Sunday is not planned, and what was done on it counts all the same."""
    assert standing(MEMBER, SUNDAY, []) == "not_planned"
    assert standing(MEMBER, SUNDAY, [sent("on_time", day=SUNDAY)]) == "done"


def test_only_expected_people_stand_on_the_list():
    """R11: a manager is on no list of missing people; others stand by team and name."""
    rows = [
        (1, "B", 2, "B店", PART),
        (2, "A", 2, "B店", replace(PART, expected=False)),
        (3, "C", 1, "A店", PART),
        (3, "C", 1, "A店", SECOND),
    ]

    found = gather(rows)

    assert [member.person_id for member in found] == [3, 1]
    assert [len(member.parts) for member in found] == [2, 1]
