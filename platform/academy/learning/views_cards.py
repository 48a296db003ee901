"""HTML of questions and checklists, kept in memory: most readers see the same few states.

The form token is a mark in them, which whoever sends the page replaces.
"""

from flask import render_template
from markupsafe import Markup

from academy.catalog.content import Lesson
from academy.catalog.parts import ChecklistPart
from academy.catalog.recent import Recent
from academy.learning.lesson_view import QuizCard
from academy.learning.question_card import QuestionCard
from academy.learning.views_kept import BY, SEEN, TOKEN, WORDS, card_key
from academy.learning.views_words import lesson_words
from academy.web import tickets
from academy.web.locale import locale_name

MOST = 512
WORDING = "wording of a question"

_kept: Recent[tuple[object, ...], str] = Recent(MOST)


def question_html(lesson: Lesson, quiz: QuizCard, card: QuestionCard) -> Markup:
    """Return one question; what it shows of an answer is part of what names it."""
    if card.notice:
        return Markup(render(lesson, "_question", quiz=quiz, card=card))  # noqa: S704 (a template)
    mixed = quiz.standing.quiz.shuffle != "none"
    key = (*page_key(lesson), quiz.standing.number, card_key(card, mixed=mixed))
    found = _kept.get(key) or _kept.put(key, render(lesson, "_question", quiz=quiz, card=card))
    return Markup(found)  # noqa: S704 (a template)


def checklist_html(lesson: Lesson, checklist: ChecklistPart, ticks: frozenset[str]) -> Markup:
    """Return one checklist with its ticks."""
    ticked = ticks.intersection(item.id for item in checklist.items)
    key = (*page_key(lesson), checklist.id, ticked)
    found = _kept.get(key) or _kept.put(
        key, render(lesson, "_checklist", list=checklist, ticked=ticked)
    )
    return Markup(found)  # noqa: S704 (a template)


def page_key(lesson: Lesson) -> tuple[str, str, str]:
    """Return what the HTML depends on whoever reads: the text, its language, the reader's."""
    return (lesson.digest, lesson.language, locale_name())


def render(lesson: Lesson, name: str, **context: object) -> str:
    """Render a fragment with a mark where the form token belongs."""
    return render_template(
        f"learning/{name}.html",
        lesson=lesson,
        words=lesson_words(),
        token=TOKEN,
        fact_of=fact_of,
        wording=wording,
        **context,
    )


def wording(digest: str) -> str:
    """Return what stands for the digest of a question on a page.

    The digest is made of what is right, so whoever knows how could try all answers against it.
    """
    return tickets.seal(WORDING, digest)


def fact_of(name: str) -> dict[str, str]:
    """Return the marks of an own fact in the form that asks for it."""
    return {"words": f"{WORDS}{name}-", "seen": f"{SEEN}{name}-", "by": f"{BY}{name}-"}
