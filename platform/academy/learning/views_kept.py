"""Pages of lessons kept in memory: readers in the same state see the same page.

What differs from reader to reader (name, team, form token, ticket, place) stands as a mark
in the kept page and is put in at the end. Marks are drawn anew by each process, so no text
of an author or a reader can hold one.
"""

import re
import secrets
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from flask import Response, get_flashed_messages, render_template
from markupsafe import escape

from academy.catalog.recent import Recent
from academy.learning.lesson_state import LessonState
from academy.learning.lesson_view import Ending, QuizCard
from academy.learning.question_card import QuestionCard
from academy.web import navigation
from academy.web.form_owner import form_token
from academy.web.guard import visitor

MOST = 64
"""Kept pages of a process; one has some 50 kB."""


def mark(name: str) -> str:
    """Return a word that stands nowhere else."""
    return f"{name}-{secrets.token_hex(8)}-"


TOKEN, TICKET, NAME, TEAM = mark("token"), mark("ticket"), mark("name"), mark("team")
PLACE, DONE_AT = mark("place"), mark("at")
FACT, WORDS, SEEN, BY = mark("fact"), mark("words"), mark("seen"), mark("by")
"""Own facts; after each of these follow the name of the fact and a hyphen."""

ANY_MARK = re.compile(
    f"({TOKEN}|{TICKET}|{NAME}|{TEAM}|{PLACE}|{DONE_AT}|(?:{FACT}|{WORDS}|{SEEN}|{BY})[\\w.]+-)"
)

Pieces = tuple[bytes, ...]
"""A page cut at its marks: text, name of a mark, text, name of a mark, text …"""

_pages: Recent[Hashable, Pieces] = Recent(MOST)


@dataclass(frozen=True, slots=True)
class Anybody:
    """The reader in a kept page: marks instead of a person."""

    name: str = NAME
    team_names: tuple[str, ...] = (TEAM,)
    merchant_name: str = TEAM


def kept_page(
    key: Hashable, filled: Mapping[str, str], context: Callable[[], Mapping[str, object]]
) -> Response:
    """Return the page that *key* names; *context* is asked only when it must be rendered.

    Args:
        key: everything that the page depends on but the marks.
        filled: what stands at the marks of the lesson for this reader.
        context: what the template needs, with marks instead of what differs.
    """
    who = visitor()
    flashes = get_flashed_messages(with_categories=True)
    whole = (key, who.theme, navigation.entries(who))
    pieces = None if flashes else _pages.get(whole)
    if pieces is None:
        page = render_template(
            "learning/lesson.html",
            **context(),
            visitor=Anybody(),
            csrf_token=lambda: TOKEN,
            flashes=flashes,
        )
        pieces = cut(page)
        if not flashes:
            _pages.put(whole, pieces)
    team = who.team_names[0] if who.team_names else who.merchant_name
    own = {NAME: str(escape(who.name)), TEAM: str(escape(team))}
    return Response(joined(pieces, {**filled, **own}))


def cut(page: str) -> Pieces:
    """Cut a page at its marks; it is encoded once and not for every reader."""
    return tuple(piece.encode() for piece in ANY_MARK.split(page))


def marks_in(page: str) -> frozenset[str]:
    """Return the marks that stand in a page."""
    return frozenset(ANY_MARK.findall(page))


def joined(pieces: Pieces, filled: Mapping[str, str]) -> bytes:
    """Put at each mark what stands there for this reader; the form token always."""
    values = {name.encode(): value.encode() for name, value in filled.items()}
    values[TOKEN.encode()] = form_token().encode()
    whole = list(pieces)
    whole[1::2] = [values[name] for name in pieces[1::2]]
    return b"".join(whole)


def filled_in(page: str, filled: Mapping[str, str]) -> bytes:
    """Fill the marks of a page or fragment that is not kept."""
    return joined(cut(page), filled)


def key_of(state: LessonState, cards: Iterable[QuizCard], end: Ending) -> Hashable:
    """Return what a lesson's page shows of its reader, without what stands at marks."""
    quizzes = tuple(quiz_key(card) for card in cards)
    waiting = end.missing_seconds if end.begun and end.ask_read else 0
    ended = (end.done_at is None, end.course_finished, end.exam_open, end.ask_read, end.read)
    asked = (end.quiz_passed, end.only_read, waiting, end.task_left)
    return (frozenset(state.done or ()), state.ticks, quizzes, ended, asked)


def quiz_key(quiz: QuizCard) -> Hashable:
    """Return what a quiz shows of its reader."""
    where, now = quiz.standing, quiz.standing.current
    result = now and (now.finished, now.points, now.most, now.passed)
    mixed = where.quiz.shuffle != "none"
    cards = tuple(card_key(card, mixed=mixed) for card in quiz.cards)
    return (quiz.view.id, where.number, where.passed, where.left, result, cards)


def card_key(card: QuestionCard, *, mixed: bool) -> Hashable:
    """Return what a question shows of its reader; *mixed* options have an order of their own."""
    answer = card.answer
    said = answer and (answer.given, answer.points, answer.digest)
    order = tuple(option.key for option in card.question.options) if mixed else ()
    seen = (card.open, card.after is not None, bool(card.hint_html), card.handed_in, card.poll)
    return (card.question.id, card.question.number, order, said, seen)
