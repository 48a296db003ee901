"""The order of the day: which cards stand on Today, and which of them is the one to do now."""

from dataclasses import dataclass
from datetime import date

from academy.camps.card import CampCard
from academy.camps.schedule import NOW, OVERDUE
from academy.checkins.card import ActivityCard
from academy.fieldwork.cards import FieldWorkCard, Verdict
from academy.fieldwork.cards import Waiting as WaitingWork
from academy.learning.steps import NextExam, NextLesson, NextSteps
from academy.reports.cards import ReportCard, Waiting

MOST_LESSONS = 2
CHECK_IN, LESSON, CAMP, REPORT, REPLY = "check_in", "lesson", "camp", "report", "reply"
SENT_BACK, MARKING = "sent_back", "marking"
NO_FIELD_WORK = FieldWorkCard()
EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do; ``key`` names it, ``first`` marks the one that carries the verb."""

    kind: str
    subject: (
        ActivityCard
        | NextLesson
        | NextExam
        | CampCard
        | ReportCard
        | Waiting
        | Verdict
        | WaitingWork
    )
    first: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that Today knows of one person's day."""

    day: date
    check_ins: tuple[ActivityCard, ...]
    steps: NextSteps
    camps: tuple[CampCard, ...]
    report: ReportCard
    waiting: tuple[Waiting, ...] = ()
    field_work: FieldWorkCard = NO_FIELD_WORK

    @property
    def cards(self) -> tuple[Card, ...]:
        """What is left to do (rule R70): check in, reply, what a group waits for, learn, report.

        Field work to mark stands after the reply, work sent back before the lessons.
        A running exam stands before everything, one that is open after the lessons. A camp
        whose task is due now or overdue stands before the lessons, others after them.
        """
        pressing = [camp for camp in self.camps if is_pressing(camp)]
        later = [camp for camp in self.camps if camp.waiting and not is_pressing(camp)]
        exams = self.steps.exams
        found = [Card(EXAM, exam) for exam in exams if exam.running]
        found += [Card(CHECK_IN, card) for card in self.check_ins if card.planned and not card.done]
        found += [Card(REPLY, self.waiting[0])] if self.waiting else []
        found += [Card(MARKING, self.field_work.waiting)] if self.field_work.waiting else []
        found += [Card(CAMP, camp) for camp in pressing]
        found += [Card(SENT_BACK, verdict) for verdict in self.field_work.sent_back]
        found += [Card(LESSON, lesson) for lesson in self.steps.lessons[:MOST_LESSONS]]
        found += [Card(EXAM, exam) for exam in exams if not exam.running]
        found += [Card(CAMP, camp) for camp in later]
        if self.report.writes and self.report.state in {"none", "draft"}:
            found.append(Card(REPORT, self.report))
        return tuple(
            Card(card.kind, card.subject, first=position == 0)
            for position, card in enumerate(found)
        )

    @property
    def done_check_ins(self) -> tuple[ActivityCard, ...]:
        """Activities with today's check-in."""
        return tuple(card for card in self.check_ins if card.done)

    @property
    def report_is_in(self) -> bool:
        """Whether today's report is handed in."""
        return self.report.state in {"handed_in", "replied"}

    @property
    def done_count(self) -> int:
        """How many things are done today."""
        tasks = sum(len(camp.lines) > 0 and not camp.waiting for camp in self.camps)
        return (
            len(self.done_check_ins) + len(self.steps.done_today) + tasks + int(self.report_is_in)
        )


def is_pressing(camp: CampCard) -> bool:
    """Whether a task of the visitor is due now or overdue."""
    return any(line.state in {NOW, OVERDUE} for line in camp.waiting)
