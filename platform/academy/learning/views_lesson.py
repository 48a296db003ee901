"""A lesson's page, whole or in the pieces that htmx asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from flask import Response, render_template

from academy import clock
from academy.catalog import live
from academy.catalog.snapshot import LessonPlace
from academy.database import reading
from academy.learning.lesson_state import LessonState
from academy.learning.lesson_view import (
    Ending,
    QuizCard,
    body,
    ending,
    noticed,
    outline,
    quiz_card,
    quiz_cards,
)
from academy.learning.pages import LessonPage, QuestionPage
from academy.learning.reading_time import ticket_payload
from academy.learning.shop_facts import shop_of
from academy.learning.store_lesson import lesson_state
from academy.learning.views_cards import checklist_html, page_key, question_html
from academy.learning.views_kept import DONE_AT, PLACE, TICKET, filled_in, kept_page, key_of
from academy.learning.views_personal import (
    fact_marks,
    parts_of_reader,
    platforms_offered,
    views_of_reader,
)
from academy.learning.views_way import way_of
from academy.learning.views_words import lesson_words
from academy.web import dates, tickets
from academy.web.guard import visitor
from academy.web.locale import locale_name

PURPOSE = "lesson page"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence at one question, and what was chosen there."""

    question_id: str
    sentence: str
    chosen: tuple[str, ...]


def lesson_address(place: LessonPlace) -> str:
    """Return the address of a lesson."""
    return f"/courses/{place.course.slug}/{place.lesson.slug}"


def lesson_answer(found: LessonPage) -> Response:
    """Return the page of a lesson."""
    place, state = found.place, found.state
    content = live.content(place.course, place.lesson)
    cards = quiz_cards(content, place.lesson, state, seed())
    end = ending(place, state)
    filled = {
        TICKET: ticket(found),
        PLACE: "0" if end.done_at else str(state.reading.place),
        DONE_AT: done_words(end),
        **fact_marks(place, state),
    }
    released_on = release_day(place)
    views = views_of_reader(content)
    glossary = live.site().glossary_digest
    way = way_of(place, state)
    text = (*page_key(place.lesson), glossary, views)
    key = (text, place.release_id, place.course.digest, released_on, way)

    def context() -> dict[str, object]:
        return context_of(place, state, cards, end)

    return kept_page((key, key_of(state, cards.values(), end)), filled, context)


def refused_answer(found: LessonPage, status: int, notice: Notice) -> Response:
    """Return the page of a lesson as it is now; *notice* says what could not be taken."""
    place, state = fresh(found)
    content = live.content(place.course, place.lesson)
    cards = {
        quiz_id: noticed(card, notice.question_id, notice.sentence, notice.chosen)
        for quiz_id, card in quiz_cards(content, place.lesson, state, seed()).items()
    }
    context = context_of(place, state, cards, ending(place, state))
    number = next(
        card.question.number
        for quiz in cards.values()
        for card in quiz.cards
        if card.question.id == notice.question_id
    )
    text = render_template("learning/lesson.html", **context, notice=notice, notice_number=number)
    marks = {TICKET: ticket(found), PLACE: "0", DONE_AT: "", **fact_marks(place, state)}
    return Response(filled_in(text, marks), status)


def context_of(
    place: LessonPlace, state: LessonState, cards: Mapping[str, QuizCard], end: Ending
) -> dict[str, object]:
    """Return what the template needs; marks stand where readers in one state differ."""
    release, words, done = live.release_of(place.course.id), lesson_words(), state.done or {}
    content = live.content(place.course, place.lesson)
    return {
        "place": place,
        "lesson": place.lesson,
        "course": place.course,
        "ticks": state.ticks,
        "parts": list(body(parts_of_reader(content, place.lesson.language), cards)),
        "platforms": platforms_offered(),
        "outline": outline(place.course, place.lesson, done),
        "way": way_of(place, state),
        "release": release,
        "released_on": release_day(place),
        "capabilities": [words.get(each, each) for each in place.lesson.capabilities],
        "ending": end,
        "untranslated": locale_name()[:2] == "en" and place.lesson.language == "zh",
        "ticket": TICKET,
        "left_at": PLACE,
        "done_at": DONE_AT,
        "words": words,
        "question_html": question_html,
        "checklist_html": checklist_html,
    }


def question_answer(found: QuestionPage, notice: Notice | None = None) -> Response:
    """Return one question as it is now, and what its answer changed elsewhere on the page."""
    place, state = fresh(found.lesson)
    content = live.content(place.course, place.lesson)
    quiz = quiz_card(content, state.standings(place.lesson)[found.quiz.id], state, seed())
    if notice is not None:
        quiz = noticed(quiz, notice.question_id, notice.sentence, notice.chosen)
    card = next(each for each in quiz.cards if each.question.id == found.question.id)
    text = render_template(
        "learning/_answered.html",
        quiz=quiz,
        card=card,
        question_html=question_html,
        **end_of(found.lesson, place, state),
    )
    return Response(filled_in(text, fact_marks(place, state)), 200 if notice is None else 422)


def ending_answer(found: LessonPage) -> Response:
    """Return the end of the page; too early, it says when the reading will count."""
    place, state = fresh(found)
    text = render_template("learning/_finish.html", **end_of(found, place, state))
    response = Response(text)
    shown = ending(place, state)
    if shown.ask_read and shown.missing_seconds:
        response.headers["Retry-After"] = str(shown.missing_seconds)
    return response


def end_of(found: LessonPage, place: LessonPlace, state: LessonState) -> dict[str, object]:
    """Return what the end of the page needs."""
    end = ending(place, state)
    return {
        "lesson": place.lesson,
        "ending": end,
        "done_at": done_words(end),
        "ticket": ticket(found),
        "words": lesson_words(),
    }


def fresh(found: LessonPage) -> tuple[LessonPlace, LessonState]:
    """Return the place of a lesson, and what is true of the visitor after a write."""
    place = found.place
    with reading() as connection:
        shop = shop_of(visitor())
        state = lesson_state(connection, visitor().person_id, place.course.id, place.lesson, shop)
    return place, state


def done_words(end: Ending) -> str:
    """Return when the lesson was done, in words for the visitor; nothing while it is not."""
    if end.done_at is None:
        return ""
    today = clock.local_day(clock.now(), visitor().zone)
    return words_of(end.done_at, today, visitor().zone, locale_name())


@lru_cache(maxsize=1024)
def words_of(moment: datetime, _today: date, _zone: str, _locale: str) -> str:
    """Return *moment* in words; they depend on the day, zone and language of the reader."""
    return dates.moment(moment)


def release_day(place: LessonPlace) -> str:
    """Return the day of the live release for the visitor, without its weekday."""
    release = live.release_of(place.course.id)
    if release is None:
        return ""
    day = clock.local_day(release.made_at, visitor().zone)
    return dates.formatted(day, "MMMd", locale_name())


def ticket(found: LessonPage) -> str:
    """Return the ticket of this page: whose, of which lesson, handed out now."""
    payload = ticket_payload(visitor().person_id, found.place.lesson.id, clock.now())
    return tickets.sign(PURPOSE, payload)


def seed() -> str:
    """Return what fixes the order of shuffled questions for this visitor."""
    return str(visitor().person_id)
