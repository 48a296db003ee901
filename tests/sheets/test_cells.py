"""Tests of what stands in a cell."""

from datetime import UTC, date, datetime

import pytest

from academy.sheets.cells import LONGEST, guarded, shortened, unguarded, with_number, written

FORMULAS = ["=1+1", "+86 138", "-3", "@SUM(A1)", "\t=1", "\r=1", "＝A1", "＋1", "－1", "＠a", " =1"]
HARMLESS = ["", "热干面", "a=b", "29.9", "'quoted'", "'", "''", "2026-03-19"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text):
    """A text that a spreadsheet might run begins with an apostrophe (rule R142)."""
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay(text):
    """What nobody runs is written as it is."""
    assert guarded(text) == text


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS, "'=1", "''=1", "'hi"])
def test_every_text_comes_back(text):
    """The guard is taken off again, and nothing else."""
    assert unguarded(guarded(text)) == text


def test_signs_that_no_sheet_holds_are_left_out():
    """A NUL in a name must not break the file."""
    assert guarded("a\x00b\x0b") == "ab"
    assert guarded("\x00=1") == "'=1"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (7, "7"),
        (-2.5, "-2.5"),
        (date(2026, 3, 19), "2026-03-19"),
        (datetime(2026, 3, 19, 9, 5, tzinfo=UTC), "2026-03-19 09:05"),
    ],
)
def test_values_are_written_plainly(cell, text):
    """Numbers and days are no texts and need no guard."""
    assert written(cell) == text


def test_a_cell_has_an_end():
    """A spreadsheet refuses more characters than it can hold."""
    assert len(shortened("长" * 40_000)) == LONGEST
    assert shortened("长" * LONGEST) == "长" * LONGEST


@pytest.mark.parametrize(("text", "cell"), [("29.9", 29.9), ("12", 12), ("0", 0), ("-3", -3)])
def test_plain_numbers_are_numbers(text, cell):
    """Somebody wants to add them up."""
    assert with_number(text) == cell


@pytest.mark.parametrize("text", ["007", "+86", "13800000000", "1e5", "1,000", "１２", "", "12%"])
def test_what_only_looks_like_a_number_stays_text(text):
    """A phone number and a staff number keep every digit."""
    assert with_number(text) == text
