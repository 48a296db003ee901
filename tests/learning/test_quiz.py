"""Tests of attempts at a quiz."""

import pytest

from academy.catalog.pieces import Option, Question, Quiz
from academy.learning.quiz import GivenAnswer, Try, explained, result_of, standing, verdict

OPTIONS = (Option("一", True, "", "k1"), Option("二", False, "", "k2"))
ONE = Question("q-one", "one", "?", OPTIONS, "d1")
TWO = Question("q-two", "several", "?", OPTIONS, "d2", points=3)
QUIZ = Quiz("qz-a", (ONE, TWO), passing=75, attempts=3)


def given(question, points):
    """An answer with some points."""
    most = question.points
    return GivenAnswer(question.id, question.digest, ("k1",), points, most, points == most)


def tried(number, *answers, finished=False, points=0, passed=False):
    """An attempt with answers."""
    by_question = {answer.question_id: answer for answer in answers}
    return Try(number, "qz-a", number, finished, points, 4, passed, by_question)


def test_before_the_first_answer_the_first_attempt_is_open():
    """Nobody begins a quiz by a button: the first answer does."""
    where = standing(QUIZ, [])
    assert (where.number, where.finished, where.may_try_again, where.left) == (1, False, False, 2)


def test_the_last_attempt_counts_and_a_pass_stays():
    """R51: a later failed attempt does not take a pass away."""
    where = standing(
        QUIZ,
        [tried(2, finished=True), tried(1, finished=True, points=3, passed=True)],
    )
    assert (where.number, where.passed, where.left) == (2, True, 1)


@pytest.mark.parametrize(
    ("tries", "again"),
    [
        ([], False),
        ([tried(1)], False),
        ([tried(1, finished=True)], True),
        ([tried(1, finished=True, points=3, passed=True)], True),
        ([tried(1, finished=True, points=4, passed=True)], False),
        ([tried(3, finished=True)], False),
    ],
    ids=["new", "open", "failed", "not all right", "all right", "used up"],
)
def test_another_attempt_needs_an_end_one_left_and_a_gain(tries, again):
    """Doing it again is offered only where it can help."""
    assert standing(QUIZ, tries).may_try_again is again


@pytest.mark.parametrize(
    ("tries", "attempt", "digest", "said", "expected"),
    [
        ([], 1, "d1", ["k1"], "take"),
        ([], 2, "d1", ["k1"], "moved"),
        ([], 1, "d0", ["k1"], "changed"),
        ([], 1, "d1", ["stale"], "changed"),
        ([], 1, "d1", [], "empty"),
        ([tried(1, given(ONE, 1))], 1, "d0", [], "twice"),
        ([tried(1, finished=True)], 1, "d1", ["k1"], "ended"),
        ([tried(1, finished=True), tried(2)], 1, "d1", ["k1"], "moved"),
    ],
)
def test_what_becomes_of_an_answer(tries, attempt, digest, said, expected):
    """R54: an answer is taken once, in the open attempt, to the present wording."""
    where, stale = standing(QUIZ, tries), said == ["stale"]
    assert verdict(where, ONE, attempt, digest, said, stale=stale) == expected


def test_a_poll_is_waited_for_and_counts_for_nothing():
    """R104: without the vote there is no result, with it the points are those of the others."""
    quiz = Quiz("qz-a", (ONE, Question("q-poll", "poll", "?", OPTIONS, "d3")), passing=100)
    vote = GivenAnswer("q-poll", "d3", ("k2",), 0, 0, True)
    assert result_of(quiz, {"q-one": given(ONE, 1)}) is None
    result = result_of(quiz, {"q-one": given(ONE, 1), "q-poll": vote})
    assert (result.points, result.most, result.passed) == (1, 1, True)
    only = Quiz("qz-a", quiz.questions[1:])
    assert result_of(only, {"q-poll": vote}).passed


def test_an_attempt_ends_with_its_last_question():
    """While a question is open there is no result."""
    assert result_of(QUIZ, {"q-one": given(ONE, 1)}) is None


@pytest.mark.parametrize(("points", "passed"), [(0, False), (1, False), (2, True), (3, True)])
def test_passing_is_a_share_of_the_points(points, passed):
    """R51: three of four points are 75 percent, and exactly enough."""
    answers = {"q-one": given(ONE, 1), "q-two": given(TWO, points), "q-gone": given(ONE, 1)}
    result = result_of(QUIZ, answers)
    assert (result.points, result.most, result.passed) == (1 + points, 4, passed)


@pytest.mark.parametrize(
    ("show", "before", "after"),
    [("after-each", True, True), ("at-end", False, True), ("never", False, False)],
)
def test_explanations_come_when_the_quiz_says(show, before, after):
    """After each answer, after the last, or never."""
    quiz = Quiz("qz-a", (ONE,), show=show)
    assert explained(quiz, finished=False) is before
    assert explained(quiz, finished=True) is after
