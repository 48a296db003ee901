"""Notices that a folder has changed and has come to rest."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

PAUSE_SECONDS = 0.5
RETRY_POLLS = 30
Look = tuple[tuple[str, int, int], ...]

logger = logging.getLogger("academy.work")


def watch(folder: Path, release: Callable[[], None], stopping: Event) -> None:
    """Call *release* when two looks at *folder*, half a second apart, agree on something new.

    A failed release is written to the log and tried again after half a minute, or as soon as
    the folder changes.
    """
    before: Look | None = None
    released: Look | None = None
    wait = 0
    while not stopping.wait(PAUSE_SECONDS):
        now = look(folder)
        wait = wait - 1 if now == before else 0
        if now == before and now != released and wait <= 0:
            if attempt(release):
                released = now
            else:
                wait = RETRY_POLLS
        before = now


def attempt(release: Callable[[], None]) -> bool:
    """Release, and say whether it went well. Whatever goes wrong must not end the watch."""
    try:
        release()
    except Exception:
        logger.exception("the courses could not be released")
        return False
    return True


def look(folder: Path) -> Look:
    """Return path, size and time of change of every file below *folder*, in order."""
    seen: list[tuple[str, int, int]] = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(parent, name)  # noqa: PTH118  # ten times as fast, every second
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            seen.append((path, status.st_size, status.st_mtime_ns))
    return tuple(sorted(seen))
