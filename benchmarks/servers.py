"""Starts a server, waits for its first answer, weighs it and ends it."""

import os
import re
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from load import fetch, request

START_SECONDS = 120.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A command that serves on *port*; ``alive`` is a path that answers 200."""

    command: list[str]
    port: int
    alive: str
    folder: Path
    variables: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start, and return the seconds until the first answer."""
        started = time.perf_counter()
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=os.environ | self.variables,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        while not self.answers():
            waited = time.perf_counter() - started
            if self.process.poll() is not None or waited > START_SECONDS:
                words = (self.folder / "output").read_text(encoding="utf-8")
                raise RuntimeError(f"{self.command} did not start:\n{words[-3000:]}")
            time.sleep(0.005)
        return time.perf_counter() - started

    def answers(self) -> bool:
        """Say whether the server answers."""
        try:
            return fetch(self.port, request("GET", self.alive))[0] == 200
        except OSError:
            return False

    def stop(self) -> None:
        """End the server and wait for it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)

    def megabytes(self) -> float:
        """Return the memory of all its processes, each shared page counted in parts (PSS)."""
        assert self.process is not None
        return sum(pss(number) for number in family(self.process.pid)) / 1024


def family(ancestor: int) -> list[int]:
    """Return a process and all its descendants."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(words[1])
    members = [ancestor]
    for member in members:
        members += [number for number, parent in parents.items() if parent == member]
    return members


def pss(number: int) -> int:
    """Return the proportional memory of one process in kB."""
    text = Path(f"/proc/{number}/smaps_rollup").read_text()
    found = re.search(r"^Pss: +(\d+)", text, re.MULTILINE)
    return int(found[1]) if found else 0
