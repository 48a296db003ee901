"""Pages on which field work is written, kept and handed in."""

from datetime import datetime

from flask import Blueprint, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.catalog.snapshot import WorkPlace
from academy.database import reading, writing
from academy.errors import NotFound
from academy.fieldwork import store_list, store_mark, store_write
from academy.fieldwork.forms import WorkForm
from academy.fieldwork.store_write import Closed, Conflict, Outcome, Sheet
from academy.fieldwork.views_desk import Desk, filled_form, load_desk, show_form, show_handed
from academy.fieldwork.works import HANDED_IN, Asked, Content
from academy.web.answers import page, see_other, wants_fragment, wants_json
from academy.web.attachments import sent_documents, sent_pictures
from academy.web.bodies import takes_pictures
from academy.web.dates import moment as moment_words
from academy.web.documents import ReceivedDocuments
from academy.web.form_keys import new_form_key, number
from academy.web.guard import anybody, guard, visitor
from academy.web.pictures import Received

blueprint = Blueprint("fieldwork", __name__)


@blueprint.get("/field-work")
@guard(anybody)
def mine() -> ResponseReturnValue:
    """List what the visitor has made."""
    with reading() as connection:
        lines = store_list.own(connection, visitor().person_id)
    return page("fieldwork/mine.html", lines=lines)


@blueprint.get("/field-work/<work_id>")
@guard(anybody, load=load_desk)
def work(desk: Desk) -> ResponseReturnValue:
    """Show the form, or what was handed in and how it was marked."""
    changes = request.args.get("change") == "1"
    if not desk.open or (desk.state == HANDED_IN and not changes):
        return show_handed(desk)
    return show_form(desk, filled_form(desk))


@blueprint.post("/field-work/<work_id>")
@guard(anybody, load=load_desk)
@takes_pictures
def write(desk: Desk) -> ResponseReturnValue:
    """Keep the draft, or hand it in."""
    form = WorkForm(sent_pictures(), sent_documents())
    valid = form.validate()
    if desk.place is None:
        return show_handed(desk, form.content, 409)
    hand_in = form.hands_in or desk.state == HANDED_IN
    if not valid or (hand_in and not form.holds_enough(desk.place.source.evidence)):
        return refused(desk, form)
    if desk.handed is None and form.content == Content():
        return see_other(url_for(".work", work_id=desk.work_id))
    sheet = sheet_of(desk.place, form, hand_in=hand_in)
    try:
        outcome = save(sheet, desk.place, clock.now())
    except store_write.FilesGone:
        form.received, form.received_documents = Received((), ()), ReceivedDocuments()
        form.documents.errors = [_("Pictures and files are gone after two days. Choose them anew.")]
        return show_form(desk, form, 422)
    return answer(desk, form, sheet, outcome)


@blueprint.post("/field-work/<work_id>/seen")
@guard(anybody, load=load_desk)
def seen(desk: Desk) -> ResponseReturnValue:
    """Note that the author has read the marks which the page showed."""
    if desk.handed is None:
        raise NotFound
    newest = number(request.form.get("newest"))
    with writing() as connection:
        store_mark.mark_seen(connection, desk.handed.work.id, newest, clock.now())
    if wants_fragment():
        return "", 200
    return see_other(url_for(".work", work_id=desk.work_id))


def sheet_of(place: WorkPlace, form: WorkForm, *, hand_in: bool) -> Sheet:
    """Return what the visitor sends, with what was asked for."""
    who = visitor()
    asked = Asked(
        work_id=place.source.id,
        lesson_id=place.lesson.lesson.id,
        course_id=place.lesson.course.id,
        release_id=place.lesson.release_id,
        title=place.lesson.lesson.title,
        task=place.source.text,
        rubric=place.source.criteria,
    )
    return Sheet(
        who.merchant_id,
        who.person_id,
        who.works_in,
        asked,
        form.content,
        form.written_on,
        form.key,
        hand_in,
    )


def save(sheet: Sheet, place: WorkPlace, moment: datetime) -> Outcome:
    """Write what was sent, and what the lesson makes of it, in one transaction."""
    with writing() as connection:
        return store_write.save(connection, sheet, place.lesson, moment)


def answer(desk: Desk, form: WorkForm, sheet: Sheet, outcome: Outcome) -> ResponseReturnValue:
    """Say what became of it; nothing that was typed is lost."""
    if isinstance(outcome, Conflict):
        return not_kept(desk, form, outcome)
    if isinstance(outcome, Closed):
        return show_handed(desk, sheet.content, 409)
    stands = outcome.work
    if wants_json():
        fields = {"revision": str(stands.revision)}
        return jsonify(saved_at=moment_words(stands.saved_at), fields=fields)
    if sheet.hand_in:
        flash(_("Handed in. You can change it until somebody marks it."), "done")
    else:
        flash(_("Kept at %(time)s.", time=moment_words(stands.saved_at)), "done")
    return see_other(url_for(".work", work_id=desk.work_id))


def not_kept(desk: Desk, form: WorkForm, outcome: Conflict) -> ResponseReturnValue:
    """Show both versions; a press on a button puts this one in place of the other."""
    if wants_json():
        return jsonify(error=_("Not saved: this was changed on another page.")), 409
    form.revision.data = str(outcome.work.revision)
    form.form_key.data = new_form_key()
    return show_form(desk, form, 409, outcome)


def refused(desk: Desk, form: WorkForm) -> ResponseReturnValue:
    """Answer a form that is not right yet; what was typed is still in it."""
    if wants_json():
        return jsonify(error=_("Not saved: look at the marked fields.")), 422
    return show_form(desk, form, 422)
