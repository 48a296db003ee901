"""A lesson to be read only: its quizzes and checklists are shown and cannot be sent."""

from collections.abc import Iterable, Sequence

from flask import render_template

from academy.catalog.content import Lesson
from academy.learning.lesson_view import BodyPart
from academy.learning.views_cards import checklist_html, question_html
from academy.learning.views_kept import BY, SEEN, WORDS, filled_in
from academy.learning.views_words import lesson_words

NO_TICKS: frozenset[str] = frozenset()
Keyed = tuple[BodyPart, Sequence[object]]
"""A part of the page, and the answers of its quiz where they may be seen."""


def quiet_parts(
    lesson: Lesson | None, parts: Iterable[Keyed], ticks: frozenset[str] = NO_TICKS
) -> str:
    """Return the parts of a page without anything that could be sent."""
    every = list(parts)
    text = render_template(
        "learning/_quiet_parts.html",
        lesson=lesson,
        parts=every,
        ticks=ticks,
        words=lesson_words(),
        question_html=question_html,
        checklist_html=checklist_html,
    )
    return filled_in(text, no_facts(part for part, _ in every)).decode()


def no_facts(parts: Iterable[BodyPart]) -> dict[str, str]:
    """Return what stands at the marks of forms that ask for own facts: nothing."""
    cards = [card for part in parts if part.quiz for card in part.quiz.cards]
    names = {card.question.fact for card in cards if card.question.fact}
    return {
        f"{mark}{name}-": "0" if mark == SEEN else ""
        for name in names
        for mark in (WORDS, SEEN, BY)
    }
