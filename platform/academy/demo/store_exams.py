"""Writes the exams of the demo's people: all pass, one in four at the second try."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Connection

from academy.catalog.content import Exam
from academy.catalog.snapshot import LessonPlace
from academy.exams.new_try import Sitting, new_try
from academy.learning import store_exam
from academy.learning.given import marked, right_given

OUTCOMES = ((False, True), (True,), (True,), (True,))
LEFT_OUT = 0.4
"""What part of the questions is left open in a try that fails."""


def sit_exams(connection: Connection, person_id: int, last: LessonPlace, at: datetime) -> None:
    """Write the tries of somebody who has done the *last* lesson of a course at *at*."""
    dice = Random(f"exams of {person_id}")  # noqa: S311 (no secret)
    for exam in last.course.exams:
        for number, passes in enumerate(dice.choice(OUTCOMES), 1):
            at += timedelta(minutes=dice.randint(20, 200))
            sitting = Sitting(person_id, last.course.id, last.release_id, number)
            sit(connection, sitting, exam, at, f"{dice.random()}", passes=passes)


def sit(
    connection: Connection,
    sitting: Sitting,
    exam: Exam,
    at: datetime,
    seed: str,
    *,
    passes: bool,
) -> None:
    """Write one try: answered, and handed in after a quarter of an hour."""
    new = new_try(sitting, exam, seed, at)
    attempt_id = store_exam.begin(connection, new, at)
    if attempt_id is None:
        return
    left_out = 0 if passes else round(len(new.drawn) * LEFT_OUT)
    for question in exam.questions:
        if question.id in new.drawn[left_out:]:
            given = marked(question, right_given(question))
            store_exam.keep(connection, attempt_id, given, at + timedelta(minutes=10))
    store_exam.end(connection, attempt_id, new.most, new.passing, at + timedelta(minutes=15))
