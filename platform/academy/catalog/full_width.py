"""Slips with the colon of a field: full-width, or no space behind it; found, named, mended."""

import re

from academy.catalog.findings import Findings
from academy.catalog.nearest import CHINESE_NAMES, nearest
from academy.catalog.source import Source

FIELD = re.compile(r"(\s*(?:-\s+)?)([A-Za-z_\u4e00-\u9fff][\w-]*)\s*：")


TIGHT = re.compile(r"((?:- )?[a-z_]+):(?=[^\s:/])")


def mend_colons(source: Source, known: frozenset[str], findings: Findings) -> Source:
    """Note every ``field：`` and ``field:value`` and read on as if it had been typed right."""
    lines = list(source.lines)
    for index, line in enumerate(lines):
        match = FIELD.match(line)
        if match and is_field(match[2], known):
            colon = match.end() - 1
            findings.add(source.place(index, colon + 1), "C103", field=match[2])
            gap = "" if line[colon + 1 : colon + 2] in {"", " "} else " "
            lines[index] = f"{line[:colon]}:{gap}{line[colon + 1 :]}"
        tight = TIGHT.match(line)
        if tight and tight[1].removeprefix("- ") in known:
            field = tight[1].removeprefix("- ")
            findings.add(source.place(index, tight.end() + 1), "C127", field=field)
            lines[index] = f"{line[: tight.end()]} {line[tight.end() :]}"
    return Source(source.path, tuple(lines), source.line)


def is_field(word: str, known: frozenset[str]) -> bool:
    """Tell a field with a typing mistake from ordinary text before a colon."""
    return word in known or word in CHINESE_NAMES or bool(nearest(word, known))
