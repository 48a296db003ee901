"""What a person has done in one lesson: two statements; without a quiz, one; one for polls."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from academy.catalog.content import Lesson
from academy.catalog.fact_places import needs_facts
from academy.database import in_places, places, table_of
from academy.learning.lesson_state import LessonState
from academy.learning.quiz import Try
from academy.learning.reading_time import NEVER_OPENED, Reading
from academy.learning.shop_facts import WrittenFact
from academy.learning.store_polls import votes
from academy.learning.store_shop import fact, facts_that_hold, person
from academy.learning.store_tries import tries
from academy.learning.tables import (
    Attempt,
    ChecklistTick,
    Completion,
    HandIn,
    LessonReading,
    PathChoice,
)

reading = table_of(LessonReading)
completion = table_of(Completion)
tick = table_of(ChecklistTick)
hand_in = table_of(HandIn)
path_choice = table_of(PathChoice)
attempt = table_of(Attempt)

none = literal_column("0", Integer)
nothing = literal_column("''", String)


def kind(name: str) -> Any:
    """Return a column that names what a row of a union is about."""
    return literal_column(f"'{name}'", String).label("kind")


reading_state = select(
    kind("reading"),
    reading.c.lesson_id.label("name"),
    reading.c.seconds,
    reading.c.place,
    reading.c.read_at.label("at"),
    reading.c.seen_at,
).where(
    reading.c.person_id == bindparam("person_id"),
    reading.c.lesson_id == bindparam("lesson_id"),
)
path_state = select(kind("path"), path_choice.c.path_id, none, none, null(), null()).where(
    path_choice.c.person_id == bindparam("person_id")
)
tick_state = select(kind("tick"), tick.c.item_id, none, none, null(), null()).where(
    tick.c.person_id == bindparam("person_id"),
    tick.c.lesson_id == bindparam("lesson_id"),
)
work_state = select(
    kind("work"), hand_in.c.work_id, none, none, hand_in.c.handed_in_at, null()
).where(
    hand_in.c.person_id == bindparam("person_id"),
    hand_in.c.lesson_id == bindparam("lesson_id"),
)
exam_state = select(kind("exam"), attempt.c.quiz_id, none, none, null(), null()).where(
    attempt.c.person_id == bindparam("person_id"),
    attempt.c.course_id == bindparam("course_id"),
    attempt.c.drawn.is_not(None),
    attempt.c.passed.is_(True),
)
fact_state = facts_that_hold(
    kind("fact"),
    fact.c.name,
    fact.c.number,
    none,
    fact.c.written_at,
    null(),
    fact.c.value,
    person.c.name,
)


def done_state(needed: int) -> Select[Any]:
    """Return a statement for the lessons done in a course, and *needed* ones of others."""
    of_course = completion.c.course_id == bindparam("course_id")
    of_others = completion.c.lesson_id.in_(places("needed", needed))
    return select(
        kind("done"), completion.c.lesson_id, none, none, completion.c.completed_at, null()
    ).where(
        completion.c.person_id == bindparam("person_id"),
        or_(of_course, of_others) if needed else of_course,
    )


@lru_cache(maxsize=64)
def state_statement(needed: int, *, with_facts: bool) -> CompoundSelect[Any]:
    """Return the one statement for all that is known of a person in a lesson but quizzes.

    Own facts come along in it for a lesson that speaks of them or asks for them.
    """
    done = done_state(needed)
    states = (reading_state, done, path_state, tick_state, work_state, exam_state)
    if not with_facts:
        return union_all(*states)
    widened = (each.add_columns(nothing.label("value"), nothing.label("who")) for each in states)
    return union_all(*widened, fact_state)


def lesson_state(
    connection: Connection, person_id: int, course_id: str, lesson: Lesson, shop: str = ""
) -> LessonState:
    """Return what *person_id* has done in *lesson*, and which lessons of the course are done.

    The own facts of *shop* come along when the lesson has a place for any.
    """
    with_facts = bool(shop) and needs_facts(lesson)
    rows = connection.execute(
        state_statement(len(lesson.needs), with_facts=with_facts),
        {
            **({"shop": shop} if with_facts else {}),
            "person_id": person_id,
            "lesson_id": lesson.id,
            "course_id": course_id,
            **in_places("needed", lesson.needs),
        },
    ).fetchall()
    quiz_ids = [quiz.id for quiz in lesson.quizzes]
    made = tries(connection, person_id, quiz_ids) if quiz_ids else ()
    return LessonState(
        reading=next((reading_of(row) for row in rows if row.kind == "reading"), NEVER_OPENED),
        done={row.name: row.at for row in rows if row.kind == "done"},
        ticks=frozenset(row.name for row in rows if row.kind == "tick"),
        tries=made,
        votes=votes(connection, person_id, voted_in(lesson, made)),
        handed_in=frozenset(row.name for row in rows if row.kind == "work"),
        path=next((row.name for row in rows if row.kind == "path"), ""),
        passed_exams=frozenset(row.name for row in rows if row.kind == "exam"),
        facts={row.name: fact_of(row) for row in rows if row.kind == "fact"},
    )


def voted_in(lesson: Lesson, made: Iterable[Try]) -> set[str]:
    """Return the polls of *lesson* in which there is a vote among the attempts *made*."""
    polls = {each.id for quiz in lesson.quizzes for each in quiz.questions if each.kind == "poll"}
    return {question_id for each in made for question_id in each.answers if question_id in polls}


def fact_of(row: Row[Any]) -> WrittenFact:
    """Return the own fact in a row."""
    return WrittenFact(row.name, row.seconds, row.value, row.who, row.at)


def reading_of(row: Row[Any]) -> Reading:
    """Return the reading in a row."""
    return Reading(row.seconds, row.place, row.at, row.seen_at)
