"""What becomes of an answer that is sent in an exam."""

from datetime import datetime
from typing import Literal

from academy.exams.pages import PaperPage
from academy.exams.timing import too_late
from academy.learning.given import Said

Verdict = Literal["take", "twice", "empty", "late", "ended"]


def verdict(paper: PaperPage, question_id: str, said: Said, now: datetime) -> Verdict:
    """Say what becomes of an answer.

    Returns:
        ``take`` it; ``twice``: it was explained already and stands; ``empty``: something is
        missing in it; ``late``: the time is over; ``ended``: the try has ended before.

    Source:
        Rules R92 "one try at a time" and R94 "the time of an exam" in docs/rules.md.
    """
    if paper.attempt.finished:
        return "late" if paper.attempt.ended_by_time else "ended"
    if too_late(paper.attempt.ends_at, now):
        return "late"
    if paper.final and question_id in paper.answers:
        return "twice"
    return "take" if said.given else "empty"
