"""Pages of a day's check-in: what is asked, what was said, the streak and the month."""

from datetime import date, datetime
from typing import Literal

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Connection

from academy import clock
from academy.checkins import (
    store_entries,
    store_parts,
    store_record,
    store_today,
    views_change,
    views_make_up,
    views_pictures,
    views_plan,
)
from academy.checkins.entry import NewEntry, meet
from academy.checkins.forms import CheckInForm, MakeUpForm
from academy.checkins.permissions import takes_part
from academy.checkins.plan import Part
from academy.checkins.views_page import (
    Draft,
    Notice,
    another_question,
    read_ticket,
    show,
)
from academy.checkins.views_words import question_changed, refusal
from academy.checkins.windows import (
    Admission,
    Refusal,
    Ticket,
    admit,
    admit_make_up,
    may_revise,
)
from academy.database import reading, writing
from academy.web import dates
from academy.web.answers import page, see_other
from academy.web.attachments import sent_pictures
from academy.web.bodies import takes_pictures
from academy.web.guard import anybody, guard, visitor
from academy.web.visitor import Visitor

blueprint = Blueprint("checkins", __name__)
blueprint.register_blueprint(views_make_up.blueprint)
blueprint.register_blueprint(views_pictures.blueprint)
blueprint.register_blueprint(views_plan.blueprint)
blueprint.register_blueprint(views_change.blueprint)

Outcome = Literal["new", "revised", "same", "stale", "closed"]


def load_part(connection: Connection, who: Visitor, activity_id: int) -> Part | None:
    """Return the activity as *who* takes part in it, or None."""
    return store_parts.part(connection, who.person_id, activity_id)


@blueprint.get("/check-ins")
@guard(anybody)
def overview() -> ResponseReturnValue:
    """Lead to the one activity, or list several."""
    with reading() as connection:
        cards = store_today.cards(connection, visitor(), clock.now())
    if len(cards) == 1:
        return see_other(url_for("checkins.activity", activity_id=cards[0].activity_id))
    streaks = [
        ngettext("%(num)d day in a row", "%(num)d days in a row", card.streak) for card in cards
    ]
    return page("checkins/list.html", cards=cards, streaks=streaks)


@blueprint.get("/check-ins/<int:activity_id>")
@guard(takes_part, load=load_part)
def activity(part: Part) -> ResponseReturnValue:
    """Show the question of today with its form, or what was said today."""
    return show(part, clock.now())


@blueprint.post("/check-ins/<int:activity_id>")
@guard(takes_part, load=load_part)
@takes_pictures
def check_in(part: Part) -> ResponseReturnValue:
    """Record the check-in of a day, or change the one of today."""
    ticket, moment = read_ticket(part), clock.now()
    form = CheckInForm(part, sent_pictures())
    verdict = admit(part, ticket, moment)
    valid = form.validate()
    if isinstance(verdict, Refusal):
        return refuse(part, form, verdict, moment)
    draft = draft_of(form, verdict, ticket)
    if not valid:
        return show(part, moment, draft, status=422)
    if another_question(part, verdict.day) and not answered(part, verdict.day):
        return show(part, moment, draft, Notice("late", question_changed()), status=409)
    given = NewEntry(
        verdict.day,
        verdict.kind,
        form.said("text"),
        part.prompt(verdict.day),
        form.received.digests,
    )
    try:
        outcome = write(part, given, draft.version, moment)
    except store_record.PicturesGone:
        form.lose_pictures()
        return show(part, moment, draft, status=422)
    return answer(part, draft, given, outcome, moment)


def draft_of(form: CheckInForm, verdict: Admission, ticket: Ticket | None) -> Draft:
    """Return the form as it is shown again, with what it carried."""
    carried = request.form.get("ticket", "") if ticket else ""
    return Draft(form, verdict.day, carried, request.form.get("version", ""))


def answered(part: Part, day: date) -> bool:
    """Whether *day* has a check-in: it keeps the question that it answered (rule R172)."""
    with reading() as connection:
        there = store_entries.entry_on(connection, part.activity_id, part.person_id, day)
    return there is not None


def write(part: Part, given: NewEntry, seen_version: str, moment: datetime) -> Outcome:
    """Record *given*, or say how it meets what stands there already."""
    with writing() as connection:
        if store_record.record(connection, part, given, moment) is not None:
            return "new"
        there = store_entries.entry_on(connection, part.activity_id, part.person_id, given.day)
        if there is None:
            return "stale"
        met = meet(there, given, seen_version)
        if met != "revises":
            return met
        if not may_revise(part, given.day, moment):
            return "closed"
        return "revised" if store_record.revise(connection, there, given, moment) else "stale"


def answer(
    part: Part, draft: Draft, given: NewEntry, outcome: Outcome, moment: datetime
) -> ResponseReturnValue:
    """Lead to the page, or show what stands there with what was typed."""
    shown = dates.day(given.day)
    if outcome in {"new", "revised", "same"}:
        if outcome != "same" and given.kind == "late":
            flash(_("It counts for %(day)s, marked as late.", day=shown), "late")
        return see_other(url_for("checkins.activity", activity_id=part.activity_id))
    form = draft.form
    if outcome == "stale" and part.plan.today(moment) == given.day:
        with reading() as connection:
            there = store_entries.entry_on(connection, part.activity_id, part.person_id, given.day)
        sentence = _(
            "You had checked in already, with other words. Yours are below: press to "
            "put them in place of what stands there."
        )
        fresh = Draft(form, draft.day, draft.ticket, there.version if there else "")
        return show(part, moment, fresh, Notice("late", sentence), status=409)
    sentence = _(
        "There is a check-in for %(day)s already, and that day is over. What you wrote "
        "just now was not recorded.",
        day=shown,
    )
    notice = Notice("late", sentence, form.said("text"), form.received.pictures)
    return show(part, moment, notice=notice, status=409)


def refuse(part: Part, form: CheckInForm, verdict: Refusal, moment: datetime) -> Response:
    """Say what is true now and keep what was typed; offer the make-up where there is one."""
    sentence = refusal(part, verdict.day, verdict.reason)
    text = form.said("text")
    if isinstance(admit_make_up(part, verdict.day, (), moment), Admission):
        late = MakeUpForm(part, form.received, formdata=None)
        late.text.data = text
        return views_make_up.show_missed(part, verdict.day, moment, late, sentence, status=409)
    notice = Notice("late", sentence, text, form.received.pictures)
    return show(part, moment, notice=notice, status=409)
