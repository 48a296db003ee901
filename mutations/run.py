"""Plants one fault after the other in a copy of the package, and sees that the tests notice.

    python -m mutations.run [GROUP ...]

The exit code is 1 when a fault survives, or when the text it breaks no longer stands in its
file: renew the fault, or write the test that is missing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from mutations.faults import ROOT, Fault, stands
from mutations.groups import GROUPS

PROCESSES = 2
SECONDS = 120
NO_TESTS = 5
"""What pytest answers when it found none: a fault is not noticed by tests that are not there."""
COPIED = ("platform", "tests", "courses", "static", "pyproject.toml")
CONFTEST = """\
import hypothesis

hypothesis.settings.register_profile("faults", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("faults")
"""
"""Pure tests need none of the fixtures, and start faster without the application."""
OPTIONS = ["-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider"]


def main(wanted: Sequence[str]) -> int:
    """Plant the faults of some groups, or all; return the exit code."""
    unknown = [name for name in wanted if name not in GROUPS]
    if unknown:
        print(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
        return 2
    faults = [fault for name in wanted or GROUPS for fault in GROUPS[name]]
    gone = [fault for fault in faults if not stands(fault)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        trees = [copy_to(Path(folder, str(number))) for number in range(PROCESSES)]
        files = sorted({test for fault in faults for test in fault.tests})
        said = failure_of(trees[0], files)
        if said is not None:
            print(f"{said[-2000:]}\nthe tests fail without any fault: mend them first")
            return 1
        survivors = plant_all([fault for fault in faults if fault not in gone], trees)
    for fault in gone:
        print(f"no longer there: {fault.name}")
    for fault in survivors:
        print(f"survived:        {fault.name}")
    taken = time.monotonic() - began
    found = len(faults) - len(gone) - len(survivors)
    print(f"{found} of {len(faults)} faults found in {taken:.0f} s")
    return 1 if gone or survivors else 0


def copy_to(tree: Path) -> Path:
    """Copy what the tests need, without anything compiled."""
    tree.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, tree / name)
    (tree / "tests" / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    return tree


def plant_all(faults: Sequence[Fault], trees: Sequence[Path]) -> list[Fault]:
    """Return the faults that no test noticed."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def survives(fault: Fault) -> bool:
        tree = free.get()
        try:
            return planted_survives(fault, tree)
        finally:
            free.put(tree)

    survivors = []
    with ThreadPoolExecutor(len(trees)) as pool:
        for fault, survived in zip(faults, pool.map(survives, faults), strict=True):
            print("!" if survived else ".", end="", file=sys.stderr, flush=True)
            survivors += [fault] if survived else []
    print(file=sys.stderr)
    return survivors


def planted_survives(fault: Fault, tree: Path) -> bool:
    """Plant one fault, run its tests, and take it out again."""
    path = tree / fault.path
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(fault.old, fault.new), encoding="utf-8")
    try:
        return failure_of(tree, fault.tests) is None
    finally:
        path.write_text(sound, encoding="utf-8")


def failure_of(tree: Path, files: Sequence[str]) -> str | None:
    """Run test files in a copy; return what pytest said when they failed or took too long.

    Nothing compiled is kept: two texts of one length, written in one second, look the same
    to Python's cache.
    """
    paths = [f"tests/{file}" for file in files]
    environment = {**os.environ, "PYTHONPATH": str(tree / "platform")}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *OPTIONS, *paths],
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS * max(1, len(files) // 4),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "took too long"
    return done.stdout if done.returncode not in {0, NO_TESTS} else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
