"""A try as it begins: what it asks, what that is worth, until when."""

from dataclasses import dataclass
from datetime import datetime

from academy.catalog.content import Exam
from academy.exams.draw import draw
from academy.exams.timing import end_of
from academy.learning.exam_try import NewExamTry


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits an exam, of which course and release, for which time (counted from 1)."""

    person_id: int
    course_id: str
    release_id: int
    number: int


def new_try(sitting: Sitting, exam: Exam, seed: str, moment: datetime) -> NewExamTry:
    """Draw the questions of a try (rule R91)."""
    drawn = draw(exam.questions, exam.draw, seed, exam.shuffle)
    return NewExamTry(
        person_id=sitting.person_id,
        exam_id=exam.id,
        course_id=sitting.course_id,
        release_id=sitting.release_id,
        number=sitting.number,
        drawn=tuple(question.id for question in drawn),
        seed=seed,
        passing=exam.passing,
        most=sum(question.points for question in drawn),
        ends_at=end_of(moment, exam.minutes),
    )
