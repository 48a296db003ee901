"""Pages on which a missed day is made up, with the reason."""

from datetime import date, datetime
from typing import Literal

from flask import Blueprint, Response, flash, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.checkins import store_entries, store_parts, store_record
from academy.checkins.entry import NewEntry, asked_of, meet
from academy.checkins.forms import MakeUpForm
from academy.checkins.permissions import takes_part
from academy.checkins.plan import Part, PartDay
from academy.checkins.progress import by_day, progress
from academy.checkins.views_page import another_question
from academy.checkins.views_words import question_changed, refusal, rules
from academy.checkins.windows import Admission, Refusal, admit_make_up, last_make_up_day
from academy.database import reading, writing
from academy.web import dates
from academy.web.answers import page, see_other
from academy.web.attachments import sent_pictures
from academy.web.bodies import takes_pictures
from academy.web.guard import guard, visitor
from academy.web.visitor import Visitor

blueprint = Blueprint("make_up", __name__)

Outcome = Literal["new", "same", "stale"] | Refusal


def load_day(connection: Connection, who: Visitor, activity_id: int, day: str) -> PartDay | None:
    """Return the day of an activity in which *who* takes part."""
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        return None
    part = store_parts.part(connection, who.person_id, activity_id)
    return PartDay(part, asked) if part and asked.isoformat() == day else None


@blueprint.get("/check-ins/<int:activity_id>/<day>")
@guard(takes_part, load=load_day)
def missed_day(found: PartDay) -> ResponseReturnValue:
    """Show the form for a missed day, or why it cannot be made up."""
    part, day, moment = found.part, found.day, clock.now()
    with reading() as connection:
        entry = store_entries.entry_on(connection, part.activity_id, part.person_id, day)
    if entry:
        return see_other(url_for("checkins.pictures.one", check_in_id=entry.check_in_id))
    return show_missed(part, day, moment, MakeUpForm(part, formdata=None))


@blueprint.post("/check-ins/<int:activity_id>/<day>")
@guard(takes_part, load=load_day)
@takes_pictures
def make_up(found: PartDay) -> ResponseReturnValue:
    """Record a check-in for a missed day."""
    part, day, moment = found.part, found.day, clock.now()
    form = MakeUpForm(part, sent_pictures())
    if not form.validate():
        return show_missed(part, day, moment, form, status=422)
    if another_question(part, day):
        return show_missed(part, day, moment, form, question_changed(), status=409)
    given = NewEntry(
        day,
        "make_up",
        form.said("text"),
        part.prompt(day),
        form.received.digests,
        form.said("reason"),
    )
    try:
        outcome = write(part, given, moment)
    except store_record.PicturesGone:
        form.lose_pictures()
        return show_missed(part, day, moment, form, status=422)
    if isinstance(outcome, Refusal):
        return show_missed(part, day, moment, form, status=409)
    if outcome == "stale":
        sentence = _("There is a check-in for this day already. Yours was not recorded.")
        return show_missed(part, day, moment, form, sentence, status=409)
    if outcome == "new":
        flash(_("%(day)s is made up.", day=dates.day(day)), "done")
    return see_other(url_for("checkins.activity", activity_id=part.activity_id))


def write(part: Part, given: NewEntry, moment: datetime) -> Outcome:
    """Record the make-up once, and never more of them than the activity allows."""
    with writing() as connection:
        store_record.one_at_a_time(connection, part.person_id)
        there = store_entries.entry_on(connection, part.activity_id, part.person_id, given.day)
        if there:
            return "same" if meet(there, given, "") == "same" else "stale"
        marks = store_entries.marks(connection, part.activity_id, part.person_id)
        made_up = [each.day for each in marks if each.kind == "make_up"]
        verdict = admit_make_up(part, given.day, made_up, moment)
        if isinstance(verdict, Refusal):
            return verdict
        store_record.record(connection, part, given, moment)
        return "new"


def show_missed(
    part: Part,
    day: date,
    moment: datetime,
    form: MakeUpForm,
    sentence: str = "",
    status: int = 200,
) -> Response:
    """Return the page of a missed day; without a form when it cannot be made up now."""
    with reading() as connection:
        marks = by_day(store_entries.marks(connection, part.activity_id, part.person_id))
    now = progress(part, marks, moment)
    made_up = [each.day for each in marks.values() if each.kind == "make_up"]
    verdict = admit_make_up(part, day, made_up, moment)
    open_now = isinstance(verdict, Admission) and day not in marks
    if isinstance(verdict, Refusal) and not sentence:
        sentence = refusal(part, day, verdict.reason)
    if day in marks and not sentence:
        sentence = _("There is a check-in for this day already. Yours was not recorded.")
    return page(
        "checkins/make_up.html",
        status,
        part=part,
        day=day,
        form=form,
        open_now=open_now,
        sentence=sentence,
        prompt=part.prompt(day),
        asked=asked_of(part.prompt(day)),
        until=last_make_up_day(part, day) if open_now else None,
        rules=rules(part.plan, now.make_ups_left, visitor().zone),
        base=f"/check-ins/{part.activity_id}",
    )
