"""Tests of what a question of an exam shows, and when."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from academy.catalog.lesson_content import after_answer
from academy.catalog.questions import view_of_question
from academy.exams.cards import card_of, explained, in_own_order
from academy.exams.pages import PaperPage
from academy.learning.exam_try import ExamAttempt
from academy.learning.given import marked, right_given
from tests.catalog.sample_course import course_of, exam_of, files_of

NOW = datetime(2026, 3, 19, 1, 0, tzinfo=UTC)
ORDER = "### 排一排 {#q-final-1}\n1) 一\n2) 二\n3) 三\n"


def paper_of(*, finished: bool, answered: bool, body: str = "", **header: str) -> PaperPage:
    """Return a try at an exam of one question."""
    course = course_of(files_of(**{"quizzes/final.md": exam_of(1, body, draw=1, **header)}))
    (exam,) = course.exams
    (question,) = exam.questions
    ended = NOW if finished else None
    attempt = ExamAttempt(
        1, exam.id, course.id, 1, 1, NOW, ended, 0, 2, False, (question.id,), "seed", 60, None
    )
    answers = {question.id: marked(question, right_given(question))} if answered else {}
    return PaperPage(attempt, course, exam, answers)


def card(paper: PaperPage):
    """Return the card of its one question."""
    (question,) = paper.questions
    view = in_own_order(view_of_question(question, 1), paper, 1)
    return card_of(paper, view, after_answer(question))


@pytest.mark.parametrize(
    ("show", "answered", "finished", "told"),
    [
        ("after-each", False, False, False),
        ("after-each", True, False, True),
        ("after-each", False, True, True),
        ("at-end", True, False, False),
        ("at-end", True, True, True),
        ("at-end", False, True, True),
        ("never", True, False, False),
        ("never", True, True, False),
    ],
)
def test_what_is_told_when(show, answered, finished, told):
    """Explanations are shown after each answer, at the end, or never (R96)."""
    paper = paper_of(finished=finished, answered=answered, show=show)
    assert explained(paper, "q-final-1") is told
    found = card(paper)
    assert (found.after is not None) is told
    assert found.open is (not finished and not told)
    if found.open:
        assert found.answer is None


def test_an_open_card_shows_what_was_chosen():
    """A saved answer stands in the form again and can be changed."""
    found = card(paper_of(finished=False, answered=True))
    (question,) = paper_of(finished=False, answered=False).questions
    assert found.chosen == right_given(question)


def test_a_saved_order_shows_its_places():
    """Lines put in order come back with the place of each."""
    found = card(paper_of(finished=False, answered=True, body=ORDER))
    assert sorted(found.picked.values()) == ["1", "2", "3"]


def test_a_question_left_out_counts_as_wrong_when_it_is_explained():
    """At the end it is explained like the others, with no points."""
    found = card(paper_of(finished=True, answered=False))
    assert (found.answer.points, found.answer.correct) == (0, False)


def test_options_stand_as_the_seed_of_the_try_has_them():
    """Two tries mix otherwise, one try always the same; unmixed they keep the author's order."""
    paper = paper_of(finished=False, answered=False)
    (question,) = paper.questions
    view = view_of_question(question, 1)
    orders = set()
    for number in range(40):
        own = replace(paper, attempt=replace(paper.attempt, seed=f"seed {number}"))
        mixed = in_own_order(view, own, 3)
        assert mixed == in_own_order(view, own, 3)
        assert mixed.number == 3
        orders.add(tuple(option.key for option in mixed.options))
    assert len(orders) == 6
    plain = paper_of(finished=False, answered=False, shuffle="questions")
    assert in_own_order(view, plain, 1).options == view.options
