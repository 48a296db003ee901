"""Pages on which field work is marked."""

from dataclasses import replace

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.database import reading, writing
from academy.errors import NotFound
from academy.fieldwork import store, store_list, store_mark
from academy.fieldwork.forms import MarkForm, mark_form
from academy.fieldwork.permissions import Handed, marks_work, may_mark
from academy.fieldwork.store_mark import NewMark, Verdict
from academy.fieldwork.views_words import (
    criterion_html,
    marks_shown,
    place_of,
    rubric_of,
    task_html,
)
from academy.fieldwork.views_work import blueprint
from academy.fieldwork.works import HANDED_IN, MARKED, MOST_REMARK, READABLE
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.text import BadText, clean_line

blueprint.add_app_template_filter(criterion_html, "criterion")


@blueprint.get("/field-work/waiting")
@guard(marks_work)
def waiting() -> ResponseReturnValue:
    """List what waits for a mark of the visitor, longest first; by lesson and name."""
    who, lesson = visitor(), request.args.get("lesson", "")
    name = asked_name(request.args.get("name", ""))
    with reading() as connection:
        lines = store_list.waiting(connection, who, lesson, name)
        lessons = store_list.waiting_lessons(connection, who)
    return page(
        "fieldwork/waiting.html",
        lines=lines,
        lessons=lessons,
        lesson=lesson,
        name=name,
        most=store_list.MOST_WAITING,
    )


@blueprint.get("/field-work/read/<int:number>")
@guard(may_mark, load=store.handed)
def read(handed: Handed) -> ResponseReturnValue:
    """Show what was handed in, with the form to mark it."""
    return show(handed, form_for(handed).for_revision(handed.work.revision))


@blueprint.post("/field-work/read/<int:number>/mark")
@guard(may_mark, load=store.handed)
def mark(handed: Handed) -> ResponseReturnValue:
    """Mark it, or send it back to be improved; once for each form."""
    who, moment, form = visitor(), clock.now(), form_for(handed)
    if not form.validate() or not form.judges():
        return show(handed, form.for_revision(form.read_on), 422)
    given = NewMark(
        handed.work.id,
        who.person_id,
        form.key,
        form.outcome,
        form.points,
        form.remark.data or "",
        form.read_on,
    )
    with writing() as connection:
        verdict = store_mark.add(connection, given, moment)
    if verdict != "stands":
        return show_now(handed, verdict)
    words = (
        _("Marked. %(name)s sees it on Today.", name=handed.author)
        if given.outcome == MARKED
        else _("Sent back. %(name)s sees on Today what to improve.", name=handed.author)
    )
    flash(words, "done")
    return see_other(url_for(".waiting"))


def show_now(handed: Handed, verdict: Verdict) -> ResponseReturnValue:
    """Answer a mark that came too late: show what is there now, with what was typed."""
    with reading() as connection:
        now = store.handed(connection, visitor(), handed.work.id)
    if now is None or not may_mark(visitor(), now):
        raise NotFound
    return show(now, form_for(now).for_revision(now.work.revision), 409, verdict)


def show(
    handed: Handed, form: MarkForm, status: int = 200, verdict: Verdict = "stands"
) -> ResponseReturnValue:
    """Return the page of one piece of work for who marks it."""
    work = handed.work
    place = place_of(work.asked.work_id)
    return page(
        "fieldwork/mark.html",
        status,
        handed=handed,
        work=work,
        title=place.lesson.lesson.title if place else work.asked.title,
        task=task_html(work.asked.task),
        rubric=rubric_of(work, place),
        marks=marks_shown(handed.marks, place),
        waits=work.state == HANDED_IN,
        readable=work.state in READABLE,
        form=form,
        verdict=verdict,
        most=MOST_REMARK,
    )


def form_for(handed: Handed) -> MarkForm:
    """Return the form for the rubric it was handed in against; what was typed is in it."""
    rubric = rubric_of(handed.work, place_of(handed.work.asked.work_id))
    plain = (replace(each, text=criterion_html(each.text).striptags()) for each in rubric)
    return mark_form(tuple(plain))


def asked_name(raw: str) -> str:
    """Return the part of a name that is looked for; nothing when it cannot be one."""
    try:
        return clean_line(raw, 60)
    except BadText:
        return ""
