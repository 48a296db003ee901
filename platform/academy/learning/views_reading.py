"""What a reader tells a lesson: where I am, I have read it, what is ticked."""

from datetime import datetime

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from academy import clock
from academy.catalog import live
from academy.database import writing
from academy.learning import store_page, store_reading
from academy.learning.forms import ReadForm, TicksForm
from academy.learning.pages import LessonPage
from academy.learning.permissions import may_learn
from academy.learning.reading_time import PageTicket, read_ticket, said_to_be_read, visited
from academy.learning.views_lesson import PURPOSE, ending_answer, lesson_address
from academy.web import tickets
from academy.web.answers import see_other, wants_fragment
from academy.web.guard import guard, visitor

blueprint = Blueprint("reading", __name__)


@blueprint.post("/lessons/<lesson_id>/read")
@guard(may_learn, load=store_page.lesson_by_id)
def read(found: LessonPage) -> ResponseReturnValue:
    """Take "I have read it", when the lesson was open long enough."""
    keep(found, ReadForm(), clock.now(), at_the_end=True)
    if wants_fragment():
        return ending_answer(found)
    return see_other(lesson_address(found.place) + "#finish")


@blueprint.post("/lessons/<lesson_id>/place")
@guard(may_learn, load=store_page.lesson_by_id)
def place(found: LessonPage) -> ResponseReturnValue:
    """Remember where the reader is, to go on there; only scripts send this."""
    keep(found, ReadForm(), clock.now(), at_the_end=False)
    return "", 204


@blueprint.post("/lessons/<lesson_id>/ticks")
@guard(may_learn, load=store_page.lesson_by_id)
def ticks(found: LessonPage) -> ResponseReturnValue:
    """Remember which lines of one checklist are ticked."""
    form = TicksForm()
    if not form.validate():
        abort(404)
    content = live.content(found.place.course, found.place.lesson)
    items = content.items(form.checklist.data or "")
    if items is None:
        abort(404)
    ticked = items & set(form.item.data or ())
    who, moment = visitor(), clock.now()
    with writing() as connection:
        store_reading.enrol(connection, who.person_id, found.place.course.id, moment)
        store_reading.keep_ticks(
            connection, who.person_id, found.place.lesson.id, items, ticked, moment
        )
    if wants_fragment():
        return "", 204
    return see_other(f"{lesson_address(found.place)}#{form.checklist.data}")


def keep(found: LessonPage, form: ReadForm, moment: datetime, *, at_the_end: bool) -> None:
    """Add the time of this visit; at the end also say that the lesson is read, and done."""
    ticket = own_ticket(form, found)
    person_id, where = visitor().person_id, found.place
    with writing() as connection:
        store_reading.enrol(connection, person_id, where.course.id, moment)
        before = store_reading.present_reading(connection, person_id, where.lesson.id)
        left_at = None if at_the_end else form.place.data or 0
        now = visited(before, ticket.opened_at, moment, left_at)
        if at_the_end:
            now = said_to_be_read(now, where.lesson.minutes, moment)
        store_reading.keep_reading(connection, person_id, where.lesson.id, where.course.id, now)
        if at_the_end:
            store_reading.complete_if_done(connection, person_id, where, moment)


def own_ticket(form: ReadForm, found: LessonPage) -> PageTicket:
    """Return the ticket of this visitor's page of this lesson; anything else is not there."""
    payload = tickets.read(PURPOSE, form.ticket.data or "") if form.validate() else None
    ticket = read_ticket(payload)
    if (
        ticket is None
        or ticket.person_id != visitor().person_id
        or ticket.lesson_id != found.place.lesson.id
    ):
        abort(404)
    return ticket
