"""Tests of the glossary's file."""

import pytest

from academy.catalog.glossary import read_glossary
from academy.catalog.site import Term
from academy.catalog.site_reader import read_site

ONE = """\
- word: 转化率
  english: conversion
  meaning: 买的除以看的。
  meaning_english: Sold by seen.
"""


def found(text):
    """Return the codes with their lines."""
    problems = read_glossary(text.encode(), "_shared/glossary.yml")[1]
    return [(each.line, each.code) for each in problems]


def test_words_are_read():
    """A word has a meaning in both languages; it may be written in other ways."""
    terms, problems = read_glossary((ONE + "  also: [转化, CVR]\n").encode(), "g.yml")
    meaning = ("买的除以看的。", "Sold by seen.")
    assert terms == (Term("转化率", "conversion", *meaning, also=("转化", "CVR")),)
    assert problems == []
    assert terms[0].name_in("en") == "conversion"
    assert terms[0].meaning_in("zh") == "买的除以看的。"


def test_it_is_part_of_the_site():
    """The site knows its words, and a digest that changes with them."""
    first = read_site({"_shared/glossary.yml": ONE.encode()}).site
    second = read_site({"_shared/glossary.yml": ONE.replace("看的", "进来的").encode()}).site
    assert [term.word for term in first.glossary] == ["转化率"]
    assert first.glossary_digest != second.glossary_digest


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_an_empty_glossary_is_none(text):
    """Somebody has just begun."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("word: 转化率\n", [(1, "C454")]),
        ("- 转化率\n", [(1, "C454")]),
        ("- word: 转化率\n", [(1, "C102")] * 3),
        (ONE + "  meening: x\n", [(5, "C110")]),
        (ONE + ONE, [(5, "C455")]),
        (ONE + ONE.replace("转化率", "转化") + "  also: [转化率]\n", [(5, "C455")]),
        (ONE + "  also: {a: b}\n", [(5, "C112")]),
        ("- word: &a 一\n", [(1, "C107")]),
    ],
)
def test_what_is_wrong_has_its_line(text, problems):
    """Each problem stands where it can be mended."""
    assert found(text) == problems


def test_one_bad_word_leaves_the_others():
    """All problems are told in one run."""
    terms, problems = read_glossary(("- x\n" + ONE).encode(), "g.yml")
    assert [term.word for term in terms] == ["转化率"]
    assert len(problems) == 1
