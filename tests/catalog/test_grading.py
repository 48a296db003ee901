"""Marks."""

import pytest

from academy.catalog.grading import explanations, feedback_html, grade, grade_text, hint_html
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
    assert grade_text(question, given).correct is correct


@pytest.mark.parametrize(
    ("given", "correct"),
    [
        ("3", True),
        ("３．４", True),
        ("2.5", True),
        ("2.4", False),
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


def test_words_are_not_options():
    """A question that is answered in words cannot be marked by keys."""
    with pytest.raises(ValueError, match="q-a"):
        grade(Question("q-a", "text", "题", (), "d", accepted=("甲",)), frozenset("a"))


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
