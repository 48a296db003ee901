"""All HTML of one lesson, made once: its parts, its questions, what is said after an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from academy.catalog.content import Lesson
from academy.catalog.grading import (
    OptionExplanation,
    explanations,
    feedback_html,
    hint_html,
    right_words,
)
from academy.catalog.own_facts import facts_in
from academy.catalog.parts import ChecklistPart, Part
from academy.catalog.pieces import Question
from academy.catalog.questions import QuizView, view_of_quiz
from academy.catalog.reader_parts import PersonalPart, personal_parts


@dataclass(frozen=True, slots=True)
class AfterAnswer:
    """What may be shown of a question when its answer is in.

    ``options`` stand in the author's order, which is the right one of an ``order``; ``words``
    is what may be typed: into each gap, or as the one answer.
    """

    options: tuple[OptionExplanation, ...]
    feedback_html: str
    hint_html: str
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class LessonContent:
    """The parts of the page; quizzes and what follows an answer by the ids of both.

    ``facts`` are the own facts that the text speaks of; ``personal`` are the parts that not
    all readers see alike.
    """

    parts: tuple[Part, ...]
    quizzes: Mapping[str, QuizView]
    after: Mapping[str, AfterAnswer]
    facts: frozenset[str] = frozenset()
    personal: tuple[PersonalPart, ...] = ()

    def items(self, checklist_id: str) -> frozenset[str] | None:
        """Return the lines of a checklist; None when the lesson has no such list."""
        for part in self.parts:
            if isinstance(part, ChecklistPart) and part.id == checklist_id:
                return frozenset(item.id for item in part.items)
        return None


def content_of(lesson: Lesson, parts: tuple[Part, ...]) -> LessonContent:
    """Make what is not in *parts*: questions and explanations."""
    questions = [question for quiz in lesson.quizzes for question in quiz.questions]
    return LessonContent(
        parts=parts,
        quizzes={quiz.id: view_of_quiz(quiz, lesson.language) for quiz in lesson.quizzes},
        after={question.id: after_answer(question, lesson.language) for question in questions},
        facts=facts_in(parts),
        personal=tuple(personal_parts(parts)),
    )


def after_answer(question: Question, language: str = "zh") -> AfterAnswer:
    """Return what may be shown of a question, wherever it is asked, when its answer is in."""
    return AfterAnswer(
        explanations(question, language),
        feedback_html(question, language),
        hint_html(question, language),
        right_words(question),
    )
