"""The boards: a team today, and one person of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from academy import clock
from academy.catalog import live
from academy.checkins.views_words import weekday_names
from academy.database import reading, writing
from academy.errors import NotFound
from academy.exams.timing import GRACE, overdue
from academy.fieldwork import store_list as fieldwork
from academy.learning import store_exam
from academy.people.permissions import is_manager
from academy.people.team_tree import in_tree_order
from academy.reports import boxes
from academy.tracking import (
    lines,
    person,
    store,
    store_board,
    store_person,
    summary,
    views_extra_try,
    views_set_up,
    views_words,
)
from academy.tracking.scope import Scope
from academy.tracking.store_board import Board, Staff
from academy.tracking.store_person import SeenPerson
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.locale import language
from academy.web.visitor import Visitor

blueprint = Blueprint("tracking", __name__)
blueprint.register_blueprint(views_extra_try.blueprint)
blueprint.register_blueprint(views_set_up.blueprint)

PAGE = 100


@dataclass(frozen=True, slots=True)
class Cut:
    """Which part of the people is shown: page *number* of *count*, or everybody."""

    number: int
    count: int
    everyone: bool
    people: tuple[Staff, ...]


def load_scope(connection: Connection, who: Visitor, team_id: int) -> Scope | None:
    """Find the board of an address, with or without the teams below."""
    found = store.scope(connection, who, team_id)
    return found.with_below(below=request.args.get("below") != "0") if found else None


@blueprint.get("/board")
@guard(is_manager)
def boards() -> ResponseReturnValue:
    """Go to the chosen board, or to that of the visitor's first managed team."""
    who = visitor()
    with reading() as connection:
        teams = store.teams(connection, who)
    asked = request.args.get("team", type=int)
    known = [team.id for team in teams]
    if not known:
        raise NotFound
    return see_other(url_for(".board", team_id=asked if asked in known else known[0]))


@blueprint.get("/board/<int:team_id>")
@guard(is_manager, load=load_scope)
def board(found: Scope) -> ResponseReturnValue:
    """Show a team today: what to do first, the numbers, the people, two weeks."""
    who, moment = visitor(), clock.now()
    today = clock.local_day(moment, found.team.zone, found.team.cut_off_minutes)
    catalog = live.catalog(who.activation)
    with reading() as connection:
        read = store_board.board(connection, who, found, today)
        cut = chosen(read.people)
        progress = store_board.progress(connection, who, cut.people, catalog)
    return page(
        "tracking/board.html",
        scope=found,
        tree=in_tree_order(found.teams),
        today=today,
        moment=moment,
        cut=cut,
        people_count=len(read.people),
        rows=rows(read, cut, progress),
        waiting=read.waiting,
        late={
            one.report_id for one in read.waiting if boxes.reply_is_late(one.handed_in_at, moment)
        },
        first_sentence=boxes.first_sentence,
        weekday_names=weekday_names(),
        **numbers(found, read, today, moment),
    )


def numbers(found: Scope, read: Board, today: date, moment: datetime) -> dict[str, Any]:
    """Return what is counted over all people of the board."""
    marks = list(read.marks.values())
    counts = [summary.count_of_day(marks, back) for back in range(3)]
    missing, praised = summary.missing(marks), summary.praised(marks)
    trend = summary.trend(marks, read.days)
    return {
        "count": counts[0],
        "yesterday": counts[1],
        "day_before": counts[2],
        "by_this_time": summary.by_this_time(marks, moment),
        "missing": missing,
        "checked_in": summary.checked_in(marks),
        "team_counts": lines.team_counts(found, marks),
        "days": [lines.DayHead(day, count) for day, count in trend],
        "bars": lines.bars(trend[:-1]),
        "praised": praised,
        "reminder": views_words.reminder(missing, counts[0], today),
        "praise": views_words.praise(praised, counts[0], today),
    }


def rows(read: Board, cut: Cut, progress: Any) -> list[dict[str, Any]]:
    """Return a line for each person of the page."""
    found = []
    for one in cut.people:
        marks = read.marks.get(one.person_id)
        learned = progress.get(one.person_id)
        found.append(
            {
                "person": one,
                "progress": learned,
                "last_at": lines.last_active(marks, learned.last_at if learned else None),
                "streak": marks.streak if marks else 0,
                "marks": lines.marks_of(marks, len(read.days)),
                "tally": marks.tally if marks else summary.Count(),
            }
        )
    return found


def chosen(people: tuple[Staff, ...]) -> Cut:
    """Return the part of *people* that the address asks for."""
    count = summary.pages(len(people), PAGE)
    if request.args.get("everyone") == "1":
        return Cut(1, 1, everyone=True, people=people)
    number = min(max(1, request.args.get("page", 1, type=int)), count)
    return Cut(number, count, everyone=False, people=people[(number - 1) * PAGE : number * PAGE])


@blueprint.get("/board/<int:team_id>/people/<int:person_id>")
@guard(is_manager, load=store_person.seen_person)
def person_page(seen: SeenPerson) -> ResponseReturnValue:
    """Show one person: courses, check-ins, reports, quizzes."""
    who, moment = visitor(), clock.now()
    courses = live.catalog(who.activation).visible_to(who.merchant_id, language=language())
    with reading() as connection:
        picture = store_person.picture(connection, who, seen, moment)
        works = fieldwork.handed_in(connection, who, seen.person_id)
    if overdue(picture.record.exams, moment):
        with writing() as connection:
            store_exam.end_overdue(connection, moment - GRACE, seen.person_id)
            picture = store_person.picture(connection, who, seen, moment)
    return page(
        "tracking/person.html",
        seen=seen,
        today=clock.local_day(moment, seen.scope.team.zone, seen.scope.team.cut_off_minutes),
        courses=person.course_lines(courses, picture.record),
        exams=person.exam_lines(courses, picture.record),
        results=person.result_lines(courses, picture.record),
        habits=picture.habits,
        reports=picture.reports,
        works=works,
        weekday_names=weekday_names(),
    )
