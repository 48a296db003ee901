"""Writes attempts at quizzes and the answers given in them, each once."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, update

from academy.catalog.snapshot import LessonPlace
from academy.database import insert_new, table_of
from academy.learning.quiz import GivenAnswer, Result
from academy.learning.tables import Answer, Attempt

attempt = table_of(Attempt)
answer = table_of(Answer)

end_attempt = (
    update(attempt)
    .where(attempt.c.id == bindparam("attempt_id"), attempt.c.finished_at.is_(None))
    .values(
        finished_at=bindparam("moment"),
        points=bindparam("got"),
        most=bindparam("possible"),
        passed=bindparam("has_passed"),
    )
)


@dataclass(frozen=True, slots=True)
class AttemptAt:
    """Whose attempt at which quiz it is, and the how many-th."""

    person_id: int
    quiz_id: str
    number: int


def begin(
    connection: Connection, who: AttemptAt, place: LessonPlace, moment: datetime
) -> int | None:
    """Begin an attempt and return its id; None when it was begun already."""
    values = {
        "person_id": who.person_id,
        "quiz_id": who.quiz_id,
        "number": who.number,
        "lesson_id": place.lesson.id,
        "course_id": place.course.id,
        "release_id": place.release_id,
        "started_at": moment,
        "points": 0,
        "most": 0,
    }
    attempt_id: int | None = insert_new(connection, attempt, values)
    return attempt_id


def record(connection: Connection, attempt_id: int, given: GivenAnswer, moment: datetime) -> bool:
    """Write an answer; False when the question was answered in this attempt already."""
    return insert_new(connection, answer, answer_values(attempt_id, given, moment)) is not None


def answer_values(attempt_id: int, given: GivenAnswer, moment: datetime) -> dict[str, object]:
    """Return the row of an answer."""
    return {
        "attempt_id": attempt_id,
        "question_id": given.question_id,
        "question_digest": given.digest,
        "given": json.dumps(given.given),
        "points": given.points,
        "most": given.most,
        "correct": given.correct,
        "answered_at": moment,
    }


def finish(connection: Connection, attempt_id: int, result: Result, moment: datetime) -> None:
    """End an attempt with its result; one that has ended keeps its own."""
    connection.execute(
        end_attempt,
        {
            "attempt_id": attempt_id,
            "moment": moment,
            "got": result.points,
            "possible": result.most,
            "has_passed": result.passed,
        },
    )
