"""Tests of reading an exam: its header, its pool, its translation."""

import pytest

from academy.catalog.parser import read_course
from tests.catalog.sample_course import COURSE, codes, course_of, exam_of, files_of

OPEN = "### 写一段 {#q-final-1 type=open}\n~ 有细节 (2)\n"
POLL = "### 投一票 {#q-final-1 type=poll}\n- ( ) 一\n- ( ) 二\n"
FIELD = "### 主推品 {#q-final-1 type=field key=shop.hero}\n"


def files(exam: str, **changes: str) -> dict[str, bytes]:
    """Return the course with an exam."""
    return files_of(**{"quizzes/final.md": exam, **changes})


def exam_codes(exam: str) -> list[str]:
    """Return the problems of an exam file."""
    return [each for each in codes(files(exam)) if "final.md" in each]


@pytest.mark.parametrize("body", [OPEN, POLL, FIELD])
def test_an_exam_holds_only_what_is_marked_at_once(body):
    """Open questions, polls and own facts are refused where they begin (C330)."""
    assert exam_codes(exam_of(body=body, draw=1)) == ["C330:final.md:12:5"]


def test_an_exam_draws_no_more_than_it_has():
    """The pool must be as large as the draw (C331)."""
    assert exam_codes(exam_of(draw=4)) == []
    assert exam_codes(exam_of(draw=5)) == ["C331:final.md:4:7"]


def test_an_exam_leaves_time_to_read():
    """Less than twenty seconds a question is a warning (C332)."""
    assert exam_codes(exam_of(draw=4, minutes=2)) == []
    assert exam_codes(exam_of(pool=4, draw=4, minutes=1)) == ["C332:final.md:7:10"]


@pytest.mark.parametrize(
    ("header", "course", "passing"),
    [
        (60, "", 60),
        (None, "", 80),
        (None, "pass: {exam: 70}\n", 70),
        (60, "pass: {exam: 70}\n", 60),
    ],
)
def test_the_course_says_what_an_exam_does_not(header, course, passing):
    """The exam's own share counts, else that of the course, else 80 percent."""
    read = course_of(files(exam_of(**{"pass": header}), course=COURSE + course))
    assert read.exams[0].passing == passing


ENGLISH = """\
---
title: Final exam
---

### Question 1: how to show a cup? {#q-final-1}

- (x) Trouble first
  > He looks up.
- ( ) Price first
- ( ) Material first
"""


def test_an_exam_is_translated_question_by_question():
    """Words come from the translation; ids, keys and what is missing from the source."""
    course, problems = read_course(files(exam_of(), **{"quizzes/final.en.md": ENGLISH}), "cups")
    source, english = course.exams[0], course.in_language("en").exams[0]
    assert english.title == "Final exam"
    assert english.questions[0].text.startswith("Question 1")
    assert [each.key for each in english.questions[0].options] == [
        each.key for each in source.questions[0].options
    ]
    assert english.questions[1] == source.questions[1]
    assert (english.draw, english.minutes) == (source.draw, source.minutes)
    found = [(each.code, each.severity) for each in problems if "final.en" in each.path]
    assert found == [("C502", "warning")]


def test_a_broken_translation_leaves_the_exam_as_it_is():
    """An option too few is a warning, and the question stays in the source's words."""
    broken = ENGLISH.replace("- ( ) Material first\n", "")
    course, problems = read_course(files(exam_of(), **{"quizzes/final.en.md": broken}), "cups")
    assert course.in_language("en").exams[0].questions[0] == course.exams[0].questions[0]
    assert "C501" in {each.code for each in problems if "final.en" in each.path}
