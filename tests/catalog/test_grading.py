"""Marks."""

from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as st

from academy.catalog.grading import (
    explanations,
    feedback_html,
    grade,
    grade_blanks,
    grade_match,
    grade_order,
    grade_text,
    hint_html,
    longest_run,
    number_in,
    right_words,
    unmarked,
)
from academy.catalog.pieces import NumberRange, Option, Question

ONE = Question(
    "q-a",
    "one",
    "题",
    (Option("甲", False, "不", "a"), Option("乙", True, "**对**", "b")),
    "d",
    points=2,
)
SEVERAL = Question(
    "q-b",
    "several",
    "题",
    tuple(Option(key, key in "ab", "", key) for key in "abcd"),
    "d",
    points=4,
)
FOUR = tuple(Option(key, True, "", key, key.upper(), key.upper()) for key in "abcd")
PARTIAL = Question("q-c", "several", "题", SEVERAL.options, "d", points=4, score="partial")


@pytest.mark.parametrize(
    ("question", "given", "points"),
    [
        (ONE, "b", 2),
        (ONE, "a", 0),
        (ONE, "ab", 0),
        (ONE, "", 0),
        (ONE, "z", 0),
        (SEVERAL, "ab", 4),
        (SEVERAL, "a", 0),
        (SEVERAL, "abc", 0),
        (SEVERAL, "", 0),
        (PARTIAL, "ab", 4),
        (PARTIAL, "a", 2),
        (PARTIAL, "abc", 2),
        (PARTIAL, "abcd", 0),
        (PARTIAL, "cd", 0),
        (PARTIAL, "", 0),
    ],
)
def test_marks_options(question, given, points):
    """All right ones and no other; partly, right ones less wrong ones, never below nothing."""
    mark = grade(question, frozenset(given))
    assert (mark.points, mark.most) == (points, question.points)
    assert mark.correct == (points == question.points)


@pytest.mark.parametrize(
    ("given", "correct"),
    [
        ("憋单", True),
        (" 憋单 ", True),
        ("ＡＢ c", True),
        ("ab  C", True),
        ("憋", False),
        ("", False),
    ],
)
def test_marks_words(given, correct):
    """Width, case and spaces do not count."""
    question = Question("q-a", "text", "题", (), "d", accepted=("憋单", "AB C"))
    mark = grade_text(question, given)
    assert (mark.correct, mark.points) == (correct, int(correct))


@pytest.mark.parametrize(
    ("given", "correct"),
    [
        ("3", True),
        ("３．４", True),
        ("2.5", True),
        ("2.4", False),
        ("3.5", True),
        ("3.6", False),
        ("nan", False),
        ("三", False),
        ("", False),
        ("1e999", False),
        ("3%", True),
    ],
)
def test_marks_numbers(given, correct):
    """A number within the range, in full-width digits too."""
    question = Question("q-a", "number", "题", (), "d", numbers=NumberRange(2.5, 3.5))
    assert grade_text(question, given).correct is correct


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,000", 1000), ("50 %", 50), ("-3", -3), ("1e16", None), ("nan", None), ("", None)],
)
def test_reads_a_number_as_people_write_it(text, number):
    """Commas and a percent sign are read; what is no amount of anything is no number."""
    assert number_in(text) == number


def test_words_are_not_options():
    """A question that is answered in words cannot be marked by keys."""
    with pytest.raises(ValueError, match="q-a"):
        grade(Question("q-a", "text", "题", (), "d", accepted=("甲",)), frozenset("a"))


@pytest.mark.parametrize(
    ("given", "partial", "whole"),
    [
        ("abcd", 8, 8),
        ("bcda", 6, 0),
        ("acbd", 0, 0),
        ("badc", 0, 0),
        ("cdab", 4, 0),
        ("abc", 6, 0),
        ("abzcd", 0, 0),
        ("abzd", 4, 0),
        ("aaab", 4, 0),
        ("z", 0, 0),
        ("", 0, 0),
    ],
)
def test_marks_an_order_by_its_longest_right_run(given, partial, whole):
    """The longest run of neighbours in the right order; one alone is none; or all or nothing."""
    run = Question("q-a", "order", "题", FOUR, "d", points=8, score="partial")
    assert grade_order(run, given).points == partial
    assert grade_order(run, given).correct == (given == "abcd")
    strict = Question("q-a", "order", "题", FOUR, "d", points=8, score="all")
    assert grade_order(strict, given).points == whole


@pytest.mark.parametrize(
    ("given", "partial", "whole"),
    [
        ({"a": "A", "b": "B", "c": "C", "d": "D"}, 6, 6),
        ({"a": "A", "b": "B", "c": "D", "d": "C"}, 3, 0),
        ({"a": "A", "z": "B"}, 1, 0),
        ({"a": "A", "b": "A", "c": "A", "d": "A"}, 1, 0),
        ({}, 0, 0),
    ],
)
def test_marks_pairs_one_by_one(given, partial, whole):
    """Each right pair counts, rounded down at the end; or all or nothing."""
    pairs = Question("q-a", "match", "题", FOUR, "d", points=6, score="partial")
    assert grade_match(pairs, given).points == partial
    strict = Question("q-a", "match", "题", FOUR, "d", points=6, score="all")
    assert grade_match(strict, given).points == whole


def test_pairs_may_share_a_right_side():
    """Two left sides that belong to the same right side are both right."""
    shared = tuple(Option(key, True, "", key, "X", "x") for key in "ab")
    question = Question("q-a", "match", "题", shared, "d", points=2, score="partial")
    assert grade_match(question, {"a": "x", "b": "x"}).correct


@pytest.mark.parametrize(
    ("given", "partial", "whole"),
    [
        (["麻烦", "商品"], 3, 3),
        (["痛点 ", "ＳＫＵ"], 3, 3),
        (["麻烦", "价格"], 1, 0),
        (["商品", "麻烦"], 0, 0),
        (["麻烦"], 1, 0),
        ([], 0, 0),
        (["麻烦", "商品", "多的"], 3, 3),
    ],
)
def test_marks_gaps(given, partial, whole):
    """Each gap as short text, in its place; all of them, or gap by gap, rounded down."""
    blanks = (("麻烦", "痛点"), ("商品", "sku"))
    strict = Question("q-a", "blank", "题", (), "d", points=3, blanks=blanks)
    assert grade_blanks(strict, given).points == whole
    kind = Question("q-a", "blank", "题", (), "d", points=3, blanks=blanks, score="partial")
    assert grade_blanks(kind, given).points == partial


def test_polls_and_own_facts_are_not_marked():
    """They cost nothing and gain nothing; all other kinds are marked."""
    for kind in ("poll", "field"):
        mark = unmarked(Question("q-a", kind, "题", (), "d"))
        assert (mark.points, mark.most, mark.correct) == (0, 0, True)
    with pytest.raises(ValueError, match="q-a"):
        unmarked(ONE)


def test_explains_every_option():
    """After the answer each option says whether it is right, and why."""
    first, second = explanations(ONE)
    assert (first.right, first.feedback_html) == (False, "不")
    assert (second.right, second.feedback_html) == (True, "<strong>对</strong>")


def test_question_feedback_and_hint_are_rendered():
    """Both may be missing."""
    told = Question("q-a", "one", "题", ONE.options, "d", feedback="*因为*", hint="想")
    assert feedback_html(told) == "<em>因为</em>"
    assert hint_html(told) == "想"
    assert feedback_html(ONE) == hint_html(ONE) == ""


@hypothesis.given(st.permutations("abcd"))
def test_no_order_is_worth_more_than_its_longest_run(order):
    """R101: a run is a piece of the right order, and only the whole order is correct."""
    run = longest_run("abcd", order)
    assert len(run) != 1
    assert "".join(run) in "abcd"
    assert "".join(run) in "".join(order)
    question = Question("q-a", "order", "题", FOUR, "d", points=8, score="partial")
    mark = grade_order(question, order)
    assert mark.points == 2 * len(run)
    assert mark.correct == ("".join(order) == "abcd")


@hypothesis.given(st.text(max_size=12), st.text(max_size=4))
def test_width_case_and_spaces_never_count(word, spaces):
    """R102: whatever was accepted is right in any width, any case, between any spaces."""
    question = Question("q-a", "text", "题", (), "d", accepted=(word,))
    padding = "".join(sign for sign in spaces if sign.isspace())
    wide = "".join(chr(ord(s) + 0xFEE0) if "!" <= s <= "~" else s for s in word)
    assert grade_text(question, padding + wide + padding).correct


@hypothesis.given(
    st.frozensets(st.sampled_from("abcdz")),
    st.integers(1, 100),
    st.sampled_from(["all", "partial"]),
)
def test_marks_stay_within_the_points(given, points, score):
    """Nothing chosen takes points away, and full points mean that all is right."""
    question = replace(SEVERAL, points=points, score=score)
    mark = grade(question, given)
    assert 0 <= mark.points <= mark.most == points
    assert mark.correct == (given == frozenset("ab")) == (mark.points == points)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            Question("q-a", "number", "题", (), "d", numbers=NumberRange(9.5, 10.5)),
            (("9.5–10.5",),),
        ),
        (Question("q-a", "number", "题", (), "d", numbers=NumberRange(3, 3)), (("3",),)),
        (Question("q-a", "text", "题", (), "d", accepted=("憋单", "压单")), (("憋单", "压单"),)),
        (Question("q-a", "blank", "题", (), "d", blanks=(("甲",), ("乙",))), (("甲",), ("乙",))),
        (ONE, ()),
    ],
)
def test_names_what_may_be_typed(question, words):
    """A range by its ends, one number alone; the accepted words, for each gap."""
    assert right_words(question) == words


def test_explains_pairs():
    """Both sides are rendered."""
    pair = Option("**甲**", True, "", "a", "*乙*", "b")
    (told,) = explanations(Question("q-a", "match", "题", (pair,), "d"))
    assert (told.html, told.partner_html, told.partner_key) == (
        "<strong>甲</strong>",
        "<em>乙</em>",
        "b",
    )
