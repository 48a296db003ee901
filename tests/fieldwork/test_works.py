"""Tests of what is missing from field work, and of its stored parts (rules R110 and R114)."""

import pytest

from academy.catalog.pieces import Criterion
from academy.fieldwork.works import (
    Content,
    File,
    missing,
    pack_rubric,
    unpack_rubric,
    words_for,
)
from academy.files.document import PDF, TEXT, XLSX

PICTURE = File(1, "a", "", "image/jpeg", 0)
TABLE = File(2, "b", "表.xlsx", XLSX, 9)
LIST = File(2, "b", "表.csv", TEXT, 9)
PAPER = File(2, "c", "方案.pdf", PDF, 9)
RUBRIC = (Criterion("三件货", 3), Criterion("补货线", 2))


@pytest.mark.parametrize(
    ("evidence", "content", "expected"),
    [
        (("text",), Content("写了"), ()),
        (("text",), Content("", "", (PICTURE,)), ("text",)),
        (("image",), Content("写了"), ("image",)),
        (("image",), Content("", "", (PICTURE,)), ()),
        (("text", "image"), Content(), ("text", "image")),
        (("link",), Content("写了"), ("link",)),
        (("link",), Content("", "https://example.com/"), ()),
        (("numbers",), Content("写了很多"), ("numbers",)),
        (("numbers",), Content("卖了 ３ 件"), ()),
        (("numbers",), Content("", "", (TABLE,)), ()),
        (("numbers",), Content("", "", (LIST,)), ()),
        (("numbers",), Content("", "", (PAPER,)), ("numbers",)),
        (("file",), Content("", "", (PICTURE,)), ("file",)),
        (("file",), Content("", "", (PAPER,)), ()),
        ((), Content(), ("text",)),
        ((), Content("", "", (PICTURE,)), ()),
    ],
)
def test_says_what_is_missing(evidence, content, expected):
    """Everything asked for must be there; where nothing is, anything will do but not nothing."""
    assert missing(evidence, content) == expected


def test_a_rubric_comes_back_as_it_was_stored():
    """Words of any language and points survive the way through the database."""
    assert unpack_rubric(pack_rubric(RUBRIC)) == RUBRIC


def test_a_rubric_is_shown_in_the_readers_words_while_the_course_says_the_same():
    """Once the course says something else, the words of the hand-in stand."""
    english = (Criterion("goods", 3), Criterion("level", 2))
    assert words_for(RUBRIC, RUBRIC, english) == english
    assert words_for(RUBRIC, RUBRIC[:1], english) == RUBRIC
    assert words_for(RUBRIC, (Criterion("三件货", 4), RUBRIC[1]), english) == RUBRIC
