"""Progress for the pages of other domains: one statement each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    func,
    literal_column,
    null,
    select,
    union_all,
)

from academy import clock
from academy.catalog import live
from academy.catalog.snapshot import Catalog
from academy.database import table_of
from academy.learning import steps, store_paths
from academy.learning.changes import all_changes
from academy.learning.paths import is_asked, with_path
from academy.learning.steps import NextSteps
from academy.learning.store_record import kind, record_of
from academy.learning.tables import Assignment, Completion, LessonReading
from academy.people.tables import Membership, TeamBelow
from academy.web.visitor import Visitor

assignment = table_of(Assignment)
completion = table_of(Completion)
reading = table_of(LessonReading)
membership = table_of(Membership)
below = table_of(TeamBelow)

people: Any = bindparam("person_ids", expanding=True)
one: Any = literal_column("1")
progress_by_person = union_all(
    select(
        kind("done"),
        completion.c.person_id,
        completion.c.course_id,
        func.count().label("number"),
        func.max(completion.c.completed_at).label("at"),
    )
    .where(
        completion.c.person_id.in_(people),
        completion.c.lesson_id.in_(bindparam("lesson_ids", expanding=True)),
    )
    .group_by(completion.c.person_id, completion.c.course_id),
    select(
        kind("seen"),
        reading.c.person_id,
        reading.c.course_id,
        func.count(),
        func.max(reading.c.seen_at),
    )
    .where(reading.c.person_id.in_(people))
    .group_by(reading.c.person_id, reading.c.course_id),
    select(kind("given"), assignment.c.person_id, assignment.c.course_id, one, null()).where(
        assignment.c.person_id.in_(people)
    ),
    select(kind("given"), membership.c.person_id, assignment.c.course_id, one, null())
    .select_from(
        assignment.join(below, below.c.above_id == assignment.c.team_id).join(
            membership, membership.c.team_id == below.c.below_id
        )
    )
    .where(membership.c.person_id.in_(people), membership.c.role == "staff"),
)


@dataclass(frozen=True, slots=True)
class PersonProgress:
    """One person's lessons: ``done`` of ``count`` in the courses given, or else begun.

    ``last_at`` is when the person last read or finished anything; none = never.
    """

    person_id: int
    done: int
    count: int
    last_at: datetime | None


def next_steps(
    connection: Connection, visitor: Visitor, catalog: Catalog, today: date, language: str = "zh"
) -> NextSteps:
    """Return what *visitor* does next and has done on *today*, with titles in *language*."""
    since, _ = clock.day_bounds(today, visitor.zone)
    record = record_of(connection, visitor.person_id, since)
    courses = catalog.visible_to(visitor.merchant_id, language=language)
    changes = all_changes(courses, catalog.news, record)
    found = replace(steps.next_steps(record, courses, since), changes=changes)
    if is_asked(record, visitor.staff_teams, live.site().paths):
        return replace(found, ask_first=True)
    path = store_paths.followed_path(catalog, visitor, record, language)
    return with_path(found, path, courses)


def progress_of_people(
    connection: Connection, person_ids: Sequence[int], catalog: Catalog, merchant_id: int
) -> dict[int, PersonProgress]:
    """Return the progress of people of one merchant, everybody included, by person."""
    if not person_ids:
        return {}
    courses = {
        course.id: {lesson.id for lesson in course.lessons}
        for course in catalog.visible_to(merchant_id)
    }
    lesson_ids = sorted(set().union(*courses.values()))
    given = {"person_ids": list(person_ids), "lesson_ids": lesson_ids}
    rows = connection.execute(progress_by_person, given).fetchall()
    by_person: dict[int, list[Row[Any]]] = {person_id: [] for person_id in person_ids}
    for row in rows:
        by_person[row.person_id].append(row)
    counts = {course_id: len(lessons) for course_id, lessons in courses.items()}
    return {person_id: fold(person_id, found, counts) for person_id, found in by_person.items()}


def fold(person_id: int, rows: Sequence[Row[Any]], counts: dict[str, int]) -> PersonProgress:
    """Sum up the rows of one person; *counts* are the lessons of each course."""
    given = {row.course_id for row in rows if row.kind == "given"}
    begun = {row.course_id for row in rows if row.kind != "given"}
    courses = given & counts.keys() or begun & counts.keys()
    done = sum(row.number for row in rows if row.kind == "done" and row.course_id in courses)
    moments = [row.at for row in rows if row.at is not None]
    count = sum(counts[course_id] for course_id in courses)
    return PersonProgress(person_id, done, count, max(moments, default=None))
