"""Tests of marks and excerpts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.catalog.search import words_of
from academy.catalog.search_marks import excerpt, hits, marked

SIGNS = st.text(st.sampled_from("打卡券市长江abc7ＡＢ，。 \n一二三𠀀豈é"), min_size=1, max_size=60)


def shown(spans):
    """Write spans with the marked ones between brackets."""
    return "".join(f"[{span.text}]" if span.marked else span.text for span in spans)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("今天打卡，明天打卡", ("打卡",), "今天[打卡]，明天[打卡]"),
        ("市长江", ("市长", "长江"), "[市长江]"),
        ("ＡＢ㎏ｃ", ("abkg",), "[ＡＢ㎏]ｃ"),
        ("没有", ("打卡",), "没有"),
        ("a" * 3, ("a",), "[aaa]"),
    ],
)
def test_hits_are_marked_as_they_are_written(text, words, expected):
    """R122: the mark lies on the letters of the page, whatever their case and width."""
    assert shown(marked(text, words)) == expected


@given(SIGNS, SIGNS)
def test_marks_lose_nothing(text, query):
    """The spans put together are the text."""
    words = words_of(query)
    assert "".join(span.text for span in marked(text, words)) == text
    assert all(start < end for start, end in hits(text, words))


def test_an_excerpt_shows_the_line_with_most_words():
    """The line is cut around the first hit; a text without any shows its beginning."""
    text = "第一行。\n" + "前" * 200 + "福袋和退款" + "后" * 200 + "\n只有福袋"
    found = shown(excerpt(text, ("福袋", "退款"), 40))
    assert found.startswith("…前") and "[福袋]和[退款]" in found and found.endswith("后…")
    assert len(found) < 60
    assert shown(excerpt(text, ("没有",))) == "第一行。"
    assert excerpt("\n \n", ("福袋",)) == ()


def test_a_long_line_of_hits_is_cut_once():
    """A hit that is longer than an excerpt is shown whole."""
    assert shown(excerpt("长" * 300, ("长" * 200,), 40)).count("长") >= 200
