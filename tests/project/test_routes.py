"""Every address × every role: who is let in, who finds nothing, who is sent to the door.

The table below is complete: a route that is not in it fails a test, which says what to add.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from flask import Flask
from PIL import Image
from sqlalchemy import MetaData, insert, select
from werkzeug.test import TestResponse

from academy import clock, database
from academy.app import create_app
from academy.camps import store as camps
from academy.catalog import live
from academy.catalog.release import release_folder
from academy.checkins import store_activities, store_parts, store_record
from academy.checkins.entry import NewEntry
from academy.database import reading, table_of, writing
from academy.fieldwork import store_write as store_work
from academy.fieldwork.works import Asked, Content, File
from academy.files.document import read_document
from academy.files.picture import read_picture
from academy.learning.tables import Attempt
from academy.learning.views_lesson import PURPOSE
from academy.people.tables import SetupLink
from academy.people.tokens import digest
from academy.reports import store_reply, store_write
from academy.reports.boxes import Texts
from academy.reports.store_write import Saved, Sheet
from academy.settings import Settings
from academy.web import documents, pictures, tickets
from tests.browser_client import Browser
from tests.catalog.sample_course import exam_of
from tests.conftest import ROOT, SECRET
from tests.exams.conftest import add_try, write_course
from tests.fieldwork import made
from tests.worlds import World, make_world

NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
TODAY, YESTERDAY, MISSED = date(2026, 3, 19), date(2026, 3, 18), date(2026, 3, 17)
ZONE = "Asia/Shanghai"
COURSES = {"rules-and-opening", "private-groups"}
"""What the addresses below need of courses/."""
SETUP = "setup-token-of-the-test"

ROLES = (
    "anonymous", "staff", "colleague", "shop_manager", "manager", "trainer", "admin",
    "stranger", "foreign_manager",
)  # fmt: skip
"""Staff owns what the addresses name; colleague is of the same shop; manager leads the region."""
SIGNED_IN = frozenset(ROLES) - {"anonymous"}
OWN = frozenset({"staff"})
SHOP = frozenset({"staff", "colleague", "shop_manager"})
ABOVE = frozenset({"shop_manager", "manager"})
SETTERS = ABOVE | {"admin"}
ADMIN = frozenset({"admin"})
LEADERS = ABOVE | {"foreign_manager"}
MERCHANT = SIGNED_IN - {"stranger", "foreign_manager"}
READERS = OWN | ABOVE | {"trainer", "admin"}
MARKERS = ABOVE | {"trainer", "admin"}
PREPARERS = frozenset({"trainer", "admin"})
NOBODY: frozenset[str] = frozenset()
"""A shared course goes live by those who have rights over the whole installation."""
OPEN = frozenset(ROLES)
"""Addresses that need no sign-in."""


@dataclass
class Place:
    """An installation with one thing of every kind, and what its addresses are made of."""

    app: Flask
    world: World
    names: dict[str, Any] = field(default_factory=dict)

    def browser(self, role: str) -> Browser:
        """Return the browser of somebody in *role*."""
        client = Browser(self.app)
        return client if role == "anonymous" else client.sign_in(self.world.persons[role])


Form = Callable[[Place, str], dict[str, Any]]


def nothing(_place: Place, _role: str) -> dict[str, Any]:
    """Return an empty form: who may send it is told what is missing in it."""
    return {}


def page_ticket(place: Place, role: str) -> dict[str, Any]:
    """Return the ticket of the lesson's page, as the page would hold it."""
    person = place.world.persons.get(role, 0)
    now = int(clock.now().timestamp())
    payload = {"person": person, "lesson": "ls-where-rules", "at": now}
    with place.app.app_context():
        return {"ticket": tickets.sign(PURPOSE, payload), "place": "10"}


def checklist(_place: Place, _role: str) -> dict[str, Any]:
    """Return the ticks of a checklist."""
    return {"checklist": "cl-1"}


def one_choice(_place: Place, _role: str) -> dict[str, Any]:
    """Return an answer to an older wording."""
    return {"attempt": "1", "digest": "0" * 64, "choice": "none"}


def another_try(_place: Place, _role: str) -> dict[str, Any]:
    """Return the number of the first attempt."""
    return {"attempt": "1"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: who is let in to this address, everybody else finds nothing."""

    endpoint: str
    address: str
    allowed: frozenset[str]
    method: str = "GET"
    form: Form = nothing
    answers: tuple[int, ...] = (200, 204, 303, 409, 422)


SHUT = (404,)
"""The first link of an installation opens nothing any more once there is somebody."""
LESSON = "/lessons/ls-where-rules"
TABLE = (
    Row("today.today", "/", SIGNED_IN),
    Row("health.alive", "/healthz", OPEN),
    Row("health.ready", "/readyz", OPEN),
    Row("assets.file", "{static}", OPEN),
    Row("search.search", "/search?q=规则", SIGNED_IN),
    Row("people.sign_in", "/sign-in", OPEN),
    Row("people.sign_in", "/sign-in", OPEN, "POST"),
    Row("people.setup", "/setup/" + SETUP, OPEN, answers=SHUT),
    Row("people.setup", "/setup/" + SETUP, OPEN, "POST", answers=SHUT),
    Row("people.sign_out", "/sign-out", OPEN, "POST"),
    Row("people.me", "/me", SIGNED_IN),
    Row("people.me", "/me", SIGNED_IN, "POST"),
    Row("people.platforms", "/me/platforms", SIGNED_IN, "POST"),
    Row("people.password", "/password", SIGNED_IN),
    Row("people.password", "/password", SIGNED_IN, "POST"),
    Row("pictures.preview", "/pictures/kept/{ticket}", OWN),
    Row("learning.courses", "/courses", SIGNED_IN),
    Row("learning.course", "/courses/rules-and-opening", SIGNED_IN),
    Row("learning.paths.first", "/paths/first", SIGNED_IN),
    Row("learning.paths.path", "/paths/pa-rules", SIGNED_IN),
    Row("learning.paths.follow", "/paths/pa-rules/follow", SIGNED_IN, "POST"),
    Row("learning.paths.leave", "/paths/pa-rules/leave", SIGNED_IN, "POST"),
    Row("learning.lesson", "/courses/rules-and-opening/where-rules", SIGNED_IN),
    Row("learning.assets.asset", "/courses/rules-and-opening/assets/rule-card.svg", SIGNED_IN),
    Row("learning.assets.worksheet", "/courses/go-live/worksheets/stream-cards.xlsx", SIGNED_IN),
    Row("learning.glossary.glossary", "/glossary", SIGNED_IN),
    Row("releases.releases", "/releases", PREPARERS),
    Row("releases.course", "/releases/co-rules", PREPARERS),
    Row("releases.diff", "/releases/co-rules/diff", PREPARERS),
    Row("releases.activate", "/releases/co-rules/1/activate", PREPARERS),
    Row("releases.activate", "/releases/co-rules/1/activate", NOBODY, "POST"),
    Row("learning.preview.outline", "/releases/co-rules/1/preview", PREPARERS),
    Row("learning.preview.item", "/releases/co-rules/1/preview/ls-where-rules", PREPARERS),
    Row("learning.preview.asset", "/releases/co-rules/1/assets/rule-card.svg", PREPARERS),
    Row("learning.preview.worksheet", "/releases/co-rules/1/worksheets/rule-diary.xlsx", PREPARERS),
    Row("learning.changes.seen", "/courses/co-rules/changes", SIGNED_IN, "POST"),
    Row("learning.reading.read", LESSON + "/read", SIGNED_IN, "POST", page_ticket),
    Row("learning.reading.place", LESSON + "/place", SIGNED_IN, "POST", page_ticket),
    Row("learning.reading.ticks", LESSON + "/ticks", SIGNED_IN, "POST", checklist),
    Row("learning.quiz.answer", LESSON + "/answers/q-rules-card", SIGNED_IN, "POST", one_choice),
    Row("learning.facts.write", LESSON + "/facts/q-rules-card", SIGNED_IN, "POST", answers=(404,)),
    Row("learning.shop.shop", "/shop", SIGNED_IN),
    Row("learning.shop.write", "/shop", SIGNED_IN, "POST", answers=(404,)),
    Row("learning.quiz.again", LESSON + "/again/qz-where-rules", SIGNED_IN, "POST", another_try),
    Row("exams.exam", "/courses/cups/exams/qz-final", SIGNED_IN),
    Row("exams.begin", "/courses/cups/exams/qz-final", SIGNED_IN, "POST"),
    Row("exams.paper", "/exams/{exam}", OWN),
    Row("exams.answer", "/exams/{exam}/answers/q-final-1", OWN, "POST"),
    Row("exams.hand_in", "/exams/{exam}/hand-in", OWN, "POST"),
    Row("fieldwork.mine", "/field-work", SIGNED_IN),
    Row("fieldwork.work", "/field-work/fw-group-two-way", SIGNED_IN),
    Row("fieldwork.write", "/field-work/fw-group-two-way", SIGNED_IN, "POST"),
    Row("fieldwork.seen", "/field-work/{work_id}/seen", OWN, "POST"),
    Row("fieldwork.waiting", "/field-work/waiting", MARKERS | {"foreign_manager"}),
    Row("fieldwork.read", "/field-work/read/{work}", MARKERS),
    Row("fieldwork.mark", "/field-work/read/{work}/mark", MARKERS, "POST"),
    Row("fieldwork.picture", "/field-work/pictures/{work}/1", OWN | MARKERS),
    Row("fieldwork.file", "/field-work/files/{work}/2", OWN | MARKERS),
    Row("checkins.overview", "/check-ins", SIGNED_IN),
    Row("checkins.activity", "/check-ins/{activity}", SHOP),
    Row("checkins.check_in", "/check-ins/{activity}", SHOP, "POST"),
    Row("checkins.make_up.missed_day", "/check-ins/{activity}/{missed}", SHOP),
    Row("checkins.make_up.make_up", "/check-ins/{activity}/{missed}", SHOP, "POST"),
    Row("checkins.pictures.one", "/check-ins/seen/{check_in}", OWN | ABOVE),
    Row("checkins.pictures.picture", "/check-ins/pictures/{check_in}/1", SHOP | ABOVE),
    Row("reports.reports", "/reports", SIGNED_IN),
    Row("reports.report", "/reports/{today}", SIGNED_IN),
    Row("reports.write", "/reports/{today}", SIGNED_IN, "POST"),
    Row("reports.waiting", "/reports/waiting", LEADERS),
    Row("reports.read", "/reports/read/{report}", READERS),
    Row("reports.reply", "/reports/read/{report}/reply", READERS - OWN, "POST"),
    Row("reports.seen", "/reports/read/{report}/seen", OWN, "POST"),
    Row("camps.groups", "/groups", SIGNED_IN),
    Row("camps.camp", "/groups/{camp}", OWN | ABOVE | {"trainer", "admin"}),
    Row("camps.tick", "/groups/{camp}/tasks/t-d1-join", OWN, "POST"),
    Row("tracking.boards", "/board", LEADERS),
    Row("tracking.board", "/board/{shop}", ABOVE),
    Row("tracking.person_page", "/board/{shop}/people/{staff}", ABOVE),
    Row("tracking.set_up.set_up", "/board/{shop}/set-up", SETTERS),
    Row("people.teams", "/set-up", ADMIN),
    Row("people.teams", "/set-up", ADMIN, "POST"),
    Row("people.people_of_team", "/people/{shop}", SETTERS),
    Row("people.new_person", "/people/new/{shop}", SETTERS),
    Row("people.new_person", "/people/new/{shop}", SETTERS, "POST"),
    Row("people.person", "/people/{night}/account", SETTERS),
    Row("people.reset_password", "/people/{night}/password", SETTERS, "POST"),
    Row("people.disable", "/people/{night}/disable", SETTERS, "POST"),
    Row("people.enable", "/people/{night}/enable", SETTERS, "POST"),
    Row("checkins.planning.plan", "/check-ins/plan/{shop}", SETTERS),
    Row("checkins.planning.plan", "/check-ins/plan/{shop}", SETTERS, "POST"),
    Row("learning.giving.assign", "/courses/assign/{shop}", SETTERS),
    Row("learning.giving.assign", "/courses/assign/{shop}", SETTERS, "POST"),
    Row("camps.set_up.new_group", "/groups/new/{shop}", SETTERS),
    Row("camps.set_up.new_group", "/groups/new/{shop}", SETTERS, "POST"),
    Row("camps.set_up.members", "/groups/set-up/{group}", SETTERS),
    Row("camps.set_up.members", "/groups/set-up/{group}", SETTERS, "POST"),
    Row("camps.set_up.take_in_staff", "/groups/set-up/{group}/staff", SETTERS, "POST"),
    Row("camps.set_up.take_out", "/groups/set-up/{group}/out", SETTERS, "POST"),
    Row("camps.set_up.start_camp", "/groups/set-up/{group}/camp", SETTERS),
    Row("camps.set_up.start_camp", "/groups/set-up/{group}/camp", SETTERS, "POST"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Any) -> Iterator[Place]:
    """One installation for the whole table, on a Thursday at noon."""
    data = tmp_path_factory.mktemp("routes")
    (data / "academy.db").write_bytes(sqlite_template.read_bytes())
    settings = Settings(_env_file=None, data=data, secret=SECRET, log_level="error")  # type: ignore[call-arg]
    with time_machine.travel(NOON, tick=False):
        app = create_app(settings)
        app.testing = True
        outcomes = release_folder(ROOT / "courses", clock.now())
        live = {outcome.slug for outcome in outcomes if outcome.kind == "released"}
        write_course(data / "exams", exam_of())
        release_folder(data / "exams", clock.now())
        assert live >= COURSES, "`academy courses check` says what is wrong with courses/"
        made = Place(app, make_world())
        with app.test_request_context():
            fill(made)
        yield made
        database.disconnect()


def fill(place: Place) -> None:
    """Make one thing of every kind; all of them belong to the staff of the shop."""
    world = place.world
    with writing() as connection:
        connection.execute(
            insert(table_of(SetupLink)).values(token_hash=digest(SETUP), created_at=NOON)
        )
    place.names = {
        "today": TODAY,
        "missed": MISSED,
        "shop": world.teams["shop"],
        "staff": world.staff,
        "night": world.night,
        "group": add_empty_group(world),
        "static": place.app.jinja_env.globals["asset"]("base.css"),  # type: ignore[operator]
        "report": add_report(world),
        "camp": add_camp(world),
        **add_check_in(world),
        **add_field_work(world),
    }
    add_attempts(world)
    place.names["exam"] = add_try(world.staff)


def add_check_in(world: World) -> dict[str, Any]:
    """Add an activity of the shop with yesterday's check-in, and its one picture."""
    content = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(content, "JPEG")
    picture = read_picture(content.getvalue())
    name = pictures.disk.keep(pictures.data_folder(), picture.content, picture.small)
    pictures.remember({name: picture}, world.staff)
    with writing() as connection:
        activity = store_activities.add_activity(
            connection, team_id=world.teams["shop"], title="每日一问",
            first_day=date(2026, 3, 2), moment=NOON,
        )  # fmt: skip
        part = store_parts.part(connection, world.staff, activity)
        assert part is not None
        entry = NewEntry(YESTERDAY, "on_time", "今天三位客人问能不能少油", "问题", (name,))
        check_in = store_record.record(connection, part, entry, NOON)
    ticket = pictures.kept_picture(name, world.staff).ticket
    return {"activity": activity, "check_in": check_in, "ticket": ticket}


def add_field_work(world: World) -> dict[str, Any]:
    """Add field work of the staff, handed in with one picture and one file."""
    catalog = live.catalog(0)
    place = catalog.work("fw-group-two-way")
    assert place is not None
    picture = read_picture(made.picture("red"))
    name = pictures.disk.keep(pictures.data_folder(), picture.content, picture.small)
    pictures.remember({name: picture}, world.staff)
    document = read_document(made.PDF, "plan.pdf")
    other = pictures.disk.keep(pictures.data_folder(), document.content)
    documents.remember({other: document}, world.staff)
    files = (
        File(1, name, "", "image/jpeg", 0),
        File(2, other, "plan.pdf", document.media_type, 45),
    )
    asked = Asked(
        "fw-group-two-way", place.lesson.lesson.id, place.lesson.course.id,
        place.lesson.release_id, "课", "做", place.source.criteria,
    )  # fmt: skip
    sheet = store_work.Sheet(
        world.merchant, world.staff, world.teams["shop"], asked,
        Content("四站画全了", "", files), 0, "", hand_in=True,
    )  # fmt: skip
    with writing() as connection:
        outcome = store_work.save(connection, sheet, place.lesson, NOON)
    return {"work": outcome.work.id, "work_id": "fw-group-two-way"}


def add_report(world: World) -> int:
    """Add a report that was handed in yesterday, with a reply nobody has seen."""
    sheet = Sheet(
        merchant_id=world.merchant, person_id=world.staff, team_id=world.teams["shop"],
        day=YESTERDAY, texts=Texts("一", "二", "三", "四"), revision=0, form_key="",
        hand_in=True, may_begin=True,
    )  # fmt: skip
    with writing() as connection:
        outcome = store_write.save(connection, sheet, NOON)
        assert isinstance(outcome, Saved)
        report = outcome.report
        answer = store_reply.Answer(report.id, world.shop_manager, "key", "好", report.revision)
        store_reply.add(connection, answer, NOON)
    return report.id


def add_camp(world: World) -> int:
    """Add a camp of the shop on its first day; staff is a member of its group."""
    with writing() as connection:
        group = camps.add_group(
            connection, world.teams["shop"], world.merchant, "武汉×早餐", "武汉", "早餐", "", NOON
        )
        camps.add_member(connection, group, world.staff, "member")
        return camps.add_camp(connection, group, "pb-seven-day", TODAY, NOON)


def add_empty_group(world: World) -> int:
    """Add a group of the shop in which nobody is yet."""
    with writing() as connection:
        return camps.add_group(
            connection, world.teams["shop"], world.merchant, "空群", "武汉", "早餐", "", NOON
        )


def add_attempts(world: World) -> None:
    """Let everybody have failed the quiz once, so that everybody may try again."""
    with reading() as connection:
        release = connection.exec_driver_sql("select max(id) from release").scalar_one()
    rows = [
        {
            "person_id": world.persons[role], "quiz_id": "qz-where-rules",
            "lesson_id": "ls-where-rules", "course_id": "co-rules", "release_id": release,
            "number": 1, "started_at": NOON, "finished_at": NOON, "points": 0, "most": 5,
            "passed": False,
        }
        for role in sorted(SIGNED_IN)
    ]  # fmt: skip
    with writing() as connection:
        connection.execute(insert(table_of(Attempt)), rows)


def rows_of_everything() -> dict[str, list[Any]]:
    """Return every row of every table, but sessions and counts of attempts to sign in."""
    everything = MetaData()
    with reading() as connection:
        everything.reflect(connection)
        return {
            name: sorted(map(repr, connection.execute(select(table))))
            for name, table in everything.tables.items()
            if name not in {"sign_in_session", "attempt_limit"}
        }


def named(row: Row) -> str:
    """Return the name of a line in the report of the tests."""
    return f"{row.method} {row.endpoint}"


def ask(place: Place, row: Row, role: str) -> TestResponse:
    """Go to the address of a line as somebody in *role*."""
    client = place.browser(role)
    address = row.address.format(**place.names)
    if row.method == "GET":
        return client.get(address)
    fields = row.form(place, role) | {"csrf_token": client.token()}
    return client.client.post(address, data=fields)


@pytest.mark.parametrize("row", TABLE, ids=named)
def test_who_is_let_in(place: Place, row: Row):
    """Who is not allowed finds nothing, who is not signed in finds the door."""
    wrong = []
    for role in ROLES:
        answer = ask(place, row, role)
        if role in row.allowed:
            fine, expected = answer.status_code in row.answers, f"one of {row.answers}"
        elif role == "anonymous" and row.method == "GET":
            door = answer.headers.get("Location", "").startswith("/sign-in")
            fine, expected = answer.status_code == 303 and door, "303 to /sign-in"
        elif role == "anonymous":
            fine, expected = answer.status_code == 401, "401, the door"
        else:
            fine, expected = answer.status_code == 404, "404"
        if not fine:
            wrong.append(f"{role}: {answer.status_code}, not {expected}")
    assert not wrong, f"{named(row)} {row.address}: " + "; ".join(wrong)


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row.method == "POST"], ids=lambda row: row.endpoint
)
def test_a_form_without_its_token_changes_nothing(place: Place, row: Row):
    """What did not come from a page of ours answers 400 and leaves every row as it was."""
    role = "staff" if "staff" in row.allowed else min(row.allowed or SIGNED_IN)
    client = place.browser(role)
    address = row.address.format(**place.names)
    before = rows_of_everything()
    fields = row.form(place, role) | {"text": "鸡蛋灌饼三块五一个", "observe": "看到"}
    answer = client.client.post(address, data=fields)
    if row.endpoint in {"people.sign_in", "people.sign_out"}:
        assert answer.status_code in {303, 400}
    else:
        assert answer.status_code == 400, f"{row.endpoint}: {answer.status_code}"
    assert rows_of_everything() == before


def test_the_table_is_complete(place: Place):
    """A new route, or a new method of an old one, has its line in the table above."""
    there = {
        (rule.endpoint, method)
        for rule in place.app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}
    }
    listed = {(row.endpoint, row.method) for row in TABLE}
    new = [f'Row("{name}", "<address>", <who>, "{verb}")' for name, verb in sorted(there - listed)]
    assert not new, "add to TABLE in tests/project/test_routes.py: " + ", ".join(new)
    assert not listed - there, f"take out of TABLE, these are gone: {sorted(listed - there)}"


def test_ids_that_nobody_has_are_missing(place: Place):
    """A number that was never given answers like one that belongs to others."""
    client = place.browser("manager")
    for row in TABLE:
        if row.method == "GET" and "{" in row.address and row.endpoint != "assets.file":
            never = dict.fromkeys(place.names, "987654321")
            answer = client.get(row.address.format(**never))
            assert answer.status_code == 404, row.address
