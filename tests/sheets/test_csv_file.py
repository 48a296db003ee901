"""Tests of rows as CSV."""

import pytest

from academy.sheets.csv_file import Unreadable, from_csv, to_csv

ROWS = [["货品", "备注"], ["热干面", '他说“好”,"再来"'], ["=1+1", "两\n行"]]


def test_excel_opens_it():
    """The file begins with a byte order mark, without which Chinese is garbled (rule R142)."""
    made = to_csv(ROWS)
    assert made.startswith(b"\xef\xbb\xbf\xe8\xb4\xa7")
    assert b"\r\n'=1+1," in made


def test_what_was_written_is_read():
    """Quotes, commas, line breaks and guarded formulas come back as they were."""
    assert from_csv(to_csv(ROWS)) == ROWS


def test_empty_lines_are_no_rows():
    """A worksheet may end with empty lines."""
    assert from_csv(b"a,b\n\n , \n1,2\n") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("data", "line"),
    [("a\n货,品".encode("gbk"), 2), (b'a\n"b', 2), (b'a\n"b"c,d', 2)],
    ids=["gbk", "open quote", "text after a quote"],
)
def test_what_is_no_table_says_where(data, line):
    """Somebody must find the place."""
    with pytest.raises(Unreadable) as raised:
        from_csv(data)
    assert raised.value.line == line
