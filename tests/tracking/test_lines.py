"""The lines of a board's tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from academy.tracking import lines
from academy.tracking.scope import Scope
from academy.tracking.summary import Count, PersonDays
from tests.team_lines import NEXT_SHOP, REGION, SHIFT, SHOP, TEAMS

NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


def person(number, team_id, *states):
    """A person of a team on some days."""
    return PersonDays(number, "周小满", team_id, "小东门", states, (None,) * len(states))


@pytest.mark.parametrize(
    ("state", "today", "expected"),
    [
        ("done", True, "on"),
        ("late", False, "half"),
        ("make_up", False, "half"),
        ("missing", False, "miss"),
        ("missing", True, "open"),
        ("not_planned", True, "off"),
    ],
)
def test_marks_of_the_grid(state, today, expected):
    """What is missing today is still to come, on other days it is missed (R43)."""
    assert lines.mark_of(state, today=today) == expected


def test_a_person_without_activities_has_an_empty_line():
    """Who is asked for nothing stands in the grid with nothing planned (R43)."""
    assert lines.marks_of(None, 3) == ["off", "off", "off"]


def test_bars_stack_the_made_up_on_those_in_time():
    """The two parts of a bar add up to the share of that day (R41)."""
    bar = lines.bars([(date(2026, 3, 18), Count(10, 12, 1))])[0]

    assert (bar.on, bar.half, bar.on + bar.half) == (75, 8, 83)


def test_a_day_without_plan_has_no_bar():
    """Nobody planned: no bar, and no division (R41)."""
    bar = lines.bars([(date(2026, 3, 18), Count())])[0]

    assert (bar.on, bar.half) == (0, 0)


def test_counts_of_the_teams_right_below():
    """Each team right below counts all people under it, each person once (R41)."""
    people = [
        person(1, SHOP.id, "done"),
        person(2, SHIFT.id, "missing"),
        person(3, NEXT_SHOP.id, "done"),
    ]

    found = lines.team_counts(Scope(REGION, TEAMS), people)

    assert [(line.team_id, line.count) for line in found] == [
        (SHOP.id, Count(1, 2)),
        (NEXT_SHOP.id, Count(1, 1)),
    ]


def test_people_right_in_the_team_have_a_line_of_their_own():
    """People of the board's team itself are counted in a line before the others (R41)."""
    found = lines.team_counts(Scope(REGION, TEAMS), [person(1, REGION.id, "done")])

    assert (found[0].team_id, found[0].count) == (REGION.id, Count(1, 1))


@pytest.mark.parametrize(
    "scope",
    [Scope(SHIFT, TEAMS), Scope(REGION, TEAMS).with_below(below=False)],
    ids=["nothing below", "alone"],
)
def test_no_lines_without_teams_below(scope):
    """A board of one team has no lines of sub-teams."""
    assert lines.team_counts(scope, [person(1, REGION.id, "done")]) == []


@pytest.mark.parametrize(
    ("sent_at", "learned_at", "expected"),
    [
        (None, None, None),
        (NOON, None, NOON),
        (None, NOON, NOON),
        (NOON, NOON + timedelta(hours=1), NOON + timedelta(hours=1)),
    ],
    ids=["never", "checked in", "learned", "the later"],
)
def test_last_activity_is_the_later_of_both(sent_at, learned_at, expected):
    """The last activity is the later of check-in and learning; none is "never"."""
    one = PersonDays(1, "周小满", 2, "小东门", ("done",), (sent_at,))

    assert lines.last_active(one, learned_at) == expected
    assert lines.last_active(None, None) is None
