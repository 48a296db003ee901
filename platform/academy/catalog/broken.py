"""What stands in courses that cannot be read: others may speak of it without being wrong."""

import re
from collections.abc import Iterable, Mapping

from academy.catalog.problems import Problem

GIVEN = re.compile(rb"^id:[ \t]*[\"']?(ls-[A-Za-z0-9-]+)|\{#(q-[A-Za-z0-9-]+)", re.MULTILINE)
ASKED = re.compile(rb"\bkey=[\"']?(shop[.][^\s\"'}]+)")
MISSING = frozenset({"C121", "C122", "C180", "C260", "C402"})
"""Problems that say that something is nowhere."""


def names_in(files: Mapping[str, bytes]) -> set[str]:
    """Return the ids and the own facts that the files of a course give, readable or not."""
    found: set[str] = set()
    for own, data in files.items():
        if own.endswith(".md"):
            given = (each[1] or each[2] for each in GIVEN.finditer(data))
            asked = (each[1] for each in ASKED.finditer(data))
            found |= {name.decode("utf-8", "replace") for name in (*given, *asked)}
    return found


def without_broken(
    problems: Iterable[Problem], broken: Mapping[str, Mapping[str, bytes]]
) -> list[Problem]:
    """Leave out what is missed only because its course holds errors.

    Args:
        problems: those found between courses.
        broken: the files of each course that could not be read, by the name of its folder.
    """
    if not broken:
        return list(problems)
    names = {name for files in broken.values() for name in names_in(files)}
    return [each for each in problems if not is_there(each, names, broken)]


def is_there(problem: Problem, names: set[str], broken: Mapping[str, object]) -> bool:
    """Tell whether what a problem calls missing stands in a broken course."""
    if problem.code not in MISSING:
        return False
    given = dict(problem.arguments)
    if problem.code == "C402":
        return given["target"].partition("/")[0] in broken
    return given.get("id", given.get("name", "")) in names
