"""Tests of rows as XLSX, opened again by another library."""

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest

from academy.sheets.xlsx_file import sheet_name, to_xlsx


def opened(*rows, name="1"):
    """Write rows and read them with another library."""
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(rows, name))).active


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/c calc'!A0", "{=1}", "http://a.b", "+86", "007"])
def test_texts_are_texts(text):
    """Nothing becomes a formula, a link or a number by itself (rule R142)."""
    sheet = opened(["head"], [text])
    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")
    assert sheet["A2"].hyperlink is None
    inside = zipfile.ZipFile(io.BytesIO(to_xlsx([["head"], [text]]))).read(
        "xl/worksheets/sheet1.xml"
    )
    assert b"<f>" not in inside


def test_values_keep_their_kind():
    """Numbers, days and moments can be counted with; nothing is nothing."""
    moment = datetime(2026, 3, 19, 9, 5, tzinfo=UTC)
    sheet = opened(["a", "b", "c", "d"], [29.9, date(2026, 3, 19), moment, None])
    assert sheet["A2"].value == 29.9
    assert sheet["B2"].value == datetime(2026, 3, 19)
    assert sheet["C2"].value == datetime(2026, 3, 19, 9, 5)
    assert sheet["D2"].value is None


def test_the_head_stays_in_view():
    """A long sheet is read with its head."""
    sheet = opened(["货品", "价格"], ["热干面礼盒，武汉发货", 29.9])
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold and not sheet["A2"].font.bold
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width


def test_no_text_breaks_the_file():
    """Signs that XML cannot hold are left out, and a text that is too long is cut."""
    sheet = opened(["head"], ["a\x00\x0bb"], ["长" * 40_000])
    assert sheet["A2"].value == "ab"
    assert len(sheet["A3"].value) == 32_767


def test_the_same_rows_are_the_same_bytes():
    """What is kept by its digest must not differ from one moment to the next."""
    assert to_xlsx([["a"], ["b"]]) == to_xlsx([["a"], ["b"]])


@pytest.mark.parametrize(
    ("name", "shown"),
    [("一周", "一周"), ("a/b:c", "abc"), ("'x'", "x"), ("", "1"), ("长" * 40, "长" * 31)],
)
def test_a_sheet_has_a_name_it_may_have(name, shown):
    """Excel refuses some signs and more than 31 characters."""
    assert sheet_name(name) == shown
    assert opened(["a"], name=name).title == shown


def test_a_sheet_prints_as_wide_as_one_page():
    """A merchant who prints it gets whole rows, with the head on each page."""
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([["a"] * 20, ["b"] * 20]))).active
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in {None, 1}  # one page is what the format takes as said
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
