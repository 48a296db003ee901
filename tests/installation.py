"""An installation that runs in processes of its own, as a user would start it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ACADEMY = (sys.executable, "-P", "-m", "academy")
START_SECONDS = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Installation:
    """One installation in *folder*, by default without courses; it prints into a file."""

    folder: Path
    port: int = field(default_factory=free_port)
    own_courses: bool = False
    process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def environment(self) -> dict[str, str]:
        """Variables that every command of this installation sees."""
        mine = {name: value for name, value in os.environ.items() if "ACADEMY_" not in name}
        mine |= {"ACADEMY_DATA": str(self.data), "ACADEMY_LOG_LEVEL": "info"}
        if not self.own_courses:
            courses = self.folder / "courses"
            courses.mkdir(exist_ok=True)
            mine["ACADEMY_COURSES"] = str(courses)
        return mine

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(
            [*ACADEMY, *arguments],
            cwd=self.folder,
            env=self.environment | variables,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    def start(self, *options: str) -> None:
        """Start serving and wait for the first answer."""
        with (self.folder / "output").open("wb") as output:
            self.process = subprocess.Popen(
                [*ACADEMY, "serve", "--port", str(self.port), *options],
                cwd=self.folder,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.wait_for("Ctrl-C ends it")

    def wait_for(self, text: str) -> None:
        """Wait until *text* has been printed."""
        assert self.process is not None
        deadline = time.monotonic() + START_SECONDS
        while text not in self.output():
            assert self.process.poll() is None, self.output()
            assert time.monotonic() < deadline, self.output()
            time.sleep(0.05)

    def output(self) -> str:
        """Return what has been printed so far."""
        return (self.folder / "output").read_text(encoding="utf-8")

    def answers(self, path: str = "/healthz") -> int:
        """Return the status of *path*, 0 for no answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as got:
                return int(got.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def parts(self) -> dict[str, int]:
        """Return the process ids of the running parts of the installation, by verb."""
        assert self.process is not None
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes().decode().split("\0")
                name = (entry / "comm").read_text().strip()
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if str(self.process.pid) in words and "--parent" in words:
                verb = "work" if name == "academy work" else words[words.index("academy") + 1]
                if parent == self.process.pid or verb not in found:
                    found[verb] = int(entry.name)
        return found

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal, wait, and return the exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(START_SECONDS)


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Installation]:
    """An installation that serves, and that is ended in the end."""
    installation = Installation(folder)
    try:
        installation.start(*options)
        yield installation
    finally:
        if installation.process is not None and installation.process.poll() is None:
            installation.end()
