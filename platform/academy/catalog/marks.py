"""Marks of a recording: lines ``@12:40 title``, and the text between them."""

import re
from dataclasses import dataclass

from academy.catalog.findings import Findings
from academy.catalog.source import Source, fold

MARK = re.compile(r" {0,3}@(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment to jump to, in seconds from the beginning; ``time`` is how people write it."""

    seconds: int
    time: str
    title: str


def read_mark(line: str) -> Mark | None:
    """Read one line; full-width signs are taken for what they mean."""
    match = MARK.match(fold(line))
    if match is None:
        return None
    seconds = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    return Mark(seconds, clock(seconds), line[match.end() :].strip())


def clock(seconds: int) -> str:
    """Write a length as people read it: ``12:40``, ``1:02:05``."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def split_marks(text: str) -> tuple[tuple[Mark, ...], str]:
    """Part the marks of a block from the rest of its text."""
    marks, rest = [], []
    for line in text.split("\n"):
        mark = read_mark(line)
        if mark:
            marks.append(mark)
        else:
            rest.append(line)
    return tuple(marks), "\n".join(rest).strip("\n")


def check_marks(inside: Source, length: int, findings: Findings) -> None:
    """Note lines that are no marks, and marks out of order; *length* 0 is not known."""
    before = -1
    for index, line in enumerate(inside.lines):
        mark = read_mark(line)
        if mark is None:
            if fold(line).lstrip().startswith("@"):
                findings.add(inside.place(index), "C253")
            continue
        if mark.seconds <= before:
            about = {"why": "not after the one before it", "why_zh": "不在上一个标记之后"}
            findings.add(inside.place(index), "C254", time=mark.time, **about)
        elif length and mark.seconds >= length:
            about = {"why": "after the end (seconds=)", "why_zh": "已经超过总长（seconds=）"}
            findings.add(inside.place(index), "C254", time=mark.time, **about)
        before = max(before, mark.seconds)
