"""Answering the questions of a lesson, one at a time, and trying once more."""

from datetime import datetime
from hmac import compare_digest

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.database import writing
from academy.errors import Refused
from academy.learning import store_page, store_quiz, store_reading, store_tries
from academy.learning.forms import AgainForm, AnswerForm, said_in
from academy.learning.given import Said, marked
from academy.learning.pages import QuestionPage, QuizPage
from academy.learning.permissions import may_learn
from academy.learning.quiz import Standing, Verdict, result_of, standing, verdict
from academy.learning.store_quiz import AttemptAt
from academy.learning.views_cards import wording
from academy.learning.views_lesson import Notice, lesson_address, question_answer, refused_answer
from academy.web.answers import see_other, wants_fragment
from academy.web.guard import guard, visitor
from academy.web.kept import show_field

blueprint = Blueprint("quiz", __name__)
show_field("words", "Answer in your own words")


@blueprint.post("/lessons/<lesson_id>/answers/<question_id>")
@guard(may_learn, load=store_page.question)
def answer(found: QuestionPage) -> ResponseReturnValue:
    """Take one answer, then show the question with its mark and explanations."""
    if found.question.kind == "field":
        abort(404)
    form = AnswerForm()
    form.validate()
    said = said_in(found.question, request.form.getlist)
    with writing() as connection:
        became = take(connection, found, form, said, clock.now())
    if became not in {"take", "twice"}:
        return not_taken(found, became, said)
    if wants_fragment():
        return question_answer(found)
    return see_other(f"{lesson_address(found.lesson.place)}#{found.question.id}")


def take(
    connection: Connection, found: QuestionPage, form: AnswerForm, said: Said, moment: datetime
) -> Verdict:
    """Write the answer, and what follows from it, when it can be taken; say what became of it."""
    person_id, where = visitor().person_id, found.lesson.place
    store_reading.enrol(connection, person_id, where.course.id, moment)
    stands = present_standing(connection, found.quiz.id, found)
    attempt, digest = form.attempt.data or 0, shown_wording(found, form.digest.data or "")
    became = verdict(stands, found.question, attempt, digest, said.given, stale=said.stale)
    if became != "take":
        return became
    given = marked(found.question, said.given)
    attempt_id = stands.current.id if stands.current else None
    if attempt_id is None:
        who = AttemptAt(person_id, found.quiz.id, stands.number)
        attempt_id = store_quiz.begin(connection, who, where, moment)
    if attempt_id is None or not store_quiz.record(connection, attempt_id, given, moment):
        return "twice"
    result = result_of(found.quiz, {**stands.answers, found.question.id: given})
    if result is not None:
        store_quiz.finish(connection, attempt_id, result, moment)
        store_reading.complete_if_done(connection, person_id, where, moment)
    return became


def shown_wording(found: QuestionPage, sealed: str) -> str:
    """Return the digest of the question when the page showed it as it is now, else nothing."""
    digest = found.question.digest
    return digest if compare_digest(wording(digest).encode(), sealed.encode()) else ""


def present_standing(
    connection: Connection, quiz_id: str, found: QuestionPage | QuizPage
) -> Standing:
    """Return where the visitor stands now, inside the writing."""
    return standing(found.quiz, store_tries.tries(connection, visitor().person_id, [quiz_id]))


def not_taken(found: QuestionPage, became: Verdict, said: Said) -> ResponseReturnValue:
    """Say why nothing was stored, and show what is true now; what was chosen stays chosen."""
    sentences = {
        "empty": missing_words(found.question.kind),
        "changed": _("This question has just been changed. Read it again and answer once more."),
        "ended": _("This try at the quiz is over. You can begin a new one below the questions."),
        "moved": _("You have begun another try meanwhile. This is where it stands."),
    }
    notice = Notice(found.question.id, sentences[became], said.chosen)
    if wants_fragment():
        return question_answer(found, notice)
    return refused_answer(found.lesson, 422 if became == "empty" else 409, notice)


def missing_words(kind: str) -> str:
    """Say what is missing in an answer to a question of *kind*."""
    sentences = {
        "order": _("Give each line a place, and no two the same."),
        "match": _("Choose what belongs to each line first."),
        "blank": _("Fill in every gap first."),
        "number": _("Write a number first."),
        "text": _("Write an answer first."),
        "field": _("Write an answer first."),
    }
    return str(sentences.get(kind, _("Choose an answer first.")))


@blueprint.post("/lessons/<lesson_id>/again/<quiz_id>")
@guard(may_learn, load=store_page.quiz)
def again(found: QuizPage) -> ResponseReturnValue:
    """Begin another attempt, when one is left."""
    form = AgainForm()
    shown = (form.attempt.data or 0) if form.validate() else 0
    where, moment = found.lesson.place, clock.now()
    with writing() as connection:
        store_reading.enrol(connection, visitor().person_id, where.course.id, moment)
        stands = present_standing(connection, found.quiz.id, found)
        if stands.number == shown and not stands.may_try_again:
            raise Refused(_("There is no other try at this quiz."))
        if stands.number == shown:
            who = AttemptAt(visitor().person_id, found.quiz.id, stands.number + 1)
            store_quiz.begin(connection, who, where, moment)
    return see_other(f"{lesson_address(where)}#{found.quiz.id}")
