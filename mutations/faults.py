"""Faults to be planted, one at a time, in the pure files that matter most.

Each names a file, a text that stands there exactly once, what stands there instead, and the
tests that must notice. A text that no longer stands in its file is renewed by whoever changed
the file: the fault is worth as much as the line it breaks.
"""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "platform/academy"


@dataclass(frozen=True, slots=True)
class Fault:
    """*old* becomes *new* in a file of the package; ``tests`` are files below tests/."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where the file is, below the root of the project."""
        return Path(PACKAGE, self.file)

    @property
    def name(self) -> str:
        """The file and the line that is broken, in short."""
        return (
            f"{self.file}: {' '.join(self.old.split())[:60]} -> {' '.join(self.new.split())[:60]}"
        )


def faults_in(file: str, tests: str, *changes: tuple[str, str]) -> list[Fault]:
    """Return faults of one file; *tests* are parted by spaces."""
    return [Fault(file, old, new, tuple(tests.split())) for old, new in changes]


def stands(fault: Fault, root: Path = ROOT) -> bool:
    """Tell whether the text that is to be broken stands in its file exactly once."""
    return (root / fault.path).read_text(encoding="utf-8").count(fault.old) == 1
