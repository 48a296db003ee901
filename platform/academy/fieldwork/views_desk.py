"""The desk of a piece of work: its form while it can be written, then what was handed in."""

from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from academy.catalog.snapshot import WorkPlace
from academy.database import reading
from academy.errors import NotFound
from academy.fieldwork import store
from academy.fieldwork.forms import WorkForm
from academy.fieldwork.permissions import Handed
from academy.fieldwork.store_write import Conflict
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
    Content,
)
from academy.web import documents, pictures
from academy.web.answers import page
from academy.web.documents import ReceivedDocuments
from academy.web.guard import visitor
from academy.web.pictures import Received
from academy.web.visitor import Visitor


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


def show_form(
    desk: Desk, form: WorkForm, status: int = 200, conflict: Conflict | None = None
) -> ResponseReturnValue:
    """Return the page with the form."""
    place = desk.place
    if place is None:
        raise NotFound
    rubric = place.work.criteria
    marks = marks_shown(desk.handed.marks, place) if desk.handed else []
    stands_already = desk.state == SENT_BACK and bool(marks) and marks[0].shows(rubric)
    return page(
        "fieldwork/work.html",
        status,
        desk=desk,
        place=place.lesson,
        task=task_html(place.work.text),
        rubric=() if stands_already else rubric,
        most_points=place.work.most,
        evidence=evidence_words(place.source.evidence),
        asks_link="link" in place.source.evidence,
        form=form,
        stands=desk.handed.work if desk.handed else None,
        conflict=conflict.work if conflict else None,
        marks=marks,
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
