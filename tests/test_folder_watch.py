"""A change is released when the folder has come to rest."""

import os
from pathlib import Path

import pytest

from academy import folder_watch
from academy.folder_watch import attempt, look, watch


class Clockwork:
    """Stands in for the event that ends the watch: each wait is one step of a story."""

    def __init__(self, *steps):
        self.steps = list(steps)

    def wait(self, _seconds):
        """Take the next step; end after the last."""
        if not self.steps:
            return True
        self.steps.pop(0)()
        return False


def rest():
    """Nothing happens in this second."""


@pytest.fixture
def lesson(tmp_path):
    """A lesson in a folder of courses."""
    path = tmp_path / "courses" / "one" / "lesson.md"
    path.parent.mkdir(parents=True)
    path.write_text("first")
    return path


def edit(path: Path, text: str) -> None:
    """Save the lesson."""
    path.write_text(text)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + len(text)))


def test_releases_once_two_looks_agree(lesson):
    """A folder that still changes is left alone; one at rest is released once."""
    seen = []
    story = [rest, lambda: edit(lesson, "se"), lambda: edit(lesson, "seco"), rest, rest, rest]
    watch(lesson.parents[1], lambda: seen.append(lesson.read_text()), Clockwork(*story))
    assert seen == ["seco"]


def test_a_failed_release_is_tried_again(lesson, monkeypatch):
    """A failure ends neither the watch nor the hope, and is not repeated every second."""
    monkeypatch.setattr(folder_watch, "RETRY_POLLS", 3)
    tries = []

    def fail():
        tries.append(1)
        raise OSError

    watch(lesson.parents[1], fail, Clockwork(*[rest] * 9))
    assert len(tries) == 3
    assert attempt(lambda: None)


def test_sees_what_editors_do(lesson):
    """New, changed, renamed and removed files are seen; hidden folders are not."""
    folder = lesson.parents[1]
    first = look(folder)
    (folder / ".git").mkdir()
    (folder / ".git" / "index").write_text("x")
    assert look(folder) == first
    edit(lesson, "second")
    second = look(folder)
    lesson.rename(lesson.with_name("other.md"))
    third = look(folder)
    (folder / "one" / "other.md").unlink()
    assert len({first, second, third, look(folder)}) == 4
    assert look(folder / "missing") == ()
