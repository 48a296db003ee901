"""Rows to XLSX: the head stays in view, texts are texts whatever they look like."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from academy.sheets.cells import Cell, shortened

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NO_MAGIC = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONG_AGO = datetime(2000, 1, 1)
NARROWEST, WIDEST = 8, 48


def to_xlsx(rows: Iterable[Sequence[Cell]], name: str = "1") -> bytes:
    """Write rows as one sheet; the first row is the head. The same rows give the same bytes."""
    table = list(rows)
    made = io.BytesIO()
    book = import_module("xlsxwriter").Workbook(made, NO_MAGIC)  # 11 MB that few processes need
    book.set_properties({"created": LONG_AGO})
    looks = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
    }
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    of_head = {**looks, "text": bold}
    sheet = book.add_worksheet(sheet_name(name))
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            write_cell(sheet, number, column, cell, looks if number else of_head)
    for column in range(max(map(len, table), default=0)):
        sheet.set_column(column, column, width_of(table, column))
    sheet.freeze_panes(1, 0)
    print_on_one_page_across(sheet)
    book.close()
    return made.getvalue()


def print_on_one_page_across(sheet: "Worksheet") -> None:
    """Print on A4 across, as wide as one page and as long as it takes, with the head repeated."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def write_cell(
    sheet: "Worksheet", row: int, column: int, cell: Cell, looks: dict[str, object]
) -> None:
    """Write one cell as what it is."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, shortened(cell), looks["text"])
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), looks["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, looks["day"])
    else:
        sheet.write_number(row, column, cell, looks["text"])


def sheet_name(name: str) -> str:
    """Return a name that a sheet may have: 31 characters, no brackets, slashes, colons."""
    allowed = "".join(sign for sign in name if sign not in "[]:*?/\\" and sign.isprintable())
    return allowed.strip("' ")[:31].strip("' ") or "1"


def width_of(table: Sequence[Sequence[Cell]], column: int) -> int:
    """Return a width in which most cells of a column are read whole; Han is twice as wide."""
    widest = 0
    for row in table[:200]:
        text = str(row[column]) if column < len(row) and row[column] is not None else ""
        lines = text.split("\n")
        widest = max(widest, *(sum(2 if ord(s) > 0x2E7F else 1 for s in each) for each in lines))
    return min(max(widest + 2, NARROWEST), WIDEST)
