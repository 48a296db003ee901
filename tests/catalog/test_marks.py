"""Tests of the marks of a recording."""

import pytest

from academy.catalog.findings import Findings
from academy.catalog.marks import Mark, check_marks, clock, read_mark, split_marks
from academy.catalog.source import Source


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("@12:40 第一句", Mark(760, "12:40", "第一句")),
        ("@0:05 a: b", Mark(5, "0:05", "a: b")),
        ("@1:02:05 收尾", Mark(3725, "1:02:05", "收尾")),
        ("＠１２：４０　第一句", Mark(760, "12:40", "第一句")),
        ("@75:00 收尾", None),
        ("@12:60 第一句", None),
        ("@12:40", None),
        ("先看 @12:40 这里", None),
    ],
)
def test_a_mark_is_a_time_and_a_title(line, mark):
    """Full-width signs mean what they look like (rule R141)."""
    assert read_mark(line) == mark


@pytest.mark.parametrize(("seconds", "time"), [(0, "0:00"), (65, "1:05"), (3600, "1:00:00")])
def test_a_length_reads_like_a_clock(seconds, time):
    """Hours are said only when there are some."""
    assert clock(seconds) == time


def test_the_rest_is_text():
    """What stands between the marks is shown above them."""
    marks, rest = split_marks("先看这段。\n@0:12 一\n\n再看一遍。\n@0:40 二")
    assert [mark.seconds for mark in marks] == [12, 40]
    assert rest == "先看这段。\n\n再看一遍。"


@pytest.mark.parametrize(
    ("text", "length", "found"),
    [
        ("@0:12 一\n@0:40 二", 60, []),
        ("@0:12", 0, [("C253", 1)]),
        ("文字\n@0:5 五", 0, [("C253", 2)]),
        ("@0:40 二\n@0:12 一", 0, [("C254", 2)]),
        ("@0:12 一\n@0:12 二", 0, [("C254", 2)]),
        ("@1:00 完", 60, [("C254", 1)]),
    ],
)
def test_marks_stand_in_order_and_before_the_end(text, length, found):
    """A mark that nobody can jump to is named with its line."""
    findings = Findings()
    check_marks(Source("a.md", tuple(text.split("\n"))), length, findings)
    assert [(each.code, each.line) for each in findings.problems] == found
