"""The page of an exam, and sitting it: begin, answer, hand in."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.database import reading, writing
from academy.errors import NotFound, Refused
from academy.exams import store, store_take
from academy.exams.forms import BeginForm
from academy.exams.pages import AnswerPage, ExamPage, PaperPage
from academy.exams.permissions import is_own, may_sit
from academy.exams.timing import GRACE, too_late
from academy.exams.verdict import Verdict
from academy.exams.views_paper import (
    END,
    paper_address,
    refused_answer,
    result_answer,
    running_answer,
)
from academy.exams.views_words import exam_words
from academy.learning import store_exam
from academy.learning.forms import said_in
from academy.web import dates
from academy.web.answers import page, see_other, wants_fragment
from academy.web.guard import guard, visitor

blueprint = Blueprint("exams", __name__)


@blueprint.get("/courses/<slug>/exams/<exam_id>")
@guard(may_sit, load=store.exam)
def exam(found: ExamPage) -> ResponseReturnValue:
    """Show what an exam asks, how many tries are left, and the tries so far."""
    now = clock.now()
    if found.running is not None and too_late(found.running.ends_at, now):
        end_overdue()
        with reading() as connection:
            found = still(store.exam(connection, visitor(), found.course.slug, found.exam.id))
    return page("exams/exam.html", page=found, words=exam_words())


def still(found: ExamPage | None) -> ExamPage:
    """Return what was read again; it may have gone meanwhile."""
    if found is None:
        raise NotFound
    return found


def end_overdue() -> None:
    """End the tries of the visitor whose time is over."""
    with writing() as connection:
        store_exam.end_overdue(connection, clock.now() - GRACE, visitor().person_id)


@blueprint.post("/courses/<slug>/exams/<exam_id>")
@guard(may_sit, load=store.exam)
def begin(found: ExamPage) -> ResponseReturnValue:
    """Begin a try, once; where one is running it goes on."""
    form = BeginForm()
    seen = form.tries.data if form.validate() and form.tries.data is not None else -1
    with writing() as connection:
        begun = store_take.begin(connection, visitor().person_id, found, seen, clock.now())
    if begun.attempt_id is not None:
        return see_other(paper_address(begun.attempt_id))
    sentences = {
        "closed": _("The exam opens when enough lessons of the course are done."),
        "used": _("All tries at this exam are used up."),
        "passed": _("You have passed this exam already."),
    }
    if begun.hindrance in sentences:
        raise Refused(sentences[begun.hindrance])
    return see_other(found.standing.address)


@blueprint.get("/exams/<int:attempt_id>")
@guard(is_own, load=store.paper)
def paper(found: PaperPage) -> ResponseReturnValue:
    """Show a running try where it was left, or how one ended."""
    if not found.attempt.finished and too_late(found.attempt.ends_at, clock.now()):
        end_overdue()
        found = read_again(found)
    if found.attempt.finished:
        return result_answer(found)
    if not found.questions:
        raise NotFound
    return running_answer(found)


def read_again(found: PaperPage) -> PaperPage:
    """Return a try as it is after a write."""
    with reading() as connection:
        again = store.paper(connection, visitor(), found.attempt.id)
    if again is None:
        raise NotFound
    return again


@blueprint.post("/exams/<int:attempt_id>/answers/<question_id>")
@guard(is_own, load=store.question)
def answer(found: AnswerPage) -> ResponseReturnValue:
    """Keep one answer and go on to the next question without one."""
    said = said_in(found.question, request.form.getlist)
    with writing() as connection:
        became = store_take.keep_answer(connection, found, said, clock.now())
    if became in {"late", "ended"}:
        return not_counted(found.paper, became)
    if wants_fragment():
        return Response(status=204 if became != "empty" else 422)
    if became == "empty":
        return refused_answer(found, said, _("Choose or write an answer first, or go on without."))
    now = read_again(found.paper)
    place = found.place if found.paper.final else now.place_after(found.place) or END
    return see_other(paper_address(found.paper.attempt.id, place))


def not_counted(paper: PaperPage, became: Verdict) -> Response:
    """Show how the try ended, and say that the answer came too late for it."""
    ended = read_again(paper)
    at = dates.moment(ended.attempt.finished_at or clock.now())
    if became == "late":
        notice = _(
            "The time was over at %(time)s. This answer came after it and was not counted; "
            "everything saved before was.",
            time=at,
        )
    else:
        notice = _(
            "This try was handed in at %(time)s, perhaps on another device. "
            "This answer was not counted.",
            time=at,
        )
    return result_answer(ended, notice, 409)


@blueprint.post("/exams/<int:attempt_id>/hand-in")
@guard(is_own, load=store.paper)
def hand_in(found: PaperPage) -> ResponseReturnValue:
    """End a try and show its result; sent twice it has ended once."""
    with writing() as connection:
        store_take.end(connection, found, clock.now())
    return see_other(paper_address(found.attempt.id))
