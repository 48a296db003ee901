"""Fills an empty database with the demo, in one transaction: all of it or nothing."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Connection

from academy import clock
from academy.camps import store as camps
from academy.camps import store_ticks
from academy.catalog.snapshot import Catalog
from academy.demo import (
    cast,
    lines,
    store_days,
    store_field_work,
    store_learning,
    store_people,
)
from academy.demo.cast import ZONE
from academy.demo.store_people import Company
from academy.people import store_persons

SEED = 20200214
DAYS = 21
PLAYBOOK = "pb-seven-day"


def fill(connection: Connection, moment: datetime, catalog: Catalog, password_hash: str) -> bool:
    """Write the demo unless there are people already; say whether it was written."""
    if store_persons.anybody(connection):
        return False
    dice = Random(SEED)  # noqa: S311 (a fixed seed, so that each demo is the same)
    today = clock.local_day(moment, ZONE)
    first = today - timedelta(days=DAYS)
    began = clock.at(first, "08:00", ZONE)
    one, other = store_people.add_companies(connection, began, first, password_hash)
    for company, team in ((one, "region"), (other, "other")):
        store_learning.add_learning(connection, company, catalog, first, moment, dice)
        store_days.add_check_ins(connection, company, team, first, moment, dice)
        store_days.add_reports(connection, company, today, moment, dice)
    store_field_work.add_field_work(connection, one, catalog, moment)
    add_camp(connection, one, catalog, moment)
    return True


def add_camp(connection: Connection, company: Company, catalog: Catalog, moment: datetime) -> None:
    """Start a camp whose day 1 is today, with day 0 done yesterday."""
    today = clock.local_day(moment, ZONE)
    people = company.people
    group_id = camps.add_group(
        connection, company.teams["ferry"], company.merchant_id, "武汉×早餐·第3期", "武汉", "早餐",
        lines.GROUP_RULES, moment - timedelta(days=2),
    )  # fmt: skip
    roles = (
        ("hejing", "leader"), ("wutong", "editor"), ("ruolin", "tracker"), ("jiahui", "expert"),
        ("ayiguli", "core"), ("xiaoman", "core"),
    )  # fmt: skip
    for login, role in roles:
        camps.add_member(connection, group_id, people[login], role)
    for player in company.players:
        if player.role == "staff" and player.team in {"ferry", "early"}:
            camps.add_member(connection, group_id, people[player.login], "member")
    camp_id = camps.add_camp(connection, group_id, PLAYBOOK, today, moment - timedelta(days=2))
    yesterday = moment - timedelta(days=1)
    place = catalog.playbook(PLAYBOOK)
    ready = place.playbook.day(0) if place else None
    for task in ready.tasks if ready else ():
        if task.role != "member":
            store_ticks.tick(connection, camp_id, task.id, 0, people["hejing"], yesterday)


def accounts() -> list[tuple[str, str, str]]:
    """Return (what for, login name, password) of those who can sign in to look around."""
    shown = (
        ("staff 学员", "xiaoman"), ("manager 负责人", "hejing"), ("shop manager 店长", "wutong"),
        ("trainer 讲师", "jiahui"), ("admin 管理员", "jianguo"),
        ("other merchant 另一商家", "mingyue"),
    )  # fmt: skip
    return [(role, login, cast.PASSWORD) for role, login in shown]
