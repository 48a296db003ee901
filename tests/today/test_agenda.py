"""Tests of the order of the day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from academy.camps.card import CampCard
from academy.camps.schedule import DONE, LATER, OVERDUE, TaskLine
from academy.catalog.content import Task
from academy.checkins.card import ActivityCard
from academy.fieldwork.cards import FieldWorkCard, Verdict
from academy.fieldwork.cards import Waiting as WaitingWork
from academy.learning.steps import NextLesson, NextSteps
from academy.reports.cards import ReportCard, Waiting
from academy.today.agenda import Agenda

DAY = date(2026, 3, 19)
NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)


def activity(*, done=False, planned=True):
    """Return an activity of the day."""
    return ActivityCard(
        activity_id=1, title="每日一问", prompt="问", day=DAY, open=True, planned=planned,
        done=done, kind=None, check_in_id=None, closes_clock="24:00",
        streak=0, longest=0,
        week=(), offer=None,
    )  # fmt: skip


def camp(state):
    """Return a camp with one own task."""
    line = TaskLine(Task("t-a", "做"), NOON, "12:00", state, None, timedelta(), mine=True)
    return CampCard(1, "群", 1, "开营", (line,))


def lesson(title):
    """Return a lesson to go on with."""
    return NextLesson(
        course_id="co-a", course_title="课", lesson_id="ls-a",
        title=title, address="/courses/a/b", minutes=8, number=1, count=6, percent_read=0,
        begun=False, assigned_by=None, due_day=None,
    )  # fmt: skip


def agenda(check_ins=(), lessons=(), camps=(), report="none", waiting=()):
    """Return a day with these things."""
    steps = NextSteps(tuple(lesson(title) for title in lessons), (), ())
    card = ReportCard(True, DAY, report, None, None, ())
    return Agenda(DAY, tuple(check_ins), steps, tuple(camps), card, waiting)


def kinds(found):
    """Return the kinds of cards in their order."""
    return [card.kind for card in found.cards]


def test_what_a_group_waits_for_stands_before_the_lessons():
    """R70: check-in, pressing camp, two lessons, other camps, report; the first has the verb."""
    found = agenda([activity()], ["一", "二", "三"], [camp(LATER), camp(OVERDUE)])

    assert kinds(found) == ["check_in", "camp", "lesson", "lesson", "camp", "report"]
    assert [card.first for card in found.cards] == [True, False, False, False, False, False]


def test_what_is_done_leaves_the_list():
    """R70: a check-in made, tasks ticked and a report handed in are no longer left to do."""
    found = agenda([activity(done=True)], [], [camp(DONE)], report="handed_in")

    assert kinds(found) == []
    assert found.done_count == 3


def test_who_is_not_expected_is_not_asked():
    """R70: a manager may check in, but Today does not call it something left to do."""
    assert kinds(agenda([activity(planned=False)], report="replied")) == []


def test_a_draft_is_still_to_be_handed_in():
    """R70: a report that was begun stays on the list until it is handed in."""
    assert kinds(agenda(report="draft")) == ["report"]


def test_a_waiting_report_stands_before_the_groups():
    """R70: whoever owes a reply finds the report that has waited longest, once."""
    waits = Waiting(3, 2, "欧阳若琳", "小东门", DAY, "摆试吃台", NOON)
    found = agenda([activity(planned=False)], ["一"], [camp(OVERDUE)], waiting=(waits, waits))

    assert kinds(found) == ["reply", "camp", "lesson", "report"]


def test_field_work_stands_where_somebody_waits_for_it():
    """R70: work to mark after the reply, work sent back before the lessons."""
    verdict = Verdict("fw-a", "课", "司徒嘉慧", sent_back=True, points=0, most=5)
    work = FieldWorkCard((verdict,), (), WaitingWork(2, NOON))
    found = replace(agenda([activity()], ["一"], [camp(OVERDUE)]), field_work=work)

    assert kinds(found) == ["check_in", "marking", "camp", "sent_back", "lesson", "report"]
