"""Tests of folding and tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.catalog.search import fold, looked_up, needs_comparing, tokens_of, words_of

SIGNS = st.text(st.sampled_from("打卡券市长江abc7ＡＢ，。 \n一二三𠀀豈é"), min_size=1, max_size=60)


def holds(text, word):
    """Tell whether the tokens of a text answer the look-up of a word."""
    tokens = tokens_of(fold(text))
    return all(
        token.text in tokens if token.whole else any(each.startswith(token.text) for each in tokens)
        for token in looked_up(word)
    )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("打卡", ("打卡",)),
        (" 福袋　退款 福袋", ("福袋", "退款")),
        ("ＡliPay，二维码", ("alipay", "二维码")),
        ('"a" AND b* -c', ("a", "and", "b", "c")),
        ("%_'", ()),
        ("", ()),
    ],
)
def test_words_of_a_query(query, words):
    """R120: case, width and signs say nothing; a word counts once."""
    assert words_of(query) == words


@given(SIGNS, st.integers(0, 60), st.integers(1, 20))
def test_whatever_stands_in_a_text_is_looked_up(text, start, length):
    """R120: no run of letters of a text is missed by the tokens of the text."""
    for word in words_of(text[start : start + length]):
        assert holds(text, word)


@pytest.mark.parametrize(
    ("word", "compared"),
    [
        ("券", False),
        ("打卡", False),
        ("打卡券", False),
        ("打卡券多", True),
        ("ali", False),
        ("a股", True),
    ],
)
def test_longer_words_are_compared_whole(word, compared):
    """One token says all about up to three characters, and about a short Latin word."""
    assert needs_comparing(word) is compared
