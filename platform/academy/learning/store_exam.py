"""Writes tries at exams: begun once, answered until their end, ended once."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from academy.database import insert_new, table_of, upsert
from academy.learning.exam_try import ExamAttempt, NewExamTry, NewExtraTry
from academy.learning.quiz import GivenAnswer
from academy.learning.store_quiz import answer_values, end_attempt
from academy.learning.store_tries import answer_of
from academy.learning.tables import Answer, Attempt, ExtraTry

attempt = table_of(Attempt)
answer = table_of(Answer)
extra_try = table_of(ExtraTry)

columns_of_try = (
    attempt.c.id,
    attempt.c.quiz_id,
    attempt.c.course_id,
    attempt.c.release_id,
    attempt.c.number,
    attempt.c.started_at,
    attempt.c.finished_at,
    attempt.c.points,
    attempt.c.most,
    attempt.c.passed,
    attempt.c.drawn,
    attempt.c.seed,
    attempt.c.passing,
    attempt.c.ends_at,
)
own_try: Select[Any] = select(*columns_of_try).where(
    attempt.c.id == bindparam("attempt_id"),
    attempt.c.person_id == bindparam("person_id"),
    attempt.c.drawn.is_not(None),
)
tries_at_exam: Select[Any] = (
    select(*columns_of_try)
    .where(
        attempt.c.person_id == bindparam("person_id"),
        attempt.c.quiz_id == bindparam("exam_id"),
        attempt.c.drawn.is_not(None),
    )
    .order_by(attempt.c.number)
)
answers_of_try: Select[Any] = select(
    answer.c.question_id,
    answer.c.question_digest,
    answer.c.given,
    answer.c.points.label("answer_points"),
    answer.c.most.label("answer_most"),
    answer.c.correct,
).where(answer.c.attempt_id == bindparam("attempt_id"))
lock_try = (
    select(attempt.c.finished_at).where(attempt.c.id == bindparam("attempt_id")).with_for_update()
)
points_of_try = select(func.coalesce(func.sum(answer.c.points), 0)).where(
    answer.c.attempt_id == bindparam("attempt_id")
)
overdue = select(attempt.c.id, attempt.c.most, attempt.c.passing, attempt.c.ends_at).where(
    attempt.c.drawn.is_not(None),
    attempt.c.finished_at.is_(None),
    attempt.c.ends_at < bindparam("moment"),
)
overdue_of_person = overdue.where(attempt.c.person_id == bindparam("person_id"))


def begin(connection: Connection, new: NewExamTry, moment: datetime) -> int | None:
    """Begin a try and return its id; None when it was begun already."""
    values = {
        "person_id": new.person_id,
        "quiz_id": new.exam_id,
        "lesson_id": "",
        "course_id": new.course_id,
        "release_id": new.release_id,
        "number": new.number,
        "started_at": moment,
        "points": 0,
        "most": new.most,
        "drawn": json.dumps(new.drawn),
        "seed": new.seed,
        "passing": new.passing,
        "ends_at": new.ends_at,
    }
    attempt_id: int | None = insert_new(connection, attempt, values)
    return attempt_id


def give_try(connection: Connection, new: NewExtraTry, moment: datetime) -> bool:
    """Let a person sit an exam once more (rule R98); False when it was given already."""
    values = {
        "person_id": new.person_id,
        "exam_id": new.exam_id,
        "number": new.number,
        "course_id": new.course_id,
        "given_by": new.given_by,
        "given_at": moment,
    }
    return insert_new(connection, extra_try, values) is not None


def tries_at(connection: Connection, person_id: int, exam_id: str) -> list[ExamAttempt]:
    """Return all tries of a person at an exam, the first one first."""
    given = {"person_id": person_id, "exam_id": exam_id}
    return [attempt_of(row) for row in connection.execute(tries_at_exam, given)]


def try_of(connection: Connection, person_id: int, attempt_id: int) -> ExamAttempt | None:
    """Return a try of this person; those of others are missing."""
    given = {"person_id": person_id, "attempt_id": attempt_id}
    row = connection.execute(own_try, given).first()
    return attempt_of(row) if row else None


def attempt_of(row: Row[Any]) -> ExamAttempt:
    """Return the try in a row."""
    facts = row._asdict()
    facts["exam_id"] = facts.pop("quiz_id")
    facts["drawn"] = tuple(json.loads(row.drawn))
    return ExamAttempt(**facts | {"passed": bool(row.passed)})


def answers(connection: Connection, attempt_id: int) -> dict[str, GivenAnswer]:
    """Return what was answered in a try, by question."""
    rows = connection.execute(answers_of_try, {"attempt_id": attempt_id})
    return {row.question_id: answer_of(row) for row in rows}


def hold(connection: Connection, attempt_id: int) -> bool:
    """Have other writers of this try wait until the end; say whether it is still running.

    Without the wait an answer and the handing in, sent at the same time, could both be taken
    on PostgreSQL, and the points would not hold the answer.
    """
    row = connection.execute(lock_try, {"attempt_id": attempt_id}).first()
    return row is not None and row.finished_at is None


def keep(connection: Connection, attempt_id: int, given: GivenAnswer, moment: datetime) -> None:
    """Write what is answered now; what was answered before gives way."""
    values = answer_values(attempt_id, given, moment)
    changed = ["question_digest", "given", "points", "most", "correct", "answered_at"]
    upsert(connection, answer, values, ["attempt_id", "question_id"], changed)


def end(
    connection: Connection, attempt_id: int, most: int, passing: int, ended_at: datetime
) -> None:
    """End a try, marked by the answers that are there; one that has ended keeps its mark.

    Source:
        Rule R95 "marking an exam" in docs/rules.md.
    """
    points = int(connection.execute(points_of_try, {"attempt_id": attempt_id}).scalar_one())
    given = {
        "attempt_id": attempt_id,
        "moment": ended_at,
        "got": points,
        "possible": most,
        "has_passed": points * 100 >= passing * most,
    }
    connection.execute(end_attempt, given)


def end_overdue(connection: Connection, moment: datetime, person_id: int | None = None) -> int:
    """End the tries whose time was over at *moment*, of everybody or one; return how many."""
    if person_id is None:
        rows = connection.execute(overdue, {"moment": moment}).fetchall()
    else:
        given = {"moment": moment, "person_id": person_id}
        rows = connection.execute(overdue_of_person, given).fetchall()
    for row in rows:
        if hold(connection, row.id):
            end(connection, row.id, row.most, row.passing, row.ends_at)
    return len(rows)
