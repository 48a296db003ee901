"""Gives somebody one more try at an exam, as the person stands at that moment."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from academy.audit.store import record as write_down
from academy.catalog import live
from academy.learning import store_exam
from academy.learning.exam_standing import exam_standing
from academy.learning.exam_try import NewExtraTry
from academy.learning.store_record import record_of
from academy.tracking import store_person
from academy.tracking.permissions import ExamOfPerson
from academy.web.locale import language
from academy.web.visitor import Visitor

Outcome = Literal["given", "twice", "idle"]


def exam_of_person(
    connection: Connection, visitor: Visitor, team_id: int, person_id: int, exam_id: str
) -> ExamOfPerson | None:
    """Return an exam that the people of the merchant see, and a person of a board."""
    seen = store_person.seen_person(connection, visitor, team_id, person_id)
    catalog = live.catalog(visitor.activation)
    for course in catalog.visible_to(visitor.merchant_id, language=language()) if seen else ():
        for exam in course.exams:
            if exam.id == exam_id and seen is not None:
                return ExamOfPerson(team_id, person_id, seen.name, course, exam)
    return None


def give(
    connection: Connection, visitor: Visitor, found: ExamOfPerson, number: int, moment: datetime
) -> Outcome:
    """Let the person sit the exam once more, and write down who gave it.

    Args:
        connection: a writing one.
        visitor: who gives it.
        found: the exam and the person.
        number: which try the page offered to give.
        moment: now.

    Returns:
        ``given``; ``twice`` when this one was given before; ``idle`` when the person needs
        none any more: a try is left or running, or the exam is passed.

    Source:
        Rule R98 "one more try" in docs/rules.md.
    """
    person_id, exam = found.person_id, found.exam
    record = record_of(connection, person_id, moment)
    if any((each.exam_id, each.number) == (exam.id, number) for each in record.extra):
        return "twice"
    standing = exam_standing(found.course, exam, record, moment)
    if standing.state != "used" or number != len(standing.tries) + 1:
        return "idle"
    new = NewExtraTry(person_id, exam.id, found.course.id, number, visitor.person_id)
    if not store_exam.give_try(connection, new, moment):
        return "twice"
    write_down(
        connection, moment, visitor.person_id, visitor.merchant_id, "exams.give_try",
        f"person {person_id}", {"exam": exam.id, "number": number},
    )  # fmt: skip
    return "given"
