"""Tests of `academy courses release` and `list`."""

import pytest
from click.testing import CliRunner

from academy.release_commands import courses as commands
from tests.learning.conftest import FIRST, write_course


@pytest.fixture
def run(data, courses, monkeypatch):
    """Run a command over a migrated installation."""
    monkeypatch.setenv("ACADEMY_DATA", str(data))
    monkeypatch.setenv("ACADEMY_COURSES", str(courses))
    return lambda *words: CliRunner().invoke(commands, words)


def test_what_has_changed_is_released_and_listed(run):
    """The first run releases, the second has nothing to do; the list names what is live."""
    assert run("release").stdout == "opening: released\n"
    assert run("release").stdout == "opening: unchanged\n"
    assert "opening  co-open  release 1" in run("list").stdout


def test_an_error_is_named_with_its_place(run, courses):
    """The command ends with 1 and says where the error is."""
    write_course(courses, first=FIRST.replace("minutes: 3", "minutes: viele"))
    answer = run("release", "--language", "en")
    assert answer.exit_code == 1
    assert "opening: not released" in answer.stdout
    assert "opening/lessons/010-first.md:4:" in answer.stderr
