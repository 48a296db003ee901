"""A lesson's page, whole or in the pieces that htmx asks for."""

from dataclasses import dataclass, replace
from datetime import datetime

from flask import Response, render_template
from flask_babel import get_locale

from academy import clock
from academy.catalog import live
from academy.catalog.snapshot import LessonPlace
from academy.database import reading
from academy.learning.lesson_state import LessonState
from academy.learning.lesson_view import (
    BodyPart,
    body,
    ending,
    noticed,
    outline,
    prerequisites,
    quiz_card,
)
from academy.learning.pages import LessonPage, QuestionPage
from academy.learning.reading_time import ticket_payload
from academy.learning.store_lesson import lesson_state
from academy.learning.views_words import lesson_words
from academy.web import dates, tickets
from academy.web.answers import page
from academy.web.guard import visitor

PURPOSE = "lesson page"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence at one question, and what was chosen there."""

    question_id: str
    sentence: str
    chosen: frozenset[str]


def lesson_address(place: LessonPlace) -> str:
    """Return the address of a lesson."""
    return f"/courses/{place.course.slug}/{place.lesson.slug}"


def lesson_answer(found: LessonPage, status: int = 200, notice: Notice | None = None) -> Response:
    """Return the page of a lesson; a *notice* says at its question what could not be taken."""
    place, state = (found.place, found.state) if notice is None else fresh(found)
    content = live.content(place.course, place.lesson)
    parts = [with_notice(part, notice) for part in body(content, place.lesson, state, seed())]
    release, words = live.release_of(place.course.id), lesson_words()
    return page(
        "learning/lesson.html",
        status,
        place=place,
        lesson=place.lesson,
        course=place.course,
        state=state,
        parts=parts,
        outline=outline(place.course, place.lesson, state.done or {}),
        prerequisites=prerequisites(place, state.done or {}),
        release=release,
        capabilities=[words.get(each, each) for each in place.lesson.capabilities],
        released_on=day_in_words(release.made_at) if release else "",
        notice=notice,
        ending=ending(place, state),
        ticket=ticket(found),
        words=words,
    )


def with_notice(part: BodyPart, notice: Notice | None) -> BodyPart:
    """Put a notice into the quiz that it is about."""
    if notice is None or part.quiz is None:
        return part
    quiz = noticed(part.quiz, notice.question_id, notice.sentence, notice.chosen)
    return replace(part, quiz=quiz)


def question_answer(found: QuestionPage, notice: Notice | None = None) -> Response:
    """Return one question as it is now, and what its answer changed elsewhere on the page."""
    place, state = fresh(found.lesson)
    content = live.content(place.course, place.lesson)
    quiz = quiz_card(content, state.standings(place.lesson)[found.quiz.id], state, seed())
    if notice is not None:
        quiz = noticed(quiz, notice.question_id, notice.sentence, notice.chosen)
    card = next(each for each in quiz.cards if each.question.id == found.question.id)
    return page(
        "learning/_answered.html",
        200 if notice is None else 422,
        lesson=place.lesson,
        quiz=quiz,
        card=card,
        ending=ending(place, state),
        ticket=ticket(found.lesson),
        words=lesson_words(),
    )


def ending_answer(found: LessonPage) -> Response:
    """Return the end of the page; too early, it says when the reading will count."""
    place, state = fresh(found)
    shown = ending(place, state)
    text = render_template(
        "learning/_finish.html",
        lesson=place.lesson,
        ending=shown,
        ticket=ticket(found),
        words=lesson_words(),
    )
    response = Response(text)
    if shown.ask_read and shown.missing_seconds:
        response.headers["Retry-After"] = str(shown.missing_seconds)
    return response


def fresh(found: LessonPage) -> tuple[LessonPlace, LessonState]:
    """Return the place of a lesson, and what is true of the visitor after a write."""
    place = found.place
    with reading() as connection:
        state = lesson_state(connection, visitor().person_id, place.course.id, place.lesson)
    return place, state


def day_in_words(moment: datetime) -> str:
    """Return the day of a moment for the visitor, without its weekday."""
    day = clock.local_day(moment, visitor().zone)
    return dates.formatted(day, "MMMd", str(get_locale()))


def ticket(found: LessonPage) -> str:
    """Return the ticket of this page: whose, of which lesson, handed out now."""
    payload = ticket_payload(visitor().person_id, found.place.lesson.id, clock.now())
    return tickets.sign(PURPOSE, payload)


def seed() -> str:
    """Return what fixes the order of shuffled questions for this visitor."""
    return str(visitor().person_id)
