"""Writes field work of the demo: one that waits for its mark, one that is marked and not read."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from academy.catalog.snapshot import Catalog, WorkPlace
from academy.demo.store_people import Company
from academy.fieldwork import store_mark, store_write
from academy.fieldwork.store_mark import NewMark
from academy.fieldwork.store_write import Sheet
from academy.fieldwork.works import MARKED, Asked, Content

WORK = "fw-group-two-way"
WAITS, IS_MARKED, MARKER = "ayiguli", "ruolin", "jiahui"
WORDS = {
    WAITS: "四站：短视频、直播间、进店、群。\n"
    "上个月：短视频 9 条，直播 12 场，进店扫码 31 人，群里发问 14 次。\n"
    "断在进店这一站：码贴在收银台，排队时看不见。下个月只改一样，把码贴到取餐口。",
    IS_MARKED: "四站画在一张纸上，每站写了用什么、谁做。\n"
    "来路一个码：门口 18 人，直播间 7 人，老客带来 5 人；三十天后还在 21 人。\n"
    "结论：直播间来的留得最少，下个月先改直播间那句邀请的话。",
}
REMARK = "来路分得清楚，三十天后的人数是数出来的，很好。群里的真问题再附一条本人同意的回复。"


def add_field_work(
    connection: Connection, company: Company, catalog: Catalog, moment: datetime
) -> None:
    """Hand in for two people of the company; the trainer has marked one of them."""
    place = catalog.work(WORK)
    if place is None or not {WAITS, IS_MARKED, MARKER} <= company.people.keys():
        return
    hand_in(connection, company, place, WAITS, moment - timedelta(hours=19))
    number = hand_in(connection, company, place, IS_MARKED, moment - timedelta(days=3))
    points = tuple(max(1, criterion.points - 1) for criterion in place.source.criteria)
    given = NewMark(number, company.people[MARKER], "demo-mark", MARKED, points, REMARK, 1)
    store_mark.add(connection, given, moment - timedelta(days=1))


def hand_in(
    connection: Connection, company: Company, place: WorkPlace, login: str, moment: datetime
) -> int:
    """Hand in what somebody has made; return its number."""
    lesson = place.lesson
    asked = Asked(
        place.source.id,
        lesson.lesson.id,
        lesson.course.id,
        lesson.release_id,
        lesson.lesson.title,
        place.source.text,
        place.source.criteria,
    )
    player = next(each for each in company.players if each.login == login)
    sheet = Sheet(
        company.merchant_id,
        company.people[login],
        company.teams[player.team],
        asked,
        Content(WORDS[login]),
        0,
        f"demo-{login}",
        hand_in=True,
    )
    return store_write.save(connection, sheet, lesson, moment).work.id
