"""From an empty installation to the first day, by the pages alone."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from flask import Flask

from academy import clock
from academy.audit.tables import AuditEntry
from academy.database import reading, table_of, writing
from academy.people.store_setup import new_setup_link
from tests.browser_client import Browser

pytestmark = pytest.mark.shipped_courses

MORNING = datetime(2026, 3, 19, 0, 30, tzinfo=UTC)  # 08:30 in Shanghai
SECRET = "winter-sun-2027"


@pytest.fixture
def empty(app: Flask) -> Iterator[Flask]:
    """An installation with released courses and nobody in it, on a Thursday morning."""
    with time_machine.travel(MORNING, tick=False):
        yield app


def go(browser: Browser, address: str, **fields: object) -> str:
    """Send a form and return where it leads."""
    answer = browser.post(address, fields)
    assert answer.status_code == 303, (address, answer.status_code, answer.text)
    return str(answer.location)


def first_admin(app: Flask) -> Browser:
    """Open the setup link."""
    with writing() as connection:
        token = new_setup_link(connection, clock.now())
    browser = Browser(app)
    fields = {"merchant": "江边食集", "person": "黄建国", "name": "jianguo", "password": SECRET}
    assert go(browser, f"/setup/{token}", **fields) == "/set-up"
    return browser


def enter(app: Flask, name: str, password: str) -> Browser:
    """Sign in with a first password and choose an own one."""
    browser = Browser(app)
    go(browser, "/sign-in", name=name, password=password)
    go(browser, "/password", new_password=f"{SECRET}-{name}")
    return browser


def add_person(browser: Browser, team: str, person: str, name: str, role: str = "staff") -> str:
    """Add a person and return the first password that the page shows."""
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', browser.get(f"/people/new/{team}").text)
    assert key
    fields = {"person": person, "name": name, "job": "导购", "role": role, "form_key": key[1]}
    answer = browser.post(f"/people/new/{team}", fields)
    shown = re.search(r"data-copy-text>([^<]+)<", answer.text)
    assert answer.status_code == 200 and shown, answer.text
    return unescape(shown[1])


def number(address: str) -> str:
    """Return the number in an address."""
    found = re.search(r"\d+", address)
    assert found
    return found[0]


def test_from_nothing_to_a_full_today(empty):
    """Link, admin, teams (R89), people (R87), check-ins, a course, a group, a camp, Today (R80)."""
    admin = first_admin(empty)
    assert 'href="/set-up"' in admin.get("/").text
    region = number(go(admin, "/set-up", team="武昌片区", under=""))
    shop = number(go(admin, "/set-up", team="小东门店", under=region))
    assert "还没有人" in admin.get(f"/board/{shop}/set-up").text
    leading = add_person(admin, region, "何静", "hejing", "manager")
    password = add_person(admin, shop, "周小满", "138 0013 8000")

    manager = enter(empty, "hejing", leading)
    assert f'href="/board/{region}/set-up"' in manager.get(f"/board/{region}").text
    go(manager, f"/check-ins/plan/{region}", title="每日一问", prompt="今天卖了什么？",
       weekdays=list("012345"), first_day="2026-03-19", last_day="", minimum_characters="0",
       pictures_needed="0", make_ups="3")  # fmt: skip
    go(manager, f"/courses/assign/{region}", course="co-rules", due_day="2026-03-31")
    group = number(go(manager, f"/groups/new/{shop}", name="武汉×早餐", region="武汉",
                      interest="早餐", rules=""))  # fmt: skip
    go(manager, f"/groups/set-up/{group}/staff")
    go(manager, f"/groups/set-up/{group}/camp", playbook="pb-seven-day", start_day="2026-03-19")
    plan = manager.get(f"/board/{shop}/set-up").text
    for planned in ("每日一问", "来自武昌片区", "规则须知与开通", "武汉×早餐", "是第 1 天"):
        assert planned in plan

    today = enter(empty, "13800138000", password).get("/").text
    for card in ("今天卖了什么？", "规则须知与开通", "武汉×早餐"):
        assert card in today
    with reading() as connection:
        rows = connection.execute(table_of(AuditEntry).select()).mappings().all()
    known = {"people.change_own_password", "catalog.release"}
    assert [row["action"] for row in rows if row["action"] not in known] == [
        "people.set_up", "people.add_team", "people.add_team", "people.add_person",
        "people.add_person", "checkins.plan", "learning.assign", "camps.add_group",
        "camps.add_staff", "camps.start",
    ]  # fmt: skip
