"""Which ids of the content have records of learners, so that a release cannot lose them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select, union

from academy.database import table_of
from academy.learning.tables import (
    Answer,
    Assignment,
    Attempt,
    ChecklistTick,
    Completion,
    Enrolment,
    HandIn,
    LessonReading,
)

assignment = table_of(Assignment)
completion = table_of(Completion)
reading = table_of(LessonReading)
attempt = table_of(Attempt)
answer = table_of(Answer)
enrolment = table_of(Enrolment)
tick = table_of(ChecklistTick)
hand_in = table_of(HandIn)

named: Any = bindparam("ids", expanding=True)
ids_in_use = union(
    select(assignment.c.course_id.label("id")).where(assignment.c.course_id.in_(named)),
    select(completion.c.lesson_id).where(completion.c.lesson_id.in_(named)),
    select(reading.c.lesson_id).where(reading.c.lesson_id.in_(named)),
    select(attempt.c.quiz_id).where(attempt.c.quiz_id.in_(named)),
    select(answer.c.question_id).where(answer.c.question_id.in_(named)),
    select(enrolment.c.course_id).where(enrolment.c.course_id.in_(named)),
    select(tick.c.lesson_id).where(tick.c.lesson_id.in_(named)),
    select(hand_in.c.work_id).where(hand_in.c.work_id.in_(named)),
)


def ids_with_records(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Return which of *ids* (courses, lessons, quizzes, questions, work) have records."""
    if not ids:
        return frozenset()
    return frozenset(connection.execute(ids_in_use, {"ids": sorted(ids)}).scalars())
