"""Pages on which field work is written, kept and handed in."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.catalog.snapshot import WorkPlace
from academy.database import reading, writing
from academy.errors import NotFound
from academy.fieldwork import store, store_list, store_mark, store_write
from academy.fieldwork.forms import WorkForm
from academy.fieldwork.permissions import Handed, team_of_author
from academy.fieldwork.store_write import Closed, Conflict, Outcome, Sheet
from academy.fieldwork.views_words import (
    evidence_words,
    marks_shown,
    place_of,
    rubric_of,
    task_html,
)
from academy.fieldwork.works import (
    DRAFT,
    HANDED_IN,
    MARKED,
    MOST_CHARACTERS,
    SENT_BACK,
    Asked,
    Content,
)
from academy.web import documents, pictures
from academy.web.answers import page, see_other, wants_fragment
from academy.web.bodies import takes_pictures
from academy.web.dates import moment as moment_words
from academy.web.documents import ReceivedDocuments
from academy.web.form_keys import new_form_key, number
from academy.web.guard import anybody, guard, visitor
from academy.web.pictures import Received
from academy.web.visitor import Visitor

blueprint = Blueprint("fieldwork", __name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """A piece of work before its author: where it stands, and what there is of it."""

    work_id: str
    place: WorkPlace | None
    handed: Handed | None

    @property
    def state(self) -> str:
        """Draft (or nothing yet), handed in, sent back or marked."""
        return self.handed.work.state if self.handed else DRAFT

    @property
    def open(self) -> bool:
        """Whether it can be written: its lesson still asks for it, and it is not marked."""
        return self.place is not None and self.state != MARKED


def load_desk(connection: Connection, who: Visitor, work_id: str) -> Desk | None:
    """Return the desk of *who* for a piece of work; None when nobody asks for such a thing."""
    place, handed = place_of(work_id), store.own(connection, who.person_id, work_id)
    return Desk(work_id, place, handed) if place or handed else None


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
    form = WorkForm(receive_pictures(), receive_documents())
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
        team_of_author(who),
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
    if asks_for_json():
        fields = {"revision": str(stands.revision)}
        return jsonify(saved_at=moment_words(stands.saved_at), fields=fields)
    if sheet.hand_in:
        flash(_("Handed in. You can change it until somebody marks it."), "done")
    else:
        flash(_("Kept at %(time)s.", time=moment_words(stands.saved_at)), "done")
    return see_other(url_for(".work", work_id=desk.work_id))


def not_kept(desk: Desk, form: WorkForm, outcome: Conflict) -> ResponseReturnValue:
    """Show both versions; a press on a button puts this one in place of the other."""
    if asks_for_json():
        return jsonify(error=_("Not saved: this was changed on another page.")), 409
    form.revision.data = str(outcome.work.revision)
    form.form_key.data = new_form_key()
    return show_form(desk, form, 409, outcome)


def refused(desk: Desk, form: WorkForm) -> ResponseReturnValue:
    """Answer a form that is not right yet; what was typed is still in it."""
    if asks_for_json():
        return jsonify(error=_("Not saved: look at the marked fields.")), 422
    return show_form(desk, form, 422)


def filled_form(desk: Desk) -> WorkForm:
    """Return a fresh form, filled with what is kept already."""
    if desk.handed is None:
        return WorkForm(formdata=None)
    stands, person = desk.handed.work, visitor().person_id
    shown = [pictures.kept_picture(each.digest, person) for each in stands.content.pictures]
    files = [
        documents.promise(each.digest, each.name, each.media_type, each.size, person)
        for each in stands.content.documents
    ]
    form = WorkForm(Received(tuple(shown), ()), ReceivedDocuments(tuple(files)), formdata=None)
    form.text.data, form.link.data = stands.content.text, stands.content.link
    form.revision.data = str(stands.revision)
    return form


def receive_pictures() -> Received:
    """Take the pictures of the form that came in; those marked as dropped are left out."""
    dropped = set(request.form.getlist("drop_pictures"))
    kept = [each for each in request.form.getlist("kept_pictures") if each not in dropped]
    return pictures.receive(request.files.getlist("pictures"), kept, visitor().person_id)


def receive_documents() -> ReceivedDocuments:
    """Take the files of the form that came in; those marked as dropped are left out."""
    dropped = set(request.form.getlist("drop_documents"))
    kept = [each for each in request.form.getlist("kept_documents") if each not in dropped]
    return documents.receive(request.files.getlist("documents"), kept, visitor().person_id)


def show_form(
    desk: Desk, form: WorkForm, status: int = 200, conflict: Conflict | None = None
) -> ResponseReturnValue:
    """Return the page with the form."""
    place = desk.place
    if place is None:
        raise NotFound
    return page(
        "fieldwork/work.html",
        status,
        desk=desk,
        place=place.lesson,
        task=task_html(place.work.text),
        rubric=place.work.criteria,
        most_points=place.work.most,
        evidence=evidence_words(place.source.evidence),
        asks_link="link" in place.source.evidence,
        form=form,
        stands=desk.handed.work if desk.handed else None,
        conflict=conflict.work if conflict else None,
        marks=marks_shown(desk.handed.marks, place) if desk.handed else [],
        most=MOST_CHARACTERS,
        most_files=documents.MOST_DOCUMENTS,
        handed_in=desk.state == HANDED_IN,
        sent_back=desk.state == SENT_BACK,
    )


def show_handed(desk: Desk, typed: Content | None = None, status: int = 200) -> ResponseReturnValue:
    """Return the page of what was handed in; *typed* could not be recorded any more."""
    if typed is not None:
        with reading() as connection:
            desk = load_desk(connection, visitor(), desk.work_id) or desk
    if desk.handed is None:
        raise NotFound
    stands = desk.handed.work
    return page(
        "fieldwork/handed_in.html",
        status,
        desk=desk,
        work=stands,
        place=desk.place.lesson if desk.place else None,
        task=task_html(desk.place.work.text if desk.place else stands.asked.task),
        rubric=rubric_of(stands, desk.place),
        marks=marks_shown(desk.handed.marks, desk.place),
        unseen=any(mark.seen_at is None for mark in desk.handed.marks),
        typed=typed,
    )


def asks_for_json() -> bool:
    """Whether a script saves in the background and wants only the outcome."""
    return request.accept_mimetypes.best == "application/json"
