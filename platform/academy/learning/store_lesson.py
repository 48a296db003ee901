"""What a person has done in one lesson: two statements; without a quiz, one."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Row,
    String,
    bindparam,
    literal_column,
    null,
    select,
    union_all,
)

from academy.catalog.content import Lesson
from academy.database import table_of
from academy.learning.lesson_state import LessonState
from academy.learning.quiz import GivenAnswer, Try
from academy.learning.reading_time import NEVER_OPENED, Reading
from academy.learning.tables import Answer, Attempt, ChecklistTick, Completion, LessonReading

reading = table_of(LessonReading)
completion = table_of(Completion)
tick = table_of(ChecklistTick)
attempt = table_of(Attempt)
answer = table_of(Answer)

none = literal_column("0", Integer)


def kind(name: str) -> Any:
    """Return a column that names what a row of a union is about."""
    return literal_column(f"'{name}'", String).label("kind")


state_of_lesson = union_all(
    select(
        kind("reading"),
        reading.c.lesson_id.label("name"),
        reading.c.seconds,
        reading.c.place,
        reading.c.read_at.label("at"),
        reading.c.seen_at,
    ).where(
        reading.c.person_id == bindparam("person_id"),
        reading.c.lesson_id == bindparam("lesson_id"),
    ),
    select(
        kind("done"), completion.c.lesson_id, none, none, completion.c.completed_at, null()
    ).where(
        completion.c.person_id == bindparam("person_id"),
        completion.c.course_id == bindparam("course_id"),
    ),
    select(kind("tick"), tick.c.item_id, none, none, null(), null()).where(
        tick.c.person_id == bindparam("person_id"),
        tick.c.lesson_id == bindparam("lesson_id"),
    ),
)
tries_with_answers = (
    select(
        attempt.c.id,
        attempt.c.quiz_id,
        attempt.c.number,
        attempt.c.finished_at,
        attempt.c.points,
        attempt.c.most,
        attempt.c.passed,
        answer.c.question_id,
        answer.c.question_digest,
        answer.c.given,
        answer.c.points.label("answer_points"),
        answer.c.most.label("answer_most"),
        answer.c.correct,
    )
    .select_from(attempt.outerjoin(answer, answer.c.attempt_id == attempt.c.id))
    .where(
        attempt.c.person_id == bindparam("person_id"),
        attempt.c.quiz_id.in_(bindparam("quiz_ids", expanding=True)),
    )
    .order_by(attempt.c.quiz_id, attempt.c.number, answer.c.id)
)


def lesson_state(
    connection: Connection, person_id: int, course_id: str, lesson: Lesson
) -> LessonState:
    """Return what *person_id* has done in *lesson*, and which lessons of the course are done."""
    rows = connection.execute(
        state_of_lesson,
        {"person_id": person_id, "lesson_id": lesson.id, "course_id": course_id},
    ).fetchall()
    quiz_ids = [quiz.id for quiz in lesson.quizzes]
    return LessonState(
        reading=next((reading_of(row) for row in rows if row.kind == "reading"), NEVER_OPENED),
        done={row.name: row.at for row in rows if row.kind == "done"},
        ticks=frozenset(row.name for row in rows if row.kind == "tick"),
        tries=tries(connection, person_id, quiz_ids) if quiz_ids else (),
    )


def reading_of(row: Row[Any]) -> Reading:
    """Return the reading in a row."""
    return Reading(row.seconds, row.place, row.at, row.seen_at)


def tries(connection: Connection, person_id: int, quiz_ids: Sequence[str]) -> tuple[Try, ...]:
    """Return all attempts of a person at quizzes, with their answers."""
    given = {"person_id": person_id, "quiz_ids": list(quiz_ids)}
    return tuple(fold(connection.execute(tries_with_answers, given)))


def fold(rows: Iterable[Row[Any]]) -> Iterable[Try]:
    """Make one attempt of its rows, one for each answer."""
    by_attempt: dict[int, list[Row[Any]]] = {}
    for row in rows:
        by_attempt.setdefault(row.id, []).append(row)
    for found in by_attempt.values():
        first = found[0]
        yield Try(
            id=first.id,
            quiz_id=first.quiz_id,
            number=first.number,
            finished=first.finished_at is not None,
            points=first.points,
            most=first.most,
            passed=bool(first.passed),
            answers={row.question_id: answer_of(row) for row in found if row.question_id},
        )


def answer_of(row: Row[Any]) -> GivenAnswer:
    """Return the answer in a row."""
    return GivenAnswer(
        question_id=row.question_id,
        digest=row.question_digest,
        given=frozenset(json.loads(row.given)),
        points=row.answer_points,
        most=row.answer_most,
        correct=row.correct,
    )
