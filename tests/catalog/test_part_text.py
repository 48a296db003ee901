"""Tests of rendered parts as text."""

import pytest

from academy.catalog.part_text import dump, load
from academy.catalog.parts import (
    ChecklistItem,
    ChecklistPart,
    HtmlPart,
    QuizPart,
    ReviewPart,
    VariantEnd,
    VariantStart,
)

PARTS = (
    HtmlPart("<p>话术</p>"),
    ChecklistPart("c-1", "检查", (ChecklistItem("i-1", "<b>一</b>"),)),
    QuizPart("qz-a"),
    VariantStart(("淘宝", "微信")),
    ReviewPart("2026-09-30", strict=True),
    VariantEnd(),
)


def test_parts_come_back_as_they_were():
    """What is kept in the table is what was rendered."""
    assert load(dump(PARTS)) == PARTS


def test_other_text_is_refused():
    """A row of another version is not taken for a lesson."""
    with pytest.raises(ValueError, match="no rendered part"):
        load('[["poll", "x"]]')
