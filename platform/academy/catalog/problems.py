"""What is wrong in a course, with the place; sentences are made at the edge."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from academy.catalog.messages import message_of

MOST_PER_FILE = 200


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A character in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``severity`` is ``error`` (blocks a release), ``warning`` or ``notice``."""

    path: str
    line: int
    column: int
    severity: str
    code: str
    arguments: tuple[tuple[str, str], ...] = ()

    def sentence(self, language: str) -> str:
        """Say what is wrong, in Chinese or English."""
        return message_of(self.code).sentence(language).format_map(dict(self.arguments))

    def fix(self, language: str) -> str:
        """Say what to do about it; empty when only the author can know."""
        arguments = dict(self.arguments)
        if arguments.get("nearest") == "":
            return ""
        return message_of(self.code).fix(language).format_map(arguments)


def problem_at(place: Place, code: str, **arguments: str | int) -> Problem:
    """Make a problem; its severity stands in the table of messages."""
    pairs = tuple((name, str(value)) for name, value in arguments.items())
    severity = message_of(code).severity
    return Problem(place.path, place.line, place.column, severity, code, pairs)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, drop repetitions, keep the first two hundred of each file."""
    seen: Counter[str] = Counter()
    kept = []
    ordered = sorted(set(problems), key=lambda each: (each.path, each.line, each.column, each.code))
    for problem in ordered:
        seen[problem.path] += 1
        if seen[problem.path] <= MOST_PER_FILE:
            kept.append(problem)
    return kept


def as_warnings(problems: Iterable[Problem]) -> list[Problem]:
    """Soften problems of a translation, which must never hold the source back."""
    return [replace(problem, severity="warning") for problem in problems]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether a release is blocked."""
    return any(problem.severity == "error" for problem in problems)
