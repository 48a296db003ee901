"""The processes of an installation, as their supervisor sees them."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import click

ACADEMY = (sys.executable, "-P", "-m", "academy")
END_SECONDS = 20.0
FIRST_PAUSE, LONGEST_PAUSE, CALM_SECONDS = 0.5, 30.0, 60.0


def spawn(environment: dict[str, str], lock: int, *arguments: str) -> subprocess.Popen[bytes]:
    """Start an academy process that ends when we end.

    It has a session of its own: Ctrl-C reaches only us. It holds the lock: nobody else starts
    on the same data before the last of us has ended.
    """
    return subprocess.Popen(
        [*ACADEMY, *arguments, "--parent", str(os.getpid())],
        env={"MALLOC_ARENA_MAX": "2"} | environment,  # many threads, one heap
        stdin=subprocess.PIPE,
        pass_fds=(lock,),
        start_new_session=True,
    )


class Child:
    """A part of the installation that is started again, after growing pauses, when it ends."""

    def __init__(self, environment: dict[str, str], lock: int, *arguments: str) -> None:
        self.environment, self.lock, self.arguments = environment, lock, arguments
        self.pause = FIRST_PAUSE
        self.start()

    def start(self) -> None:
        """Start the process; it loads, and touches nothing before ``go()``."""
        self.since = time.monotonic()
        self.process: subprocess.Popen[bytes] | None = spawn(
            self.environment, self.lock, *self.arguments
        )

    def go(self) -> None:
        """Let the process begin."""
        if self.process is not None and self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.write(b"go\n")
                self.process.stdin.close()

    def tend(self) -> None:
        """Clear away a process that has ended; start the next one when its pause is over."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            end([self.process])
            self.pause = pause_after(self.pause, now - self.since)
            self.since, self.process = now, None
            click.echo(f"academy {self.arguments[0]} ended; again in {self.pause:.0f} s.", err=True)
        if self.process is None and now >= self.since + self.pause:
            self.start()
            self.go()


def pause_after(pause: float, lived: float) -> float:
    """Return how many seconds to wait for the next start: twice as long, or little after calm."""
    return FIRST_PAUSE if lived > CALM_SECONDS else min(2 * pause, LONGEST_PAUSE)


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask the processes to end, wait, and leave nothing of their sessions behind."""
    deadline = time.monotonic() + END_SECONDS
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
