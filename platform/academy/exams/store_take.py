"""Writes what happens in an exam: a try begins, an answer is kept, the try ends."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from academy.exams.new_try import Sitting, new_try
from academy.exams.pages import AnswerPage, ExamPage, PaperPage
from academy.exams.timing import GRACE, ended_at, too_late
from academy.exams.verdict import Verdict, verdict
from academy.learning import store_exam, store_quiz, store_reading
from academy.learning.exam_standing import tries_left
from academy.learning.exam_try import ExamAttempt, NewExamTry
from academy.learning.given import Said, marked

Hindrance = Literal["closed", "used", "passed", "moved"]


@dataclass(frozen=True, slots=True)
class Begun:
    """The try that is running now, or why there is none."""

    attempt_id: int | None = None
    hindrance: Hindrance | None = None


def begin(
    connection: Connection, person_id: int, found: ExamPage, seen: int, moment: datetime
) -> Begun:
    """Begin a try, or return the one that is running.

    Args:
        connection: a writing one.
        person_id: who begins.
        found: the exam as the page showed it.
        seen: how many tries there were on the page that was sent.
        moment: now.

    Source:
        Rules R92 "one try at a time" and R93 "tries at an exam" in docs/rules.md.
    """
    store_reading.enrol(connection, person_id, found.course.id, moment)
    store_exam.end_overdue(connection, moment - GRACE, person_id)
    tries = store_exam.tries_at(connection, person_id, found.exam.id)
    running = next((each for each in tries if not each.finished), None)
    if running is not None:
        return Begun(running.id)
    hindrance = hindrance_of(found, tries, seen)
    if hindrance is not None:
        return Begun(hindrance=hindrance)
    new = secret_try(person_id, found, len(tries) + 1, moment)
    return Begun(store_exam.begin(connection, new, moment))


def hindrance_of(found: ExamPage, tries: list[ExamAttempt], seen: int) -> Hindrance | None:
    """Return why no try may be begun now; None when one may."""
    if any(each.passed for each in tries):
        return "passed"
    if len(tries) != seen:
        return "moved"
    given = [each.number for each in found.record.extra if each.exam_id == found.exam.id]
    if tries_left(found.exam, len(tries), given) == 0:
        return "used"
    return "closed" if found.standing.missing else None


def secret_try(person_id: int, found: ExamPage, number: int, moment: datetime) -> NewExamTry:
    """Draw the questions of a try by a secret of its own (rule R91)."""
    sitting = Sitting(person_id, found.course.id, found.release_id, number)
    return new_try(sitting, found.exam, secrets.token_hex(16), moment)


def keep_answer(connection: Connection, found: AnswerPage, said: Said, moment: datetime) -> Verdict:
    """Keep one answer when it can be taken; say what became of it.

    A try whose time is over is ended with what was there.
    """
    paper, attempt = found.paper, found.paper.attempt
    if not store_exam.hold(connection, attempt.id):
        return "late" if attempt.ended_by_time or too_late(attempt.ends_at, moment) else "ended"
    became = verdict(paper, found.question.id, said, moment)
    if became == "late":
        end(connection, paper, moment)
    if became != "take":
        return became
    given = marked(found.question, said.given)
    if not paper.final:
        store_exam.keep(connection, attempt.id, given, moment)
        return "take"
    is_new = store_quiz.record(connection, attempt.id, given, moment)
    return "take" if is_new else "twice"


def end(connection: Connection, paper: PaperPage, moment: datetime) -> None:
    """End a try and mark it by the answers that are there; twice is as good as once."""
    attempt = paper.attempt
    if store_exam.hold(connection, attempt.id):
        at = ended_at(attempt.ends_at, moment)
        store_exam.end(connection, attempt.id, attempt.most, attempt.passing, at)
