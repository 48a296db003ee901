"""Finds what the pages of exams show: content of its release, the person's own tries."""

from sqlalchemy import Connection, bindparam, select

from academy.catalog import live
from academy.catalog.store_past import course_of_release
from academy.database import table_of
from academy.exams.pages import AnswerPage, ExamPage, PaperPage
from academy.learning import store_exam
from academy.learning.exam_standing import exam_standing
from academy.learning.store_page import NO_RESULTS
from academy.learning.store_record import record_of
from academy.people.tables import Membership, Person, TeamBelow
from academy.web.locale import language
from academy.web.visitor import Visitor

MOST_ID = 2**31

person = table_of(Person)
membership = table_of(Membership)
below = table_of(TeamBelow)

nearest_leader = (
    select(person.c.name)
    .select_from(
        below.join(membership, membership.c.team_id == below.c.above_id).join(
            person, person.c.id == membership.c.person_id
        )
    )
    .where(
        below.c.below_id.in_(bindparam("team_ids", expanding=True)),
        membership.c.role == "manager",
        person.c.disabled_at.is_(None),
        person.c.id != bindparam("person_id"),
    )
    .order_by(below.c.depth, person.c.id)
    .limit(1)
)


def exam(connection: Connection, visitor: Visitor, slug: str, exam_id: str) -> ExamPage | None:
    """Return the exam at an address, and where the visitor stands."""
    catalog = live.catalog(visitor.activation)
    own = visitor.merchant_id
    course = catalog.course_by_slug(slug, merchant_id=own, language=language())
    entry = catalog.entry(course.id) if course else None
    found = next((each for each in course.exams if each.id == exam_id), None) if course else None
    if course is None or entry is None or found is None:
        return None
    record = record_of(connection, visitor.person_id, NO_RESULTS)
    standing = exam_standing(course, found, record)
    tries = store_exam.tries_at(connection, visitor.person_id, exam_id) if standing.tries else []
    return ExamPage(
        course=course,
        exam=found,
        release_id=entry.release_id,
        merchant_id=entry.merchant_id,
        record=record,
        standing=standing,
        tries=tuple(reversed(tries)),
        ask=leader(connection, visitor) if standing.state == "used" else "",
    )


def leader(connection: Connection, visitor: Visitor) -> str:
    """Return the name of the nearest person who leads a team of the visitor; empty for nobody."""
    if not visitor.staff_teams:
        return ""
    given = {"team_ids": sorted(visitor.staff_teams), "person_id": visitor.person_id}
    return connection.execute(nearest_leader, given).scalar() or ""


def paper(connection: Connection, visitor: Visitor, attempt_id: int) -> PaperPage | None:
    """Return a try of the visitor, with the questions as they were when it was begun."""
    if attempt_id >= MOST_ID:
        return None
    attempt = store_exam.try_of(connection, visitor.person_id, attempt_id)
    if attempt is None:
        return None
    answers = store_exam.answers(connection, attempt.id)
    course = course_of_release(connection, attempt.release_id)
    if course is None:
        return PaperPage(attempt, None, None, answers)
    course = course.in_language(language())
    found = next((each for each in course.exams if each.id == attempt.exam_id), None)
    return PaperPage(attempt, course, found, answers)


def question(
    connection: Connection, visitor: Visitor, attempt_id: int, question_id: str
) -> AnswerPage | None:
    """Return a question of a try of the visitor; one that was not drawn is missing."""
    found = paper(connection, visitor, attempt_id)
    for place, each in enumerate(found.questions if found else (), 1):
        if each.id == question_id and found is not None:
            return AnswerPage(found, each, place)
    return None
