"""Old addresses lead to the present ones (rule R137), and retired lessons can be read (R135)."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from academy.catalog import live
from academy.learning.lesson_view import body, quiz_cards
from academy.learning.pages import LessonPage
from academy.learning.views_lesson import seed
from academy.learning.views_personal import fact_marks, parts_of_reader
from academy.learning.views_quiet import quiet_parts
from academy.learning.views_words import lesson_words
from academy.web.answers import page


def moved_to(address: str) -> ResponseReturnValue | None:
    """Return the way to *address* when another one was asked for; None when it is this one."""
    if request.path == address:
        return None
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{address}?{query}" if query else address, 301)


def retired_answer(found: LessonPage) -> ResponseReturnValue:
    """Return a retired lesson: to be read by those who have it, and no more."""
    place, state = found.place, found.state
    content = live.content(place.course, place.lesson)
    parts = parts_of_reader(content, place.lesson.language)
    made = body(parts, quiz_cards(content, place.lesson, state, seed()))
    facts = fact_marks(place, state)
    shown = quiet_parts(place.lesson, [(part, ()) for part in made], state.ticks, facts)
    return page(
        "learning/retired.html",
        lesson=place.lesson,
        course=place.course,
        done_at=state.done_at(place.lesson.id),
        shown=shown,
        words=lesson_words(),
    )
