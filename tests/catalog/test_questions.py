"""What a page may know before the answer is in."""

from dataclasses import fields

from academy.catalog.pieces import Option, Question, Quiz
from academy.catalog.questions import OptionView, QuestionView, QuizView, view_of_quiz
from tests.catalog.sample_course import course_of, files_of

QUIZ = course_of(files_of()).lessons[0].quizzes[0]


def test_no_field_tells_what_is_right():
    """Views have no field for rightness, feedback or hint, and nothing of them is in the text."""
    names = {field.name for view in (QuizView, QuestionView, OptionView) for field in fields(view)}
    assert not names & {"right", "feedback", "hint", "accepted", "numbers", "feedback_html"}
    shown = repr(view_of_quiz(QUIZ))
    assert "还没有需求" not in shown
    assert "先麻烦，后商品" not in shown
    assert "想想观众" not in shown


def test_shows_a_quiz_as_asked():
    """Numbers count from 1; keys name the options; what passes is told."""
    view = view_of_quiz(QUIZ)
    question = view.questions[0]

    assert (view.passing, view.attempts) == (80, 3)
    assert (question.number, question.text_html, question.hint_after) == (
        1,
        "前三十秒做什么？",
        True,
    )
    assert [option.html for option in question.options] == [
        "先报价格说便宜",
        "说一个麻烦",
        "等人多了再说",
    ]
    assert len({option.key for option in question.options}) == 3


def test_a_seed_fixes_the_order():
    """A shuffled quiz looks the same each time for the same person, and not for all."""
    text = files_of()["lessons/010-hook.md"].decode().replace("attempts=3", "shuffle=both")
    quiz = course_of(files_of(hook=text)).lessons[0].quizzes[0]
    orders = {
        tuple(option.key for option in view_of_quiz(quiz, seed=str(seed)).questions[0].options)
        for seed in range(40)
    }
    assert view_of_quiz(quiz, seed="1") == view_of_quiz(quiz, seed="1")
    assert len(orders) > 1
    assert view_of_quiz(quiz).questions[0].options[0].html == "先报价格说便宜"


def test_what_is_to_be_put_in_order_is_mixed():
    """The options of such a question are mixed even where nothing else is."""
    options = tuple(Option(f"第{key}步", True, "", key) for key in "abcdef")
    question = Question("q-a", "order", "题", options, "d")
    (view,) = view_of_quiz(Quiz("qz-a", (question,))).questions
    assert {each.key for each in view.options} == set("abcdef")
    assert [each.key for each in view.options] != list("abcdef")
