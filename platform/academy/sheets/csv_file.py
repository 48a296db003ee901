"""Rows to CSV that Excel opens, and back."""

import csv
import io
from collections.abc import Iterable

from academy.sheets.cells import Cell, unguarded, written

BOM = "\ufeff"


class Unreadable(ValueError):
    """A file is no table; ``line`` counts from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line


def to_csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Write rows as CSV: UTF-8 with a byte order mark, without which Excel guesses wrong."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([written(cell) for cell in row])
    return (BOM + text.getvalue()).encode()


def from_csv(data: bytes) -> list[list[str]]:
    """Read a CSV file in UTF-8; empty lines are left out.

    Raises:
        Unreadable: the bytes are no UTF-8, or no table.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        raise Unreadable(line, "no UTF-8") from failure
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error as failure:
        raise Unreadable(max(reader.line_num, 1), str(failure)) from failure
    return [[unguarded(cell) for cell in row] for row in rows if any(map(str.strip, row))]
