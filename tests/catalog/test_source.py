"""Bytes to lines."""

import pytest

from academy.catalog.bounds import MOST_BYTES
from academy.catalog.findings import Findings
from academy.catalog.source import fold, read_source


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("标题\n二".encode("gbk"), "C130:1:1"),
        (b"abc\nd\xff\xff", "C131:2:2"),
        (b"\xff\xfe\x00a", "C131:1:1"),
        (b"ab\ncd\x00", "C132:2:3"),
        ("ab\x85".encode(), "C132:1:3"),
        (b"a" * (MOST_BYTES + 1), "C133:1:1"),
    ],
    ids=["gbk", "broken", "utf-16", "nul", "control", "large"],
)
def test_refuses_what_is_no_clean_text(data, expected):
    """Each kind of unreadable file has its own sentence, at the first bad character."""
    findings = Findings()
    assert read_source("x.md", data, findings) is None
    problem = findings.problems[0]
    assert f"{problem.code}:{problem.line}:{problem.column}" == expected


def test_says_how_to_save_gbk_as_utf_8():
    """A trainer with Notepad learns what to click."""
    findings = Findings()
    read_source("x.md", "标题".encode("gbk"), findings)
    assert "记事本" in findings.problems[0].fix("zh")
    assert "Notepad" in findings.problems[0].fix("en")


def test_a_mark_at_the_start_and_line_ends_do_not_count():
    """A byte order mark is dropped; the three kinds of line end are one."""
    source = read_source("x.md", b"\xef\xbb\xbfa\r\nb\rc\n", Findings())
    assert source is not None
    assert source.lines == ("a", "b", "c", "")


def test_folding_keeps_every_column():
    """Full-width signs become half-width ones, one for one."""
    text = "（ｘ）：＝【】｛＃ａ｝“”　汉"
    assert fold(text) == '(x):=[]{#a}""' + " 汉"
    assert len(fold(text)) == len(text)
