"""What courses cost: checking a thousand lessons, rendering a long one, searching in thousands.

Each is measured where people meet it: the check as a command in a process of its own, the search
as the store answers it. The limits are those that were promised, not those of a machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generate import generate

from academy import database
from academy.catalog import live_search, store_search
from academy.catalog.disk import course_folders, load_course
from academy.catalog.live_html import render_course
from academy.catalog.render import to_html
from academy.catalog.search import words_of
from academy.database import reading, writing
from academy.database.migrate import upgrade

COURSES = Path(__file__).resolve().parents[1] / "courses"
NOW = datetime(2026, 3, 19, tzinfo=UTC)
LESSONS, SEARCHED, LENGTH = 1000, 3000, 10_000
TIMES = 5
QUERIES = (
    "券",
    "的",
    "打卡",
    "直播间",
    "直播间里",
    "优惠券",
    "opening",
    "a",
    "规则 直播",
    "没有这个词",
)
"""One character to several words; some stand everywhere, one nowhere."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure, and the limit below which it has to stay."""

    metric: str
    unit: str
    value: float
    limit: float

    def summary(self) -> dict[str, object]:
        """Return the figure as it stands in bench.json; its bound is the limit."""
        found = {"ours": round(self.value, 3), "bound": self.limit}
        return found | {"ratio": round(self.value / self.limit, 3), "unit": self.unit}


def measure(folder: Path) -> list[Measured]:
    """Measure everything, in new folders below *folder*."""
    return [*check(folder / "check"), render(), search(folder / "search")]


def show(found: Iterable[Measured]) -> None:
    """Print the figures."""
    for each in found:
        print(f"{each.metric:26}{each.value:>10.3f}  {each.unit:3} of {each.limit}")


def check(folder: Path) -> list[Measured]:
    """Check a thousand lessons without a memory, and again after one of them was changed."""
    root = folder / "courses"
    generate(COURSES, root, LESSONS)
    cold, again = [], []
    lesson = next(root.glob("*/lessons/*.md"))
    for number in range(TIMES):
        cold.append(run(root, folder / f"cache-{number}"))
        lesson.write_text(lesson.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        again.append(run(root, folder / f"cache-{number}"))
    return [
        Measured("check_1000_lessons", "s", statistics.median(cold), 5.0),
        Measured("check_1000_lessons_again", "s", statistics.median(again), 0.5),
    ]


def run(root: Path, cache: Path) -> float:
    """Return how long the command takes, compiled at its first run as after an installation."""
    command = [sys.executable, "-m", "academy", "courses", "check", str(root)]
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(cache / "compiled")}
    env = os.environ | {"XDG_CACHE_HOME": str(cache)} | compiled
    started = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    took = time.perf_counter() - started
    if done.returncode not in {0, 1} or b"courses," not in done.stderr:
        raise SystemExit(f"the check could not run: {done.stderr.decode()}")
    return took


def render() -> Measured:
    """Render 10 kB of the longest lesson's Markdown."""
    paths = COURSES.glob("*/lessons/*.md")
    texts = (path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in paths)
    longest = max(texts, key=len).encode()
    text = (longest * (LENGTH // len(longest) + 1))[:LENGTH].decode(errors="ignore")
    return Measured("render_10kb", "ms", 1000 * median(lambda: to_html(text), 30), 15.0)


def search(folder: Path) -> Measured:
    """Search three thousand lessons; the slowest of the queries counts."""
    folder.mkdir()
    engine = database.connect(f"sqlite:///{folder / 'academy.db'}", folder)
    try:
        upgrade(engine)
        index()
        generated = [f"co-{number}" for number in range(copies())]
        with reading() as connection:

            def answer(query: str) -> Callable[[], object]:
                words = words_of(query)
                return lambda: store_search.search(connection, words, generated, 10)

            took = {query: 1000 * median(answer(query), TIMES) for query in QUERIES}
    finally:
        database.disconnect()
    print("search:", ", ".join(f"{query} {value:.1f} ms" for query, value in took.items()))
    return Measured("search_3000_lessons", "ms", max(took.values()), 20.0)


def loaded() -> Iterable[tuple[object, dict[str, bytes]]]:
    """Walk through the real courses."""
    for folder in course_folders(COURSES):
        found = load_course(folder)
        if found.course is not None:
            yield found.course, found.files


def copies() -> int:
    """Return how many copies of all courses make up the lessons that are searched."""
    lessons = sum(len(course.lessons) for course, _ in loaded())  # type: ignore[attr-defined]
    return -(-SEARCHED // lessons)


def index() -> None:
    """Index the real courses as often as it takes, each time under other names."""
    entries = []
    for course, files in loaded():
        render_course(course, files)  # type: ignore[arg-type]
        made = live_search.prepared(course, "d", lambda files=files: files)  # type: ignore[arg-type,misc]
        entries += made.entries
    for number in range(copies()):
        with writing() as connection:
            store_search.replace(connection, f"co-{number}", entries, "1", "d")


def median(task: Callable[[], object], times: int) -> float:
    """Return how long a task takes in the middle, in seconds."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        task()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="academy-bench-") as place:
        show(measure(Path(place)))
