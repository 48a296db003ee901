"""Pages on which a learning report is written and kept."""

from datetime import date, timedelta

from flask import Blueprint, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.database import reading, writing
from academy.reports import boxes, store, store_list, store_write
from academy.reports.forms import ReportForm
from academy.reports.store import Desk
from academy.reports.store_write import Answered, Conflict, Outcome, Saved, Sheet
from academy.web.answers import page, see_other, wants_json
from academy.web.dates import moment as moment_words
from academy.web.form_keys import new_form_key
from academy.web.guard import anybody, guard, visitor
from academy.web.kept import show_field
from academy.web.visitor import Visitor

blueprint = Blueprint("reports", __name__)

for box in boxes.BOXES:
    show_field(box.name, box.label)


def today_of(who: Visitor) -> date:
    """Return the day that it is for *who*."""
    return clock.local_day(clock.now(), who.zone)


def chosen_day(raw: str) -> date | None:
    """Return the day written as YYYY-MM-DD, or None."""
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        return None
    return day if day.isoformat() == raw else None


def load_desk(connection: Connection, who: Visitor, day: str) -> Desk | None:
    """Return the desk for *day*; None for no day, a day to come, or one that began nothing."""
    chosen, today = chosen_day(day), today_of(who)
    if chosen is None or chosen > today:
        return None
    desk = store.desk(connection, who.person_id, chosen, today)
    too_old = not boxes.may_begin(chosen, today) and desk.report is None
    return None if too_old and request.method == "GET" else desk


@blueprint.get("/reports")
@guard(anybody)
def reports() -> ResponseReturnValue:
    """Show the visitor's own reports, newest day first."""
    who = visitor()
    today = today_of(who)
    before = chosen_day(request.args.get("before", "")) or today + timedelta(days=1)
    with reading() as connection:
        lines = store_list.own(connection, who.person_id, before)
        waiting = (
            store_list.waiting_for(connection, who.person_id, who.managed_teams)
            if who.manages
            else ()
        )
    return page(
        "reports/reports.html",
        lines=lines,
        today=today,
        todays=next((line for line in lines if line.day == today), None),
        older=lines[-1].day if len(lines) == store_list.PAGE else None,
        waiting=waiting,
        later=before <= today,
        writes=who.works_in is not None,
        status_words=boxes.STATUS_WORDS,
    )


@blueprint.get("/reports/<day>")
@guard(anybody, load=load_desk)
def report(desk: Desk) -> ResponseReturnValue:
    """Show the form for one day's report."""
    stands = desk.report
    if stands is not None and not stands.may_change:
        return see_other(url_for(".read", report_id=stands.id))
    form = ReportForm(formdata=None)
    if stands is not None:
        form.show(stands.texts, stands.revision)
    return show_form(desk, form)


@blueprint.post("/reports/<day>")
@guard(anybody, load=load_desk)
def write(desk: Desk) -> ResponseReturnValue:
    """Keep the draft, or hand it in."""
    who, moment, form = visitor(), clock.now(), ReportForm()
    if who.works_in is None:
        return show_form(desk, form, 409)
    handed_in = desk.report is not None and desk.report.handed_in_at is not None
    valid = form.validate()
    if not valid or ((form.hands_in or handed_in) and not form.holds_enough()):
        return refused(desk, form)
    sheet = Sheet(
        merchant_id=who.merchant_id,
        person_id=who.person_id,
        team_id=who.works_in,
        day=desk.day,
        texts=form.texts,
        revision=form.written_on,
        form_key=form.key,
        hand_in=form.hands_in,
        may_begin=boxes.may_begin(desk.day, desk.today),
    )
    with writing() as connection:
        outcome = store_write.save(connection, sheet, moment)
    if isinstance(outcome, Saved):
        return kept(outcome, form)
    return not_kept(desk, outcome, form)


def show_form(desk: Desk, form: ReportForm, status: int = 200) -> ResponseReturnValue:
    """Return the page with the four boxes."""
    return page(
        "reports/report.html",
        status,
        desk=desk,
        form=form,
        boxes=boxes.BOXES,
        most=boxes.MOST_CHARACTERS,
        writes=visitor().works_in is not None,
        handed_in=desk.report is not None and desk.report.handed_in_at is not None,
    )


def refused(desk: Desk, form: ReportForm) -> ResponseReturnValue:
    """Answer a form that is not right yet; what was typed is still in it."""
    if wants_json():
        return jsonify(error=_("Not saved: look at the marked boxes.")), 422
    return show_form(desk, form, 422)


def kept(saved: Saved, form: ReportForm) -> ResponseReturnValue:
    """Answer a save that worked."""
    stands = saved.report
    if wants_json():
        fields = {"revision": str(stands.revision)}
        return jsonify(saved_at=moment_words(stands.saved_at), fields=fields)
    if form.hands_in:
        flash(_("Handed in. You can change it until somebody replies."), "done")
        return see_other(url_for(".read", report_id=stands.id))
    flash(_("Kept at %(time)s.", time=moment_words(stands.saved_at)), "done")
    return see_other(url_for(".report", day=stands.day.isoformat()))


def not_kept(desk: Desk, outcome: Outcome, form: ReportForm) -> ResponseReturnValue:
    """Answer a save that would have harmed something: both texts stand on the page."""
    if wants_json():
        return jsonify(error=_("Not saved: this report was changed elsewhere.")), 409
    stands = None if isinstance(outcome, Saved | store_write.TooLate) else outcome.report
    target = desk.day if isinstance(outcome, Conflict) else desk.today
    form.revision.data = str(stands.revision if isinstance(outcome, Conflict) and stands else 0)
    form.form_key.data = new_form_key()
    return page(
        "reports/conflict.html",
        409,
        desk=desk,
        form=form,
        boxes=boxes.BOXES,
        stands=stands,
        answered=isinstance(outcome, Answered),
        target=target,
        most=boxes.MOST_CHARACTERS,
    )
