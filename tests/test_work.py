"""``academy work``: what changes in the courses folder goes live by itself."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.installation import Installation, running

COURSES = Path(__file__).resolve().parents[1] / "courses"
BUSY_MACHINE_SECONDS = 20.0


def activations(installation: Installation) -> int:
    """Return how many releases have gone live so far."""
    with closing(sqlite3.connect(installation.data / "academy.db")) as connection:
        return int(connection.execute("select count(*) from activation").fetchone()[0])


@pytest.mark.slow
def test_a_saved_lesson_goes_live_and_a_broken_one_does_not(tmp_path):
    """The last good release stays when a file is broken; mending it releases again."""
    shutil.copytree(COURSES, tmp_path / "courses")
    lesson = next((tmp_path / "courses" / "rules-and-opening" / "lessons").glob("010-*s.md"))
    good = lesson.read_text(encoding="utf-8")
    with running(tmp_path) as installation:
        first = activations(installation)
        assert first > 0
        lesson.write_text(good.replace("minutes: 9", "minutes: many"), encoding="utf-8")
        installation.wait_for("has errors")
        assert activations(installation) == first
        began = time.monotonic()
        lesson.write_text(good.replace("minutes: 9", "minutes: 11"), encoding="utf-8")
        while activations(installation) == first:
            assert time.monotonic() - began < BUSY_MACHINE_SECONDS, installation.output()
            time.sleep(0.05)
