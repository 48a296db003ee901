"""One thing of every kind, for the addresses of the table in tests/project/route_table.py."""

import io
from datetime import UTC, date, datetime
from typing import Any

from PIL import Image
from sqlalchemy import insert

from academy.camps import store as camps
from academy.catalog import live
from academy.checkins import store_activities, store_parts, store_record
from academy.checkins.entry import NewEntry
from academy.database import reading, table_of, writing
from academy.fieldwork import store_write as store_work
from academy.fieldwork.works import Asked, Content, File
from academy.files.document import read_document
from academy.files.picture import read_picture
from academy.learning import store_assignments
from academy.learning.tables import Attempt
from academy.people.tables import SetupLink
from academy.people.tokens import digest
from academy.reports import store_reply, store_write
from academy.reports.boxes import Texts
from academy.reports.store_write import Saved, Sheet
from academy.web import documents, pictures
from tests.exams.conftest import add_try
from tests.fieldwork import made
from tests.project.route_table import SETUP, SIGNED_IN, Place
from tests.worlds import World

NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
TODAY, YESTERDAY, MISSED = date(2026, 3, 19), date(2026, 3, 18), date(2026, 3, 17)


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
        "shift": world.teams["shift"],
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
    give_course(world)
    place.names["exam"] = add_try(world.staff)


def give_course(world: World) -> None:
    """Give one course to the shop, and the same one to somebody alone."""
    for receiver in ({"team_id": world.teams["shop"]}, {"person_id": world.night}):
        with writing() as connection:
            store_assignments.assign(
                connection, "co-rules", world.merchant, world.manager, NOON, **receiver
            )


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
