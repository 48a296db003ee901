"""The mechanical fixes: what the checker can mend without knowing what the author meant.

Each fix looks again at the characters it is about to change; where they are not what the
problem says, nothing is changed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from academy.catalog.attribute_kinds import TIME
from academy.catalog.block_reader import DOUBLE, MARKER
from academy.catalog.paths import is_asset, place_of
from academy.catalog.problems import Problem
from academy.catalog.question_lines import OPTION
from academy.catalog.source import fold

BOM = "\ufeff"
FIELD_NAME = re.compile(r"[^\s:：]+")
SHORT_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed: where, why (a code, or ``BOM``, ``CRLF``), and the texts."""

    path: str
    line: int
    reason: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The files that differ now, by path below the course, and what was changed in them."""

    files: dict[str, bytes]
    changes: tuple[Change, ...]


def fix_files(files: Mapping[str, bytes], slug: str, problems: Iterable[Problem]) -> Fixed:
    """Mend the files of a course as far as *problems*, found in just these files, allow."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.path, []).append(problem)
    fixed: dict[str, bytes] = {}
    changes: list[Change] = []
    for own in sorted(files):
        if not own.endswith((".md", ".yml")) or is_asset(own):
            continue
        path = place_of(slug, own)
        data, found = fix_file(files[own], path, by_file.get(path, []))
        if found:
            fixed[own] = data
            changes += found
    return Fixed(fixed, tuple(changes))


def fix_file(data: bytes, path: str, problems: Iterable[Problem]) -> tuple[bytes, list[Change]]:
    """Mend one file; one that is not UTF-8 stays as it is."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, []
    plain = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    changes = signs_changed(text, path)
    lines = plain.split("\n")
    last_first = sorted(problems, key=lambda each: (each.line, each.column), reverse=True)
    for problem in last_first:
        fix = FIXES.get(problem.code)
        at = problem.line - 1
        if fix is None or at >= len(lines):
            continue
        mended = fix(lines[at], problem, lines)
        if mended != lines[at]:
            changes.append(Change(path, problem.line, problem.code, lines[at], mended))
            lines[at] = mended
    return "\n".join(lines).encode(), sorted(changes, key=lambda each: each.line)


def signs_changed(text: str, path: str) -> list[Change]:
    """Name the signs that no reader sees: a byte order mark, Windows line ends."""
    changes = []
    if text.startswith(BOM):
        changes.append(Change(path, 1, "BOM", "U+FEFF", ""))
    ends = text.count("\r")
    if ends:
        changes.append(Change(path, 1, "CRLF", f"{ends} × CR", "LF"))
    return changes


def fix_colon(line: str, problem: Problem, _lines: list[str]) -> str:
    """Put a half-width colon after the name of a field."""
    at = problem.column - 1
    if line[at : at + 1] != "：":
        return line
    gap = "" if line[at + 1 : at + 2] in {"", " "} else " "
    return f"{line[:at]}:{gap}{line[at + 1 :].removeprefix('　')}"


def fix_field(line: str, problem: Problem, lines: list[str]) -> str:
    """Write the field that was meant, unless it is given beside this one."""
    arguments = dict(problem.arguments)
    wrong, meant = arguments["field"], arguments.get("meant", "")
    at = problem.column - 1
    name = FIELD_NAME.match(line, at)
    is_there = name is not None and name[0] == wrong
    if not meant or not is_there or is_given(meant, lines, problem.line - 1, at):
        return line
    return line[:at] + meant + line[at + len(wrong) :]


def is_given(name: str, lines: list[str], index: int, at: int) -> bool:
    """Tell whether a field is given among those that stand with the one at *index*, *at*."""
    if lines[index][:at].strip() not in {"", "-"}:
        return re.search(rf"(?<![\w-]){re.escape(name)}\s*:", lines[index]) is not None
    first = last = index
    while first > 0 and not lines[first][:at].strip():
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1][:at].strip():
        last += 1
    field = re.compile(rf"{re.escape(name)}\s*[:：]")
    return any(field.match(line, at) for line in lines[first : last + 1])


def fix_block(line: str, problem: Problem, _lines: list[str]) -> str:
    """Write the block that was meant."""
    arguments = dict(problem.arguments)
    wrong, meant = arguments["name"], arguments.get("meant", "")
    marker = MARKER.match(fold(line))
    if not meant or marker is None or marker[2] != wrong:
        return line
    return line[: marker.start(2)] + meant + line[marker.end(2) :]


def fix_marker(line: str, _problem: Problem, _lines: list[str]) -> str:
    """Write ::: with half-width colons."""
    marker = MARKER.match(fold(line))
    if marker is None:
        return line
    return fold(line[: marker.end()]) + line[marker.end() :]


def fix_brackets(line: str, _problem: Problem, _lines: list[str]) -> str:
    """Write the brackets of an option, and what stands in them, with half-width signs."""
    option = OPTION.match(fold(line))
    if option is None:
        return line
    first, last = option.start(1), option.end(3)
    return line[:first] + fold(line[first:last]) + line[last:]


def fix_two_colons(line: str, _problem: Problem, _lines: list[str]) -> str:
    """Begin a block with three colons."""
    marker = DOUBLE.match(line)
    if marker is None:
        return line
    return f"{line[: marker.start(1) - 2]}:::{line[marker.start(1) :]}"


def fix_gap(line: str, problem: Problem, _lines: list[str]) -> str:
    """Put the space in that is missing before the place of the problem."""
    at = problem.column - 1
    if not line[:at] or line[at - 1] not in ":-*+":
        return line
    return f"{line[:at]} {line[at:]}"


def fix_time(line: str, problem: Problem, _lines: list[str]) -> str:
    """Write a time of an attribute or a field with two digits and half-width signs."""
    about = dict(problem.arguments)
    given = SHORT_TIME.fullmatch(fold(about["value"]))
    if given is None or about["wanted"] != TIME.english:
        return line
    at = line.find(about["value"], problem.column - 1 + len(about.get("attribute", "")))
    time = f"{given[1]:0>2}:{given[2]}"
    if at < 0 or not TIME.fits(time):
        return line
    return line[:at] + time + line[at + len(about["value"]) :]


def fix_list(line: str, problem: Problem, _lines: list[str]) -> str:
    """Write the brackets and commas of a list with half-width signs."""
    at, value = problem.column - 1, dict(problem.arguments)["value"]
    if not line.startswith(value, at):
        return line
    inside = value[1:-1] if value[0] in "【［" else value
    if inside is value and "[" not in line[:at]:
        return line
    words = ", ".join(word for word in re.split(r"[，、]\s*", inside) if word)
    return line[:at] + (words if inside is value else f"[{words}]") + line[at + len(value) :]


FIXES: dict[str, Callable[[str, Problem, list[str]], str]] = {
    "C103": fix_colon,
    "C110": fix_field,
    "C117": fix_time,
    "C118": fix_list,
    "C127": fix_gap,
    "C201": fix_block,
    "C207": fix_time,
    "C211": fix_marker,
    "C213": fix_two_colons,
    "C301": fix_brackets,
    "C315": fix_gap,
}
