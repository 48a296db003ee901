"""Attempts at the quizzes of lessons, with their answers: one statement for any number."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from academy.database import in_places, places, table_of
from academy.learning.quiz import GivenAnswer, Try
from academy.learning.tables import Answer, Attempt

attempt = table_of(Attempt)
answer = table_of(Answer)


@lru_cache(maxsize=64)
def tries_statement(quizzes: int) -> Select[Any]:
    """Return the statement for a person's attempts at so many *quizzes*, with the answers."""
    return (
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
            attempt.c.quiz_id.in_(places("quiz", quizzes)),
        )
        .order_by(attempt.c.quiz_id, attempt.c.number, answer.c.id)
    )


def tries(connection: Connection, person_id: int, quiz_ids: Sequence[str]) -> tuple[Try, ...]:
    """Return all attempts of a person at quizzes, with their answers."""
    given = {"person_id": person_id, **in_places("quiz", quiz_ids)}
    return tuple(fold(connection.execute(tries_statement(len(quiz_ids)), given)))


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
        given=tuple(json.loads(row.given)),
        points=row.answer_points,
        most=row.answer_most,
        correct=row.correct,
    )
