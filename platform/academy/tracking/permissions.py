"""Who may do something for a person on a board.

Source:
    Rules R40 "scope of a board" and R98 "one more try" in docs/rules.md.
"""

from dataclasses import dataclass

from academy.catalog.content import Course, Exam
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class ExamOfPerson:
    """An exam, and a person whom a manager looks at from the board of a team."""

    team_id: int
    person_id: int
    name: str
    course: Course
    exam: Exam


def may_give_a_try(visitor: Visitor, found: ExamOfPerson) -> bool:
    """Whoever sees the person on a board, but nobody for oneself."""
    return visitor.manages and found.person_id != visitor.person_id
