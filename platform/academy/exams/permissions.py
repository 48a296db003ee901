"""Who may sit which exam: whoever may learn the course; a try is its own person's alone."""

from academy.exams.pages import AnswerPage, ExamPage, PaperPage
from academy.learning.permissions import may_learn
from academy.web.visitor import Visitor


def may_sit(visitor: Visitor, found: ExamPage) -> bool:
    """Whether the exam belongs to a course that the visitor may take."""
    return may_learn(visitor, found)


def is_own(_visitor: Visitor, found: PaperPage | AnswerPage) -> bool:
    """Whether the try is the visitor's: others are not found at all."""
    return bool(found)
