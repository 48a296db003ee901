"""Ties a process to the one that started it: begins when told to, ends when that one ends."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15
LOOK_SECONDS = 1.0


def end_with(parent: int, how: signal.Signals = signal.SIGTERM) -> None:
    """Send *how* to this process as soon as its parent, the process *parent*, has ended.

    On Linux the kernel does it, at once and even after ``kill -9``. Elsewhere a thread
    looks once a second.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(how), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), how)
        return
    threading.Thread(target=watch, args=(parent, how), daemon=True).start()


def end_with_supervisor(words: Sequence[str]) -> None:
    """End with the supervisor that a command line names with ``--parent``, if it names one."""
    place = words.index("--parent") + 1 if "--parent" in words else len(words)
    if place < len(words) and words[place].isdecimal():
        end_with(int(words[place]))


def name_process(name: str) -> None:
    """Let ``ps`` and ``top`` show a fork under its own *name* (Linux; 15 characters at most)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_NAME, name.encode(), 0, 0, 0)


def begin_after(parent: int) -> None:
    """Wait until the supervisor *parent* says "go" on standard input; end when it ends."""
    end_with(parent)
    if sys.stdin.readline() != "go\n":
        sys.exit(1)


def watch(parent: int, how: signal.Signals) -> None:
    """Look once a second whether *parent* is still our parent."""
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), how)
