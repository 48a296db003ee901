"""What a page may know before the answer is in."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.catalog.digests import short_key
from academy.catalog.pieces import Option, Question, Quiz
from academy.catalog.questions import (
    OptionView,
    QuestionView,
    QuizView,
    cut_at_gaps,
    view_of_question,
    view_of_quiz,
)
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
    assert (question.number, question.text_html) == (1, "前三十秒做什么？")
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


@given(st.integers(3, 7), st.integers(0, 400))
def test_lines_never_stand_in_the_right_order(count, seed):
    """Handing them in untouched is no right answer; all of them are there."""
    options = tuple(Option(f"第{key}步", True, "", key) for key in "abcdefg"[:count])
    question = Question(f"q-{seed}", "order", "题", options, "d")
    shown = [each.key for each in view_of_question(question, 1, seed=str(seed)).options]
    assert shown != [option.key for option in options]
    assert sorted(shown) == [option.key for option in options]


def test_a_poll_is_asked_as_it_was_written():
    """Its options may have an order of their own, like times of the day."""
    options = tuple(Option(f"{hour} 点", False, "", str(hour)) for hour in range(8))
    question = Question("q-a", "poll", "题", options, "d")
    for seed in ("", "1", "2"):
        shown = view_of_question(question, 1, seed=seed).options
        assert [each.key for each in shown] == [option.key for option in options]


def test_partners_stand_once_and_mixed():
    """Two left sides with the same partner leave one; where it stands tells nothing."""
    sides = ("甲", "乙", "甲", "丙", "丁")
    options = tuple(
        Option(str(place), True, "", str(place), side, short_key(side))
        for place, side in enumerate(sides)
    )
    view = view_of_question(Question("q-a", "match", "题", options, "d"), 1)
    assert sorted(each.html for each in view.partners) == ["丁", "丙", "乙", "甲"]
    assert [each.html for each in view.partners] != ["甲", "乙", "丙", "丁"]
    assert all(each.key == short_key(each.html) for each in view.partners)


@pytest.mark.parametrize(
    ("html", "gaps", "pieces"),
    [
        ("先[[1]]，再[[2]]。", 2, ("先", "，再", "。")),
        ("[[1]]", 1, ("", "")),
        ('<a href="/[[1]]">x</a>[[2]]', 2, ('<a href="/[[1]]">x</a>', "", "")),
        ('<a title="a>b[[1]]">x</a>', 1, ('<a title="a>b[[1]]">x</a>', "")),
        ("<p>[[1]]</p>\n<p>[[2]]</p>", 2, ("<p>", "</p>\n<p>", "</p>")),
        ("[[1]] [[2]]", 1, ("", " [[2]]")),
        ("先[[1]]", 0, ()),
    ],
)
def test_a_text_is_cut_at_its_gaps(html, gaps, pieces):
    """There is always one piece more than gaps, and a tag is never cut."""
    assert cut_at_gaps(html, gaps) == pieces


def test_gaps_are_found_in_rendered_text():
    """In one line and in several paragraphs, in bold text and in code, each gap is found."""
    blanks = (("甲",), ("乙",), ("丙",))
    for text in ("先[[1]]，**再[[2]]**，`[[3]]`", "先[[1]]。\n\n- 再[[2]]\n- 后[[3]]"):
        question = Question("q-a", "blank", text, (), "d", blanks=blanks)
        view = view_of_question(question, 1)
        assert len(view.pieces) == 4
        assert "[[" not in "".join(view.pieces)
        assert "".join(view.pieces).startswith(("先", "<p>先"))
