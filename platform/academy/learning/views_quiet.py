"""A lesson to be read only: its quizzes and checklists are shown and cannot be sent."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from flask import render_template

from academy.catalog.content import Lesson
from academy.catalog.own_facts import named
from academy.learning.lesson_view import BodyPart
from academy.learning.views_cards import checklist_html, question_html
from academy.learning.views_kept import FACT, SEEN, filled_in, marks_in
from academy.learning.views_words import lesson_words

NO_TICKS: frozenset[str] = frozenset()
NO_FACTS: Mapping[str, str] = MappingProxyType({})
Keyed = tuple[BodyPart, Sequence[object]]
"""A part of the page, and the answers of its quiz where they may be seen."""


def quiet_parts(
    lesson: Lesson | None,
    parts: Iterable[Keyed],
    ticks: frozenset[str] = NO_TICKS,
    facts: Mapping[str, str] = NO_FACTS,
) -> str:
    """Return the parts of a page without anything that could be sent.

    *facts* is what stands at the marks of own facts; without them their names stand there.
    """
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
    nobodys = {mark: of_no_shop(mark) for mark in marks_in(text)}
    return filled_in(text, {**nobodys, **facts}).decode()


def of_no_shop(mark: str) -> str:
    """Return what stands at a mark where nobody's shop is known: the name, or an empty box."""
    if mark.startswith(FACT):
        return named(mark.removeprefix(FACT).removesuffix("-"))
    return "0" if mark.startswith(SEEN) else ""
