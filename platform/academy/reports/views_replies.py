"""Pages on which a report is read and answered."""

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.database import reading, writing
from academy.errors import NotFound
from academy.people.permissions import is_manager
from academy.reports import boxes, store, store_list, store_reply
from academy.reports.forms import ReplyForm
from academy.reports.permissions import Asked, is_author, may_read, may_reply
from academy.reports.store_reply import Answer
from academy.reports.views_desk import blueprint
from academy.web.answers import page, see_other, wants_fragment
from academy.web.form_keys import number
from academy.web.guard import guard, visitor
from academy.web.kept import show_field

show_field("reply", "Your reply")


@blueprint.get("/reports/read/<int:report_id>")
@guard(may_read, load=store.asked)
def read(asked: Asked) -> ResponseReturnValue:
    """Show a report with its replies."""
    return show_report(asked, ReplyForm(formdata=None).for_revision(asked.report.revision))


@blueprint.post("/reports/read/<int:report_id>/reply")
@guard(may_reply, load=store.asked)
def reply(asked: Asked) -> ResponseReturnValue:
    """Answer a report, once for each form."""
    who, moment, form = visitor(), clock.now(), ReplyForm()
    if not form.validate():
        return show_report(asked, form.for_revision(form.read_on), 422)
    answer = Answer(asked.report.id, who.person_id, form.key, form.words, form.read_on)
    with writing() as connection:
        stands = store_reply.add(connection, answer, moment)
    if not stands:
        return show_changed(asked, form)
    flash(_("Your reply is there. %(name)s sees it on Today.", name=asked.author), "done")
    if who.manages:
        return see_other(url_for(".waiting"))
    return see_other(url_for(".read", report_id=asked.report.id))


@blueprint.post("/reports/read/<int:report_id>/seen")
@guard(is_author, load=store.asked)
def seen(asked: Asked) -> ResponseReturnValue:
    """Note that the author has read the replies which the page showed."""
    newest = number(request.form.get("newest"))
    with writing() as connection:
        store_reply.mark_seen(connection, asked.report.id, newest, clock.now())
    if wants_fragment():
        return "", 200
    return see_other(url_for(".read", report_id=asked.report.id))


@blueprint.get("/reports/waiting")
@guard(is_manager)
def waiting() -> ResponseReturnValue:
    """Show what waits for a reply in the visitor's teams and below, longest first."""
    who, moment = visitor(), clock.now()
    with reading() as connection:
        lines = store_list.waiting_for(connection, who.person_id, who.managed_teams)
    late = {line.report_id for line in lines if boxes.reply_is_late(line.handed_in_at, moment)}
    return page(
        "reports/waiting.html",
        lines=lines,
        late=late,
        most=store_list.MOST_WAITING,
        first_sentence=boxes.first_sentence,
    )


def show_changed(asked: Asked, form: ReplyForm) -> ResponseReturnValue:
    """Answer a reply to words that are no longer there: show what is there now."""
    with reading() as connection:
        now = store.asked(connection, visitor(), asked.report.id)
    if now is None or not may_reply(visitor(), now):
        raise NotFound
    return show_report(now, form.for_revision(now.report.revision), 409)


def show_report(asked: Asked, form: ReplyForm, status: int = 200) -> ResponseReturnValue:
    """Return the page of a report."""
    who = visitor()
    with reading() as connection:
        replies = store.replies(connection, asked.report.id)
    own = is_author(who, asked)
    return page(
        "reports/read.html",
        status,
        asked=asked,
        report=asked.report,
        replies=replies,
        form=form,
        own=own,
        unseen=own and any(line.seen_at is None for line in replies),
        changed=status == 409,
        boxes=boxes.BOXES,
        status_words=boxes.STATUS_WORDS,
        most=boxes.MOST_CHARACTERS,
    )
