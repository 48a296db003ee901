"""Where a person stands at the exams of a course: may one be begun, how many tries are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from academy.catalog.content import Course, Exam
from academy.learning.progress import course_progress
from academy.learning.record import ExamTry, GivenTry, LearnerRecord

State = Literal["closed", "open", "running", "passed", "used"]


@dataclass(frozen=True, slots=True)
class ExamStanding:
    """An exam and one person.

    ``missing`` lessons must still be done before it opens; ``left`` tries may still be
    begun, none = any number; ``tries`` are all, the first one first; ``extra`` is given
    beyond the number of the exam and not begun.
    """

    exam: Exam
    address: str
    missing: int
    left: int | None
    state: State
    tries: tuple[ExamTry, ...]
    extra: GivenTry | None = None

    @property
    def allowed(self) -> int | None:
        """How many tries there are for this person, those begun included; none = any number."""
        return None if self.left is None else len(self.tries) + self.left

    @property
    def may_begin(self) -> bool:
        """Whether a try may be begun now."""
        return self.state == "open"

    @property
    def best(self) -> ExamTry | None:
        """The try with the most of its points, once one has ended."""
        ended = [each for each in self.tries if each.state != "running"]
        return max(ended, key=lambda each: each.points / (each.most or 1), default=None)


def exam_address(course: Course, exam: Exam) -> str:
    """Return the address of an exam's page."""
    return f"/courses/{course.slug}/exams/{exam.id}"


def exam_standing(
    course: Course, exam: Exam, record: LearnerRecord, now: datetime | None = None
) -> ExamStanding:
    """Return where a person stands at one exam.

    It opens when as many lessons are done as the course asks for, and stays open for a try
    that was begun. A try counts from its beginning; a pass stays and ends the trying.

    Args:
        course: the course as it is now.
        exam: one of its exams.
        record: what the person has done.
        now: decides whether the time of a running try is over; none = it is not.

    Source:
        Rules R90 "when an exam opens" and R93 "tries at an exam" in docs/rules.md.
    """
    tries = tuple(
        sorted(
            (each for each in record.exams if each.exam_id == exam.id),
            key=lambda each: each.number,
        )
    )
    far = course_progress(course, record.done, record.passed)
    given = {each.number: each for each in record.extra if each.exam_id == exam.id}
    left = tries_left(exam, len(tries), given)
    state = state_of(tries, opened=far.enough, left=left, now=now)
    return ExamStanding(
        exam,
        exam_address(course, exam),
        far.missing,
        left,
        state,
        tries,
        given.get(len(tries) + 1),
    )


def tries_left(exam: Exam, count: int, given: Iterable[int]) -> int | None:
    """Return how many tries may still be begun after *count*; none = any number.

    Args:
        exam: says how many there are for everybody.
        count: tries that were begun.
        given: the numbers of the tries that this person was given beyond that.

    Source:
        Rule R98 "one more try" in docs/rules.md.
    """
    if exam.attempts is None:
        return None
    more = sum(number > max(count, exam.attempts) for number in given)
    return max(0, exam.attempts - count) + more


def state_of(
    tries: Sequence[ExamTry], *, opened: bool, left: int | None, now: datetime | None
) -> State:
    """Return the one word that says what may be done at an exam now."""
    if any(each.state == "passed" for each in tries):
        return "passed"
    if any(each.running(now) if now else each.state == "running" for each in tries):
        return "running"
    if left == 0:
        return "used"
    return "open" if opened else "closed"


def exam_standings(
    course: Course, record: LearnerRecord, now: datetime | None = None
) -> tuple[ExamStanding, ...]:
    """Return where a person stands at every exam of *course*."""
    return tuple(exam_standing(course, exam, record, now) for exam in course.exams)
