"""Reads what one person has done and been given, in one statement."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    String,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from academy.database import table_of
from academy.database.columns import Moment
from academy.learning.record import (
    ExamTry,
    Given,
    GivenTry,
    LearnerRecord,
    QuizResult,
    Seen,
    most_urgent,
)
from academy.learning.tables import (
    Assignment,
    Attempt,
    ChangeSeen,
    Completion,
    ExtraTry,
    LessonReading,
    PathChoice,
)
from academy.people.tables import Membership, Person, TeamBelow

assignment = table_of(Assignment)
completion = table_of(Completion)
reading = table_of(LessonReading)
attempt = table_of(Attempt)
extra_try = table_of(ExtraTry)
change_seen = table_of(ChangeSeen)
path_choice = table_of(PathChoice)
person = table_of(Person)
membership = table_of(Membership)
below = table_of(TeamBelow)

nothing = literal_column("''", String)
zero = literal_column("0", Integer)
EXAM_STATES = {"running", "passed", "failed"}


def kind(name: str) -> Any:
    """Return a column that names what a row of a union is about."""
    return literal_column(f"'{name}'", String).label("kind")


state_of_exam = case(
    (attempt.c.finished_at.is_(None), literal_column("'running'", String)),
    (attempt.c.passed.is_(True), literal_column("'passed'", String)),
    else_=literal_column("'failed'", String),
).label("kind")
teams_above = (
    select(below.c.above_id)
    .join(membership, membership.c.team_id == below.c.below_id)
    .where(membership.c.person_id == bindparam("person_id"), membership.c.role == "staff")
)
record_of_person = union_all(
    select(
        kind("given"),
        assignment.c.course_id.label("course_id"),
        nothing.label("lesson_id"),
        zero.label("number"),
        zero.label("most"),
        assignment.c.assigned_at.label("at"),
        assignment.c.due_day,
        person.c.name,
    )
    .select_from(assignment.outerjoin(person, person.c.id == assignment.c.assigned_by))
    .where(
        or_(
            assignment.c.person_id == bindparam("person_id"),
            assignment.c.team_id.in_(teams_above),
        )
    ),
    select(
        kind("done"),
        completion.c.course_id,
        completion.c.lesson_id,
        zero,
        zero,
        completion.c.completed_at,
        null(),
        null(),
    ).where(completion.c.person_id == bindparam("person_id")),
    select(
        kind("seen"),
        reading.c.course_id,
        reading.c.lesson_id,
        reading.c.place,
        zero,
        reading.c.seen_at,
        null(),
        null(),
    ).where(reading.c.person_id == bindparam("person_id")),
    select(
        kind("result"),
        attempt.c.course_id,
        attempt.c.lesson_id,
        attempt.c.points,
        attempt.c.most,
        attempt.c.finished_at,
        null(),
        null(),
    ).where(
        attempt.c.person_id == bindparam("person_id"),
        attempt.c.drawn.is_(None),
        attempt.c.finished_at >= bindparam("results_since"),
    ),
    select(
        state_of_exam,
        attempt.c.course_id,
        attempt.c.quiz_id,
        attempt.c.points,
        attempt.c.most,
        func.coalesce(attempt.c.finished_at, attempt.c.ends_at, type_=Moment),
        null(),
        cast(attempt.c.number, String),
    ).where(
        attempt.c.person_id == bindparam("person_id"),
        attempt.c.drawn.is_not(None),
    ),
    select(
        kind("extra"),
        extra_try.c.course_id,
        extra_try.c.exam_id,
        extra_try.c.number,
        zero,
        extra_try.c.given_at,
        null(),
        person.c.name,
    )
    .select_from(extra_try.join(person, person.c.id == extra_try.c.given_by))
    .where(extra_try.c.person_id == bindparam("person_id")),
    select(
        kind("path"),
        nothing,
        path_choice.c.path_id,
        zero,
        zero,
        path_choice.c.chosen_at,
        null(),
        null(),
    ).where(path_choice.c.person_id == bindparam("person_id")),
    select(
        kind("told"),
        change_seen.c.course_id,
        change_seen.c.name,
        zero,
        zero,
        change_seen.c.seen_at,
        null(),
        null(),
    ).where(change_seen.c.person_id == bindparam("person_id")),
)


def record_of(connection: Connection, person_id: int, results_since: datetime) -> LearnerRecord:
    """Return what a person has done and been given; results of quizzes since a moment."""
    rows = connection.execute(
        record_of_person, {"person_id": person_id, "results_since": results_since}
    ).fetchall()
    given = (
        Given(row.course_id, row.at, row.due_day, row.name) for row in rows if row.kind == "given"
    )
    return LearnerRecord(
        done={row.lesson_id: row.at for row in rows if row.kind == "done"},
        seen={row.lesson_id: Seen(row.at, row.number) for row in rows if row.kind == "seen"},
        given=most_urgent(given),
        results=tuple(
            QuizResult(row.lesson_id, row.number, row.most, row.at)
            for row in rows
            if row.kind == "result"
        ),
        told=frozenset((row.course_id, row.lesson_id) for row in rows if row.kind == "told"),
        path=next((row.lesson_id for row in rows if row.kind == "path"), None),
        exams=tuple(
            ExamTry(row.lesson_id, int(row.name), row.kind, row.number, row.most, row.at)
            for row in rows
            if row.kind in EXAM_STATES
        ),
        extra=tuple(
            GivenTry(row.lesson_id, row.number, row.name, row.at)
            for row in rows
            if row.kind == "extra"
        ),
    )
