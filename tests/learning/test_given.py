"""Tests of answers read from a form, for each kind of question."""

import json

import pytest
from hypothesis import given as cases
from hypothesis import strategies as st

from academy.catalog.pieces import NumberRange, Option, Question
from academy.learning.forms import said_in
from academy.learning.given import Said, mark_of, marked, read_said, right_given
from academy.learning.quiz import GivenAnswer

PAIRS = tuple(Option(f"左{key}", True, "", key, f"右{key}", key.upper()) for key in "abcd")
FLAT = tuple(Option(f"选{key}", key in "ab", "", key) for key in "abcd")
ONE = Question("q-one", "one", "?", (FLAT[0], FLAT[2]), "d")
SEVERAL = Question("q-several", "several", "?", FLAT, "d", points=4)
ORDER = Question("q-order", "order", "?", FLAT, "d", points=4, score="partial")
MATCH = Question("q-match", "match", "?", PAIRS, "d", points=4, score="partial")
BLANK = Question("q-blank", "blank", "?", (), "d", blanks=(("甲", "乙"), ("丙",)))
POLL = Question("q-poll", "poll", "?", FLAT, "d")
TEXT = Question("q-text", "text", "?", (), "d", accepted=("憋单",))
NUMBER = Question("q-number", "number", "?", (), "d", numbers=NumberRange(3, 4))
FIELD = Question("q-field", "field", "?", (), "d", fact="shop.hero")
ALL = (ONE, SEVERAL, ORDER, MATCH, BLANK, POLL, TEXT, NUMBER, FIELD)


def said(question, **fields):
    """Read a form with fields."""
    return read_said(question, lambda name: fields.get(name, []))


@pytest.mark.parametrize(
    ("question", "fields", "expected"),
    [
        (ONE, {"choice": ["a"]}, Said(("a",), ("a",))),
        (ONE, {}, Said()),
        (ONE, {"choice": ["a", "c"]}, Said(("a", "c"))),
        (ONE, {"choice": ["b"]}, Said(("b",), stale=True)),
        (ONE, {"choice": [" "]}, Said()),
        (SEVERAL, {"choice": ["c", "a", "a"]}, Said(("a", "c"), ("a", "c"))),
        (POLL, {"choice": ["d"]}, Said(("d",), ("d",))),
        (POLL, {"choice": ["a", "d"]}, Said(("a", "d"))),
        (TEXT, {"words": ["憋单", "多的"]}, Said(("憋单",), ("憋单",))),
        (TEXT, {"words": [""]}, Said()),
        (FIELD, {"words": ["热干面"]}, Said(("热干面",), ("热干面",))),
        (BLANK, {"words": ["甲", "丙"]}, Said(("甲", "丙"), ("甲", "丙"))),
        (BLANK, {"words": ["", "丙"]}, Said(("", "丙"))),
        (BLANK, {"words": ["甲"]}, Said(("甲",))),
        (BLANK, {"words": ["甲", "丙", "丁"]}, Said(("甲", "丙"), ("甲", "丙"))),
    ],
)
def test_reads_options_and_words(question, fields, expected):
    """R100: one option, any number where several may be right, words in every gap."""
    assert said(question, **fields) == expected


@pytest.mark.parametrize(
    ("items", "places", "given", "stale"),
    [
        ("abcd", "2134", tuple("bacd"), False),
        ("abcd", "2234", (), False),
        ("abcd", "1235", (), False),
        ("abcd", ["1", "2", "3", ""], (), False),
        ("abc", "123", (), False),
        ("abcz", "1234", (), True),
        ("aabcd", "11234", tuple("abcd"), False),
        ("", "", (), False),
    ],
)
def test_each_line_has_a_place_of_its_own(items, places, given, stale):
    """R100: places 1 to n, each once; what was chosen is shown again."""
    found = said(ORDER, item=list(items), place=list(places))
    assert (found.given, found.stale) == (given, stale)
    pairs = zip(items, places, strict=True)
    assert found.chosen == tuple(f"{item}={place}" for item, place in pairs if place)


@pytest.mark.parametrize(
    ("items", "partners", "whole", "stale"),
    [
        ("abcd", "ABCD", True, False),
        ("abcd", "AAAA", True, False),
        ("abcd", ["A", "", "C", "D"], False, False),
        ("abc", "ABC", False, False),
        ("abcd", "ABCZ", False, True),
        ("zbcd", "ABCD", False, True),
    ],
)
def test_each_left_side_has_a_partner(items, partners, whole, stale):
    """R100: every left side is answered, two of them may have the same partner."""
    found = said(MATCH, item=list(items), partner=list(partners))
    assert (bool(found.given), found.stale) == (whole, stale)


def test_typed_words_are_cleaned():
    """Spaces around go; what cannot be kept is as if it were not there; a prefix is taken off."""
    fields = {"q1-words": ["  甲 ", "\0", "长" * 999]}
    assert said_in(BLANK, lambda name: fields.get(name, []), "q1-") == Said(("甲", ""))


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_the_right_answer_gains_every_point(question):
    """What is right is whole, can be stored as text, and is marked as right."""
    right = right_given(question)
    assert tuple(json.loads(json.dumps(right))) == right
    mark = mark_of(question, right)
    assert mark.correct
    assert mark.points == mark.most


def test_an_answer_keeps_its_mark():
    """R104: a poll has no points; other answers carry those of their question."""
    assert marked(POLL, ("a",)) == GivenAnswer("q-poll", "d", ("a",), 0, 0, True)
    assert marked(SEVERAL, ("a",)) == GivenAnswer("q-several", "d", ("a",), 0, 4, False)


@cases(st.permutations("abcd"))
def test_any_order_can_be_given_and_is_read_back(order):
    """Whatever order the page shows, the places chosen decide."""
    places = {key: str(number) for number, key in enumerate(order, 1)}
    found = said(ORDER, item=list("abcd"), place=[places[key] for key in "abcd"])
    assert found.given == tuple(order)


texts = st.lists(st.text(max_size=8), max_size=6)


@cases(st.sampled_from(ALL), texts, texts, texts, texts, texts)
def test_no_form_breaks_the_reading(question, choice, words, item, place, partner):
    """Made-up values never raise, and what is whole can always be marked within its points."""
    found = said(question, choice=choice, words=words, item=item, place=place, partner=partner)
    if found.given:
        mark = mark_of(question, found.given)
        assert 0 <= mark.points <= mark.most
        assert not found.stale
