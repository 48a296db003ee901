"""Tests of what text from a form must be like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.web.text import BadText, clean_line, clean_text


@pytest.fixture(autouse=True)
def context(app):
    """Sentences are made in the language of a request."""
    with app.test_request_context():
        yield


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\x1b", "\x08"])
def test_signs_that_no_database_keeps_are_refused(sign):
    """R2: NUL, lone surrogates and control characters are refused on both databases alike."""
    with pytest.raises(BadText, match="显示不了"):
        clean_text(f"早{sign}上", 100)


def test_text_is_kept_as_typed():
    """R2: emoji, rare characters and line breaks stay; only the outside space goes."""
    assert clean_text("  𠮷野家 👩‍👩‍👧‍👦\r\n第二行\t! ", 100) == "𠮷野家 👩‍👩‍👧‍👦\n第二行\t!"


def test_a_name_is_one_line_without_invisible_signs():
    """R2: a line has single spaces and nothing that cannot be seen."""
    assert clean_line(" 周\u200b小\n满  Zhou ", 20) == "周小 满 Zhou"


def test_too_long_says_how_long_it_is():
    """R2: a text over its limit is refused with both numbers, and nothing is cut off."""
    with pytest.raises(BadText, match="最多 5 个字，现在有 6 个"):
        clean_text("一二三四五六", 5)


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(raw):
    """R2: what was taken can be sent again and stays the same."""
    try:
        once = clean_text(raw, 1000)
    except BadText:
        return
    assert clean_text(once, 1000) == once
