"""Tests of a playbook's day by the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.camps import schedule
from academy.camps.schedule import Tick
from academy.catalog.content import Task

ZONE = "Asia/Shanghai"
DAY = date(2026, 3, 19)
MORNING = Task("t-morning", "发欢迎", role="leader", due="08:35")
NOON = Task("t-noon", "接龙", role="editor", due="12:35")
EVENING = Task("t-evening", "讲小课", role="leader", due="20:05")
OPEN_END = Task("t-open", "看群", role="tracker")
TASKS = (EVENING, MORNING, OPEN_END, NOON)
LEADER = frozenset({"leader"})


def wall(clock):
    """Return the instant of a Shanghai wall clock time on the day of the tests."""
    hour, minute = clock.split(":")
    return datetime(2026, 3, 19, int(hour), int(minute), tzinfo=UTC) - timedelta(hours=8)


def states(moment, ticks=None):
    """Return (task, state) at a moment."""
    lines = schedule.task_lines(TASKS, DAY, "23:59", ZONE, moment, ticks or {}, LEADER)
    return [(line.task.id, line.state) for line in lines]


def test_the_clock_orders_tasks_and_says_what_is_now_next_and_overdue():
    """R61: now for sixty minutes from its time, overdue after that, the first to come is next."""
    ticks = {"t-morning": Tick("何静", wall("08:33"))}

    assert states(wall("17:12"), ticks) == [
        ("t-morning", "done"),
        ("t-noon", "overdue"),
        ("t-evening", "next"),
        ("t-open", "later"),
    ]
    assert states(wall("20:05"))[2] == ("t-evening", "now")
    assert states(wall("21:04"))[2] == ("t-evening", "now")
    assert states(wall("21:05"))[2] == ("t-evening", "overdue")


def test_a_task_without_a_time_is_due_when_the_playbook_closes():
    """R61: without a time of its own a task is due at the end of the window."""
    assert states(wall("23:58"))[3] == ("t-open", "next")
    assert states(wall("23:59"))[3] == ("t-open", "now")


def test_a_task_done_early_is_not_the_next_one():
    """R61: what is ticked before its time does not stand in the way of what is next."""
    ticks = {"t-noon": Tick("吴桐", wall("08:00"))}
    assert states(wall("09:40"), ticks) == [
        ("t-morning", "overdue"),
        ("t-noon", "done"),
        ("t-evening", "next"),
        ("t-open", "later"),
    ]


@pytest.mark.parametrize(
    ("role", "roles", "mine"),
    [
        ("leader", {"leader"}, True),
        ("editor", {"leader"}, False),
        ("operators", {"tracker"}, True),
        ("operators", {"core"}, False),
        ("member", {"member"}, True),
    ],
)
def test_a_task_belongs_to_its_role(role, roles, mine):
    """R63: "operators" stands for all five operator roles, every other role for itself."""
    assert schedule.belongs_to(role, frozenset(roles)) is mine


@given(st.dates(date(2020, 1, 1), date(2037, 12, 31)), st.integers(0, 7))
def test_day_numbers_and_dates_agree(start, number):
    """R60: day 1 is the start day, day 0 the day before; numbers and dates are one to one."""
    assert schedule.day_number(start, schedule.date_of(start, number)) == number


@pytest.mark.parametrize(
    ("on", "finished", "expected"),
    [
        (DAY, 0, "now"),
        (DAY + timedelta(days=1), 0, "open"),
        (DAY - timedelta(days=1), 3, "on"),
        (DAY - timedelta(days=1), 2, "half"),
        (DAY - timedelta(days=1), 0, "miss"),
    ],
    ids=["today", "to come", "all done", "some done", "nothing done"],
)
def test_the_mark_of_a_day(on, finished, expected):
    """R62: a past day is marked by how much of the group's own tasks was done."""
    assert schedule.state_of_day(on, DAY, finished, 3) == expected
