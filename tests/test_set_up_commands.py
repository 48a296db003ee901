"""Tests of the commands that set up an installation: check-ins, courses, groups."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner

from academy import database as doors
from academy.audit.tables import AuditEntry
from academy.camps.tables import Camp, GroupMember
from academy.checkins.tables import Activity
from academy.cli import academy
from academy.database import reading, table_of
from academy.learning.tables import Assignment
from tests.worlds import World, make_world

pytestmark = pytest.mark.shipped_courses

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)


@pytest.fixture
def world(data):
    """The small world with live courses, on a Thursday at noon; the doors are shut again."""
    doors.connect(f"sqlite:///{data / 'academy.db'}", data)
    with time_machine.travel(NOON, tick=False):
        made: World = make_world()
        doors.disconnect()
        yield made


@pytest.fixture
def run(world, data, monkeypatch) -> Callable[..., Any]:
    """Runs a command as it is typed."""
    monkeypatch.setenv("ACADEMY_DATA", str(data))

    def call(*arguments: object, expect: int = 0) -> Any:
        result = CliRunner().invoke(academy, [str(one) for one in arguments])
        assert result.exit_code == expect, result.output
        return result

    return call


@pytest.fixture
def rows(data) -> Callable[[Any], Any]:
    """Reads all rows of a table after the commands, without those of the releases."""

    def read(model: Any) -> Any:
        doors.connect(f"sqlite:///{data / 'academy.db'}", data)
        try:
            with reading() as connection:
                found = connection.execute(table_of(model).select()).mappings().all()
                return [row for row in found if row.get("action") != "catalog.release"]
        finally:
            doors.disconnect()

    return read


def test_check_ins_are_planned(run, rows, world, tmp_path):
    """R82: typed twice, a plan is there once, with one line in the audit."""
    questions = tmp_path / "questions.txt"
    questions.write_text("今天卖了什么？\n谁回头了？\n", encoding="utf-8")
    typed = ("check-ins", "plan", world.teams["region"], "--title", "每日一问",
             "--prompt-file", questions, "--weekdays", "1111110")  # fmt: skip
    assert run(*typed).stdout == run(*typed).stdout == "1\n"

    (activity,) = rows(Activity)
    assert (activity["first_day"], activity["weekdays"]) == (date(2026, 3, 19), "1111110")
    assert activity["prompt"].splitlines() == ["今天卖了什么？", "谁回头了？"]
    assert [row["action"] for row in rows(AuditEntry)] == ["checkins.plan"]
    assert "每日一问" in run("check-ins", "list").stdout


def test_a_course_is_given(run, rows, world):
    """R83: to a team or a person, by slug or id; given again, the due day changes."""
    run("courses", "assign", "rules-and-opening", "--team", world.teams["shop"])
    run("courses", "assign", "co-rules", "--team", world.teams["shop"], "--due", "2026-04-30")
    run("courses", "assign", "co-rules", "--person", "staff")

    assert [(row["team_id"], row["person_id"], row["due_day"]) for row in rows(Assignment)] == [
        (world.teams["shop"], None, date(2026, 4, 30)), (None, world.staff, None),
    ]  # fmt: skip
    assert {row["action"] for row in rows(AuditEntry)} == {"learning.assign"}


def test_a_camp_is_started(run, rows, world):
    """R84 to R86: a group, its people with a word about operators, a camp."""
    add = ("groups", "add", "武汉×早餐", "--team", world.teams["shop"], "--region", "武汉",
           "--interest", "早餐")  # fmt: skip
    assert run(*add).stdout == run(*add).stdout == "1\n"
    assert "1 operators" in run("groups", "member", 1, "shop_manager", "leader").stderr
    run("groups", "member", 1, "staff", "member")
    start = ("groups", "start-camp", 1, "pb-seven-day", "--day", "2026-03-20")
    assert run(*start).stdout == run(*start).stdout == "1\n"

    assert len(rows(GroupMember)) == 2
    assert [row["start_day"] for row in rows(Camp)] == [date(2026, 3, 20)]
    assert [row["action"] for row in rows(AuditEntry)] == [
        "camps.add_group", "camps.add_member", "camps.add_member", "camps.start",
    ]  # fmt: skip
    listed = run("groups", "list").stdout
    assert "2 people, 1 operators" in listed and "2026-03-20" in listed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("check-ins plan 99 --title a --prompt b", "no such"),
        ("check-ins plan 1 --title a", "at least one question"),
        ("check-ins plan 1 --title a --prompt b --first-day 2026-03-18", "today at the earliest"),
        ("check-ins plan 1 --title a --prompt b --weekdays 0000000", "at least one weekday"),
        ("courses assign nothing --team 1", "no such course"),
        ("courses assign co-rules --team 99", "no such"),
        ("courses assign co-rules --person nobody", "no such"),
        ("courses assign co-rules --team 1 --due 2026-03-18", "This day is over"),
        ("groups add a --team 99 --region b --interest c", "no such"),
        ("groups member 9 staff member", "no such"),
        ("groups start-camp 9 pb-seven-day --day 2026-03-20", "no such"),
    ],
)
def test_what_a_rule_forbids_is_said_in_one_sentence(run, rows, arguments, sentence):
    """R81: exit 1, a sentence on stderr, nothing on stdout, nothing written."""
    result = run(*arguments.split(), expect=1)
    assert sentence in result.stderr
    assert result.stdout == ""
    assert rows(AuditEntry) == []


def test_who_does_not_belong_is_refused(run, rows, world):
    """R85: people of other teams, unknown playbooks and days that are over are refused."""
    run("groups", "add", "群", "--team", world.teams["shop"], "--region", "a", "--interest", "b")
    assert (
        "not in the group's team"
        in run("groups", "member", 1, "stranger", "member", expect=1).stderr
    )
    assert (
        "pb-seven-day"
        in run("groups", "start-camp", 1, "pb-x", "--day", "2026-03-20", expect=1).stderr
    )
    late = run("groups", "start-camp", 1, "pb-seven-day", "--day", "2026-03-18", expect=1)
    assert "today at the earliest" in late.stderr
    assert rows(Camp) == rows(GroupMember) == []
