"""Writes how far a lesson is read, what is ticked, and that it is done."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from academy.catalog.snapshot import LessonPlace
from academy.database import insert_new, table_of, upsert
from academy.learning.progress import still_missing
from academy.learning.reading_time import NEVER_OPENED, Reading
from academy.learning.tables import (
    Attempt,
    ChecklistTick,
    Completion,
    Enrolment,
    HandIn,
    LessonReading,
)

enrolment = table_of(Enrolment)
reading = table_of(LessonReading)
completion = table_of(Completion)
attempt = table_of(Attempt)
tick = table_of(ChecklistTick)
handed_in = table_of(HandIn)

reading_of_lesson = select(
    reading.c.seconds, reading.c.place, reading.c.read_at, reading.c.seen_at
).where(
    reading.c.person_id == bindparam("person_id"), reading.c.lesson_id == bindparam("lesson_id")
)
passed_quizzes = (
    select(attempt.c.quiz_id)
    .where(
        attempt.c.person_id == bindparam("person_id"),
        attempt.c.quiz_id.in_(bindparam("quiz_ids", expanding=True)),
        attempt.c.passed.is_(True),
    )
    .distinct()
)
works_handed_in = select(handed_in.c.work_id).where(
    handed_in.c.person_id == bindparam("person_id"),
    handed_in.c.lesson_id == bindparam("lesson_id"),
)
untick = delete(tick).where(
    tick.c.person_id == bindparam("person_id"),
    tick.c.lesson_id == bindparam("lesson_id"),
    tick.c.item_id.in_(bindparam("item_ids", expanding=True)),
)


own_enrolment = (
    select(enrolment.c.since)
    .where(
        enrolment.c.person_id == bindparam("person_id"),
        enrolment.c.course_id == bindparam("course_id"),
    )
    .with_for_update()
)


def enrol(connection: Connection, person_id: int, course_id: str, moment: datetime) -> None:
    """Write down, once, that a person takes a course; until the end this person's writes wait.

    Without the wait two last steps sent at the same time, say an answer and the end of the
    reading, could each miss the other on PostgreSQL, and the lesson would never be done.
    """
    values = {"person_id": person_id, "course_id": course_id, "since": moment}
    if insert_new(connection, enrolment, values) is None:
        given = {"person_id": person_id, "course_id": course_id}
        connection.execute(own_enrolment, given).scalar()


def present_reading(connection: Connection, person_id: int, lesson_id: str) -> Reading:
    """Return how far a person has read a lesson."""
    given = {"person_id": person_id, "lesson_id": lesson_id}
    row = connection.execute(reading_of_lesson, given).first()
    return Reading(*row) if row else NEVER_OPENED


def keep_reading(
    connection: Connection, person_id: int, lesson_id: str, course_id: str, now: Reading
) -> None:
    """Write how far a person has read a lesson."""
    values = {
        "person_id": person_id,
        "lesson_id": lesson_id,
        "course_id": course_id,
        "seconds": now.seconds,
        "place": now.place,
        "read_at": now.read_at,
        "seen_at": now.seen_at,
    }
    changed = ["seconds", "place", "read_at", "seen_at"]
    upsert(connection, reading, values, ["person_id", "lesson_id"], changed)


def complete_if_done(
    connection: Connection, person_id: int, place: LessonPlace, moment: datetime
) -> bool:
    """Write, once, that a lesson is done when its own rule is met; say whether it is met."""
    lesson = place.lesson
    quiz_ids = [quiz.id for quiz in lesson.quizzes]
    given = {"person_id": person_id, "quiz_ids": quiz_ids}
    passed = set(connection.execute(passed_quizzes, given).scalars()) if quiz_ids else set()
    read = present_reading(connection, person_id, lesson.id).read_at is not None
    given = {"person_id": person_id, "lesson_id": lesson.id}
    works = connection.execute(works_handed_in, given).scalars() if lesson.works else ()
    if still_missing(lesson, read=read, passed=passed, handed_in=works):
        return False
    values = {
        "person_id": person_id,
        "lesson_id": lesson.id,
        "course_id": place.course.id,
        "release_id": place.release_id,
        "completed_at": moment,
    }
    insert_new(connection, completion, values)
    return True


def hand_in(
    connection: Connection, person_id: int, place: LessonPlace, work_id: str, moment: datetime
) -> None:
    """Write, once, that field work of a lesson is handed in, and that the lesson is done by it."""
    enrol(connection, person_id, place.course.id, moment)
    values = {
        "person_id": person_id,
        "work_id": work_id,
        "lesson_id": place.lesson.id,
        "handed_in_at": moment,
    }
    insert_new(connection, handed_in, values)
    complete_if_done(connection, person_id, place, moment)


def keep_ticks(
    connection: Connection,
    person_id: int,
    lesson_id: str,
    items: Collection[str],
    ticked: Collection[str],
    moment: datetime,
) -> None:
    """Have exactly *ticked* of the lines *items* ticked; lines of other lists stay."""
    cleared = [item for item in items if item not in ticked]
    if cleared:
        connection.execute(
            untick, {"person_id": person_id, "lesson_id": lesson_id, "item_ids": cleared}
        )
    for item in ticked:
        values = {
            "person_id": person_id,
            "lesson_id": lesson_id,
            "item_id": item,
            "ticked_at": moment,
        }
        insert_new(connection, tick, values)
