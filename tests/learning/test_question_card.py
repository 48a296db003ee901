"""Tests of what is said of an answer, line by line."""

import pytest

from academy.catalog.lesson_content import after_answer
from academy.catalog.pieces import Option, Question
from academy.catalog.questions import view_of_question
from academy.learning.given import marked
from academy.learning.question_card import QuestionCard, ToldLine

ORDER = Question(
    "q-a", "order", "?", tuple(Option(f"行{key}", True, "", key) for key in "abcd"), "d", points=4
)
MATCH = Question(
    "q-b",
    "match",
    "?",
    (Option("左", True, "因为", "a", "右", "A"), Option("下", True, "", "b", "上", "B")),
    "d",
)
BLANK = Question("q-c", "blank", "先[[1]]再[[2]]", (), "d", blanks=(("甲", "乙"), ("丙",)))
CHOICE = Question("q-d", "one", "?", ORDER.options, "d")


def card(question, given, *, told=True):
    """A card with an answer, explained or not."""
    after = after_answer(question) if told else None
    return QuestionCard(view_of_question(question, 1), False, marked(question, given), after)


def test_an_order_tells_the_right_one_and_the_longest_run():
    """R101: the lines stand in the right order, each with the place it was given."""
    told = card(ORDER, tuple("bcda")).told
    assert [(line.html, line.said, line.right) for line in told] == [
        ("行a", "4", False),
        ("行b", "1", True),
        ("行c", "2", True),
        ("行d", "3", True),
    ]


def test_pairs_tell_what_belongs_together():
    """R102: each left side with the partner chosen, and the right one where that is another."""
    assert card(MATCH, ("a=A", "b=A")).told == (
        ToldLine("左", "右", True, "", "因为"),
        ToldLine("下", "右", False, "上"),
    )


def test_gaps_tell_what_may_stand_in_them():
    """R102: a right word stays alone; for a wrong one all accepted words are named."""
    assert card(BLANK, ("丁", "丙")).told == (
        ToldLine("", "丁", False, "甲 / 乙"),
        ToldLine("", "丙", True, ""),
    )


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        (ORDER, tuple("bcda"), [("行b", ""), ("行c", ""), ("行d", ""), ("行a", "")]),
        (MATCH, ("a=B", "b=A"), [("左", "上"), ("下", "右")]),
        (BLANK, ("丁", "丙"), [("", "丁"), ("", "丙")]),
    ],
)
def test_before_it_may_be_explained_only_the_answer_is_told(question, given, said):
    """Where explanations come at the end or never, no line says whether it is right."""
    told = card(question, given, told=False).told
    assert [(line.html, line.said) for line in told] == said
    assert all(line.right is None and not line.should for line in told)


def test_an_answer_in_an_older_wording_breaks_nothing():
    """Keys and gaps that are gone are left out."""
    assert [line.said for line in card(ORDER, ("z", "a")).told] == ["2", "", "", ""]
    assert [line.said for line in card(MATCH, ("a=Z",)).told] == ["", ""]
    assert [line.said for line in card(BLANK, ("甲",)).told] == ["甲", ""]
    assert [line.html for line in card(ORDER, ("z", "a"), told=False).told] == ["行a"]


def test_other_kinds_and_open_questions_have_no_lines():
    """Options tell for themselves, and without an answer there is nothing to say."""
    assert card(CHOICE, ("a",)).told == ()
    assert QuestionCard(view_of_question(ORDER, 1), open=True).told == ()


def test_an_open_form_shows_again_what_was_chosen():
    """Each line finds its place or partner."""
    shown = QuestionCard(view_of_question(ORDER, 1), open=True, chosen=("a=2", "b=1"))
    assert shown.picked == {"a": "2", "b": "1"}
