"""A process ends with the one that started it, and begins when it is told to."""

import os
import signal
import subprocess
import sys
import time

import pytest

from academy.lifeline import watch

CHILD = "import os, time; from academy.lifeline import end_with; end_with(os.getppid()); "
PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1] + "print(os.getpid(), flush=True); "
                          "time.sleep(60)"])
time.sleep(60)
"""
BEGIN = "import os; from academy.lifeline import begin_after; begin_after({}); print('began')"


def alive(number: int) -> bool:
    """Say whether a process runs."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_child_does_not_outlive_its_parent():
    """Even kill -9 of the parent ends the child, which nobody would look after any more."""
    command = [sys.executable, "-c", PARENT, CHILD]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.kill()
        deadline = time.monotonic() + 10
        while alive(child) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not alive(child)


def test_an_orphan_ends_at_once():
    """A parent that has ended before the child asked is noticed too."""
    script = CHILD.replace("os.getppid()", "1 << 22") + "print('still here')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGTERM, b"")


@pytest.mark.parametrize(("said", "printed"), [(b"go\n", b"began\n"), (b"", b"")])
def test_a_part_begins_when_told_to(said, printed):
    """Silence and an end are no permission: a start that was refused must not serve."""
    command = [sys.executable, "-c", BEGIN.format(os.getpid())]
    done = subprocess.run(command, input=said, capture_output=True, check=False)
    assert done.stdout == printed


def test_where_the_kernel_does_not_tell_a_thread_looks(monkeypatch):
    """Elsewhere than on Linux the parent is looked for once a second."""
    parents, sent = [7, 7, 1], []
    monkeypatch.setattr(os, "getppid", lambda: parents.pop(0))
    monkeypatch.setattr(os, "kill", lambda _pid, how: sent.append(how))
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    watch(7, signal.SIGTERM)
    assert sent == [signal.SIGTERM]


def test_a_part_ends_with_its_supervisor_before_it_has_loaded(tmp_path):
    """A part whose supervisor is gone ends before the modules of its command are imported."""
    command = [sys.executable, "-X", "importtime", "-P", "-m", "academy", "web", "--parent", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == -signal.SIGTERM
    assert "academy.lifeline" in done.stderr
    assert "academy.app" not in done.stderr
