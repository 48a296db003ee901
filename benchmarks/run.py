"""``make bench``: measures the product against the bound, in turn, in one run.

Prints a table and writes bench.json: {metric: {ours, bound, ratio, unit}}. A ratio is the
median of the ratios of the rounds, ours divided by the bound's; only ratios mean something
beyond the machine and the hour. What courses cost (content.py) has a fixed limit as its bound.
"""

import argparse
import itertools
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import bound
import content
from crowd import Guest, invite
from forms import fill
from load import Result, burst, fetch, request
from servers import Server, free_port

LOGIN_NAME = "xiaoman"
LESSON = "/courses/rules-and-opening/where-rules"
ANSWER = re.compile(r"/lessons/[^/]+/answers/")
TODAY = "/"
ACTIVITY = re.compile(r'href="(/check-ins/\d+)"')
CHECK_IN = re.compile(r"/check-ins/\d+")
"""Where the measured pages and forms of the product are, and the person whose copies use them."""

WORKERS, THREADS = 2, 64
MANY, SECONDS, STARTS = 16, 3.0, 3
WRITES_MANY, WRITES_ONE = 400, 100
SETTLE_SECONDS = 20.0
LEAST_OF_HELLO = 0.35

Rows = dict[str, "Row"]


@dataclass
class Row:
    """One metric: what each round has shown, on both sides."""

    unit: str
    ours: list[float] = field(default_factory=list)
    bound: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Median of the ratios of the rounds."""
        return statistics.median(a / b for a, b in zip(self.ours, self.bound, strict=True))

    def summary(self) -> dict[str, object]:
        """Return the row as it stands in bench.json."""
        ours, theirs = statistics.median(self.ours), statistics.median(self.bound)
        found = {"ours": round(ours, 3), "bound": round(theirs, 3), "ratio": round(self.ratio, 3)}
        return found | {"unit": self.unit}


@dataclass
class Side:
    """One of the two servers, and the requests that are sent to it."""

    server: Server
    lesson: bytes
    quiz: Iterator[bytes]
    check_in: Iterator[bytes]
    statuses: dict[str, int]

    def read(self, connections: int) -> Result:
        """Fetch the lesson again and again."""
        return self.burst("lesson", itertools.repeat(self.lesson), connections, SECONDS)

    def write(self, kind: str, connections: int, count: int) -> Result:
        """Send *count* forms, each by somebody else."""
        requests = itertools.islice(getattr(self, kind), count)
        return self.burst(kind, requests, connections, 60.0)

    def burst(
        self, kind: str, requests: Iterator[bytes], connections: int, seconds: float
    ) -> Result:
        """Send requests; an answer that nobody expects ends the run."""
        result = burst(self.server.port, requests, connections, seconds, self.statuses[kind])
        if result.unexpected:
            raise SystemExit(f"{kind}: unexpected answers {result.unexpected}; nothing is measured")
        return result


def our_server(folder: Path) -> Server:
    """Return the product with its demo."""
    port = free_port()
    command = [sys.executable, "-m", "academy", "serve", "--demo", "--port", str(port)]
    numbers = {"ACADEMY_WORKERS": str(WORKERS), "ACADEMY_THREADS": str(THREADS)}
    quiet = {"ACADEMY_DATA": str(folder / "data"), "ACADEMY_LOG_LEVEL": "warning"}
    return Server(command, port, "/healthz", folder, numbers | quiet)


def bound_server(folder: Path) -> Server:
    """Return the bound on the same web server with as many processes and threads."""
    bound.make(folder)
    port = free_port()
    options = f"--interface wsgi --http 1 --workers {WORKERS} --blocking-threads {THREADS}"
    words = f"{options} --port {port} --log-level error bound:app".split()
    here = {"BOUND_FOLDER": str(folder), "PYTHONPATH": str(Path(__file__).parent)}
    return Server([sys.executable, "-m", "granian", *words], port, "/hello", folder, here)


def our_side(server: Server, guests: list[Guest]) -> Side:
    """Return the product with one filled-in form of each kind for each guest."""
    answers, check_ins = [], []
    address = ACTIVITY.search(page(server, TODAY, guests[0]))
    if address is None:
        raise SystemExit(f"{TODAY} shows no activity")
    for guest in guests:
        for path, action, kept in ((LESSON, ANSWER, answers), (address[1], CHECK_IN, check_ins)):
            where, body = fill(page(server, path, guest), action)
            kept.append(request("POST", where, guest.cookie, body))
    lesson = request("GET", LESSON, guests[0].cookie)
    statuses = {"lesson": 200, "quiz": 303, "check_in": 303}
    return Side(server, lesson, iter(answers), iter(check_ins), statuses)


def page(server: Server, path: str, guest: Guest) -> str:
    """Fetch a page as a guest."""
    status, _, body = fetch(server.port, request("GET", path, guest.cookie))
    if status != 200:
        raise SystemExit(f"{path} answers {status}")
    return body.decode()


def bound_side(server: Server) -> Side:
    """Return the bound with its page and its write."""
    cookies = []
    for number in range(1, 101):
        _, head, _ = fetch(server.port, request("GET", f"/sign-in/{number}"))
        found = re.search(rb"set-cookie: ([^;]+)", head, re.IGNORECASE)
        assert found is not None
        cookies.append(found[1].decode())
    body = b"text=" + b"x" * 120
    writes = itertools.cycle([request("POST", "/entry", cookie, body) for cookie in cookies])
    lesson = request("GET", "/lesson", cookies[0])
    return Side(server, lesson, writes, writes, {"lesson": 200, "quiz": 204, "check_in": 204})


def measure_round(number: int, ours: Side, theirs: Side, rows: Rows) -> None:
    """Measure every metric once on both sides; who begins changes from round to round."""
    tasks: list[tuple[str, int, Callable[[Side], Result]]] = []
    for connections in (MANY, 1):
        tasks.append(("lesson_page", connections, lambda side, c=connections: side.read(c)))
        count = WRITES_MANY if connections == MANY else WRITES_ONE
        for metric, kind in (("quiz_submit", "quiz"), ("check_in", "check_in")):
            tasks.append(
                (
                    metric,
                    connections,
                    lambda side, k=kind, c=connections, n=count: side.write(k, c, n),
                )
            )
    for metric, connections, task in tasks:
        sides = [("ours", ours), ("bound", theirs)]
        for name, side in sides if number % 2 else reversed(sides):
            result = task(side)
            suffix = "" if connections == MANY else "_one"
            note(rows, f"{metric}{suffix}", "1/s", name, result.rate)
            note(rows, f"{metric}{suffix}_p50", "ms", name, result.percentile(0.5))
            note(rows, f"{metric}{suffix}_p99", "ms", name, result.percentile(0.99))


def note(rows: Rows, metric: str, unit: str, side: str, value: float) -> None:
    """Add what one side has shown."""
    getattr(rows.setdefault(metric, Row(unit)), side).append(value)


def hello(theirs: Side) -> float:
    """Return how often the bound's server says nothing but hello."""
    greeting = itertools.repeat(request("GET", "/hello"))
    return burst(theirs.server.port, greeting, MANY, SECONDS, 200).rate


def measure(rounds: int, folder: Path) -> tuple[Rows, float]:
    """Run everything; return the rows, and the bound's lesson as a share of bare hello."""
    rows: Rows = {}
    (folder / "ours").mkdir()
    (folder / "bound").mkdir()
    servers = {"ours": our_server(folder / "ours"), "bound": bound_server(folder / "bound")}
    shares = []
    try:
        print("first start of ours:", f"{servers['ours'].start():.1f} s", flush=True)
        servers["ours"].stop()
        for name, server in [*servers.items()] * STARTS:
            server.stop()
            note(rows, "start_up", "s", name, server.start())
        time.sleep(SETTLE_SECONDS)
        for name, server in servers.items():
            note(rows, "memory_at_rest", "MB", name, server.megabytes())
        guests = invite(folder / "ours" / "data", LOGIN_NAME, rounds * (WRITES_MANY + WRITES_ONE))
        ours, theirs = our_side(servers["ours"], guests), bound_side(servers["bound"])
        for number in range(rounds):
            measure_round(number, ours, theirs, rows)
            shares.append(rows["lesson_page"].bound[-1] / hello(theirs))
            print(f"round {number + 1} of {rounds}", flush=True)
        for name, server in servers.items():
            note(rows, "memory", "MB", name, server.megabytes())
    finally:
        for server in servers.values():
            server.stop()
    return rows, statistics.median(shares)


def show(rows: Rows) -> None:
    """Print the table."""
    print(f"\n{'metric':24}{'ours':>10}{'bound':>10}{'ratio':>8}  unit")
    for name, row in rows.items():
        found = row.summary()
        print(f"{name:24}{found['ours']:>10}{found['bound']:>10}{found['ratio']:>8}  {row.unit}")


def main() -> None:
    """Measure, print, and write bench.json; fail loudly when the run itself is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--output", type=Path, default=Path("bench.json"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="academy-bench-") as folder:
        found = content.measure(Path(folder))
        rows, share = measure(chosen.rounds, Path(folder))
    show(rows)
    content.show(found)
    print(f"\nthe bound's lesson reaches {share:.2f} of a bare hello")
    if share < LEAST_OF_HELLO:
        raise SystemExit("That is below 0.35: this run is broken, and its numbers mean nothing.")
    summary = {name: row.summary() for name, row in rows.items()}
    summary |= {each.metric: each.summary() for each in found}
    chosen.output.write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
