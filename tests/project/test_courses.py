"""The courses that are shipped: each lesson teaches whole, and no two share a passage.

Counted are parsed questions and blocks, never patterns in text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from academy.catalog.content import Course, Lesson
from academy.catalog.disk import course_folders, read_folder
from academy.catalog.field_work import field_works
from academy.catalog.parser import read_course
from academy.catalog.pieces import Block, Checklist, Prose, Question, each_piece
from academy.catalog.stats import statistics_of

COURSES = Path(__file__).resolve().parents[2] / "courses"
CHARACTERS = range(900, 1801)
QUESTIONS = range(3, 6)
SMALLEST_POOL = 15
SHORTEST_SHARED = 24
"""Characters from which a repeated paragraph is no chance."""


def read_courses() -> dict[str, Course]:
    """Return the shipped courses as they were written, by id."""
    found = {}
    for folder in course_folders(COURSES):
        course, problems = read_course(read_folder(folder).files, folder.name)
        assert course is not None, problems
        found[course.id] = course
    return found


ALL = read_courses()
COUNTS = statistics_of(ALL.values())
LESSONS = {lesson.id: lesson for course in ALL.values() for lesson in course.lessons}
PLACES = [
    (course_id, lesson_id)
    for course_id, course in COUNTS.courses.items()
    for lesson_id in course.lessons
]


def blocks(lesson: Lesson, name: str) -> list[Block]:
    """Return the blocks of one name."""
    pieces = each_piece(lesson.blocks)
    return [piece for piece in pieces if isinstance(piece, Block) and piece.name == name]


def unexplained(questions: Iterable[Question]) -> Iterator[str]:
    """Name the questions that leave somebody without an explanation."""
    for question in questions:
        if question.kind in {"one", "several"}:
            if not all(option.feedback for option in question.options):
                yield question.id
        elif question.kind not in {"poll", "field", "open"} and not question.feedback:
            yield question.id


def test_the_seven_courses_are_there():
    """Rules, going live, scripts, traffic, goods and groups, and how to learn."""
    assert {course.slug for course in ALL.values()} == {
        "how-to-learn",
        "rules-and-opening",
        "go-live",
        "scripting",
        "promotion",
        "product-selection",
        "private-groups",
    }


@pytest.mark.parametrize(("course_id", "lesson_id"), PLACES)
def test_a_lesson_teaches_whole(course_id, lesson_id):
    """900-1,800 characters, a fact, an example, a script, mistakes, a checklist, a check-in."""
    counts, lesson = COUNTS.courses[course_id].lessons[lesson_id], LESSONS[lesson_id]
    assert counts.characters in CHARACTERS
    assert counts.scripts >= 1
    assert counts.facts >= 1
    assert len(blocks(lesson, "objectives")) == 1
    assert blocks(lesson, "example")
    assert blocks(lesson, "mistakes")
    assert any(isinstance(piece, Checklist) for piece in each_piece(lesson.blocks))
    assert lesson.prompt is not None


@pytest.mark.parametrize(("course_id", "lesson_id"), PLACES)
def test_a_lesson_asks_three_to_five_questions_that_explain(course_id, lesson_id):
    """Each option of each question says why; polls and own facts come on top."""
    del course_id
    questions = [question for quiz in LESSONS[lesson_id].quizzes for question in quiz.questions]
    marked = [each for each in questions if each.kind not in {"poll", "field", "open"}]
    assert len(marked) in QUESTIONS
    assert not list(unexplained(questions))


@pytest.mark.parametrize("course_id", ALL)
def test_a_course_ends_with_an_exam_from_a_pool(course_id):
    """At least fifteen questions, none of a lesson, each explained, some of them drawn."""
    exams = ALL[course_id].exams
    assert exams
    for exam in exams:
        assert len(exam.questions) >= SMALLEST_POOL
        assert exam.draw < len(exam.questions)
        assert not list(unexplained(exam.questions))


@pytest.mark.parametrize("course_id", ALL)
def test_a_course_has_work_a_figure_and_a_worksheet(course_id):
    """Field work with a rubric, an own drawing, and a table that merchants fill in."""
    course, counts = ALL[course_id], COUNTS.courses[course_id].whole
    works = [work for lesson in course.lessons for work in field_works(lesson.blocks)]
    assert any(len(work.criteria) > 1 for work in works)
    assert counts.figures >= 1
    assert counts.worksheets >= 1
    assert any(asset.path.endswith(".svg") for asset in course.assets)


def repeated(passages: Iterable[str]) -> list[str]:
    """Return passages, long enough to matter, that occur more than once."""
    plain = Counter("".join(passage.split()) for passage in passages)
    return [each for each, count in plain.items() if count > 1 and len(each) >= SHORTEST_SHARED]


def paragraphs(lesson: Lesson) -> Iterator[str]:
    """Walk through the paragraphs and the list lines of a lesson."""
    for piece in each_piece(lesson.blocks):
        if isinstance(piece, Prose | Block):
            for paragraph in piece.text.split("\n\n"):
                yield from paragraph.split("\n") if "\n- " in paragraph else (paragraph,)


def test_no_two_lessons_share_a_paragraph_or_an_example():
    """What could stand in any other lesson teaches nothing in this one."""
    assert not repeated(text for lesson in LESSONS.values() for text in paragraphs(lesson))


def test_no_question_is_asked_twice():
    """Neither in two lessons nor in a lesson and an exam."""
    asked = [
        question.text
        for course in ALL.values()
        for questions in (
            *(quiz.questions for lesson in course.lessons for quiz in lesson.quizzes),
            *(exam.questions for exam in course.exams),
        )
        for question in questions
    ]
    assert not [text for text, count in Counter(asked).items() if count > 1]


def test_course_titles_summaries_and_outlines_are_in_english_too():
    """A reader of English finds the way through every course."""
    for course in ALL.values():
        english = course.in_language("en")
        assert english.language == "en", course.id
        assert english.title != course.title
        assert english.summary != course.summary
        titles = [section.title for section in course.sections]
        assert all(each.title not in titles for each in english.sections), course.id
        for lesson, translated in zip(course.lessons, english.lessons, strict=True):
            assert lesson.title != translated.title, lesson.id
            assert lesson.summary != translated.summary, lesson.id
