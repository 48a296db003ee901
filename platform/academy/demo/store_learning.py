"""Writes what the people of the demo have learned."""

from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Connection

from academy import clock
from academy.catalog.content import Quiz
from academy.catalog.snapshot import Catalog, LessonPlace
from academy.demo.cast import ZONE
from academy.demo.store_exams import sit_exams
from academy.demo.store_people import Company
from academy.learning import store_assignments, store_quiz, store_reading
from academy.learning.given import marked, right_given
from academy.learning.quiz import Result
from academy.learning.reading_time import Reading
from academy.learning.store_quiz import AttemptAt

RULES, GROUPS = "co-rules", "co-groups"
FRESH = {"xiaoman"}
"""Who has not opened a lesson yet: the one with whom a visitor of the demo begins."""


def add_learning(
    connection: Connection,
    company: Company,
    catalog: Catalog,
    first: date,
    moment: datetime,
    dice: Random,
) -> None:
    """Give the courses to the teams and write who has done which lesson."""
    given_at = clock.at(first, "09:10", ZONE)
    give_courses(connection, company, catalog, given_at, clock.local_day(moment, ZONE))
    course = catalog.course(RULES)
    for player in company.players:
        if course is None or player.role != "staff" or player.login in FRESH:
            continue
        at = given_at
        for lesson in course.lessons[: dice.randint(0, len(course.lessons))]:
            at += timedelta(hours=dice.randint(3, 90))
            place = catalog.lesson(lesson.id)
            if place is None or at > moment:
                break
            person_id = company.people[player.login]
            add_lesson(connection, person_id, place, at, dice)
            if place.number == place.count:
                sit_exams(connection, person_id, place, at)


def give_courses(
    connection: Connection, company: Company, catalog: Catalog, given_at: datetime, today: date
) -> None:
    """Give the courses that are there to everybody, one of them with a due day."""
    top = company.teams.get("region") or company.teams["other"]
    giver = company.people.get("hejing") or company.people["mingyue"]
    due = {RULES: today + timedelta(days=10), GROUPS: None}
    for course_id in filter(catalog.course, due):
        store_assignments.assign(
            connection, course_id, company.merchant_id, giver, given_at,
            team_id=top, due_day=due[course_id],
        )  # fmt: skip


def add_lesson(
    connection: Connection, person_id: int, place: LessonPlace, at: datetime, dice: Random
) -> None:
    """Write one lesson as done: read, and its quizzes passed."""
    lesson = place.lesson
    store_reading.enrol(connection, person_id, place.course.id, at)
    seconds = lesson.minutes * 60 * dice.randint(60, 130) // 100
    read = Reading(seconds, 100, at, at)
    store_reading.keep_reading(connection, person_id, lesson.id, place.course.id, read)
    for quiz in lesson.quizzes:
        add_attempt(connection, person_id, place, quiz, at)
    store_reading.complete_if_done(connection, person_id, place, at)


def add_attempt(
    connection: Connection, person_id: int, place: LessonPlace, quiz: Quiz, at: datetime
) -> None:
    """Write one attempt with every answer right."""
    attempt_id = store_quiz.begin(connection, AttemptAt(person_id, quiz.id, 1), place, at)
    if attempt_id is None:
        return
    points = most = 0
    for question in quiz.answered:
        said = right_given(question)
        if question.kind == "poll":
            said = (question.options[person_id % len(question.options)].key,)
        given = marked(question, said)
        store_quiz.record(connection, attempt_id, given, at)
        points, most = points + given.points, most + given.most
    store_quiz.finish(connection, attempt_id, Result(points, most, True), at)
