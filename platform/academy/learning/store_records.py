"""Which ids of the content have records of learners, so that a release cannot lose them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select, union

from academy.database import table_of
from academy.learning.tables import Answer, Assignment, Attempt, Completion, LessonReading

assignment = table_of(Assignment)
completion = table_of(Completion)
reading = table_of(LessonReading)
attempt = table_of(Attempt)
answer = table_of(Answer)

named: Any = bindparam("ids", expanding=True)
ids_in_use = union(
    select(assignment.c.course_id.label("id")).where(assignment.c.course_id.in_(named)),
    select(completion.c.lesson_id).where(completion.c.lesson_id.in_(named)),
    select(reading.c.lesson_id).where(reading.c.lesson_id.in_(named)),
    select(attempt.c.quiz_id).where(attempt.c.quiz_id.in_(named)),
    select(answer.c.question_id).where(answer.c.question_id.in_(named)),
)


def ids_with_records(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Return which of *ids* (courses, lessons, quizzes, questions) learners have records of."""
    if not ids:
        return frozenset()
    return frozenset(connection.execute(ids_in_use, {"ids": sorted(ids)}).scalars())
