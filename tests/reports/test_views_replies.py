"""The pages on which a report is read and answered."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from academy.database import reading, writing
from academy.reports import store
from academy.reports.boxes import Texts
from tests.reports.conftest import DAY, NOON, TEXTS
from tests.reports.test_views_desk import hidden


@pytest.fixture(autouse=True)
def noon(time_machine):
    """It is noon of 19 March 2026 in Shanghai."""
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def report(world, hand_in):
    """A report of a person of the shop, handed in an hour ago."""
    return hand_in(world, moment=NOON - timedelta(hours=1)).report


def replies(report):
    """The texts of the replies as the database has them."""
    with reading() as connection:
        return [line.text for line in store.replies(connection, report.id)]


def reply_form(browser, report, text="看到了，明天一起数"):
    """The form of the page, filled in."""
    page = browser.get(f"/reports/read/{report.id}").text
    return {"reply": text} | {name: hidden(page, name) for name in ("revision", "form_key")}


READERS = {
    "staff": 200,
    "manager": 200,
    "shop_manager": 200,
    "trainer": 200,
    "admin": 200,
    "colleague": 404,
    "night": 404,
    "stranger": 404,
    "foreign_manager": 404,
}


@pytest.mark.parametrize(("person", "status"), READERS.items(), ids=READERS)
def test_who_opens_a_report(client, world, report, person, status):
    """Author, managers above, trainers and admins read it; to others it is missing (R34)."""
    browser = client.sign_in(world.persons[person])

    assert browser.get(f"/reports/read/{report.id}").status_code == status


@pytest.mark.parametrize("person", ["staff", "colleague", "stranger", "foreign_manager"])
def test_who_may_not_reply(client, world, report, person):
    """Nobody replies to an own report or to one that is not theirs to read (R36)."""
    browser = client.sign_in(world.persons[person])

    answer = browser.post(
        f"/reports/read/{report.id}/reply",
        {"reply": "不该有", "revision": "1", "form_key": "some-form-key"},
    )

    assert answer.status_code == 404
    assert replies(report) == []


def test_a_draft_is_missing_for_the_manager(client, world, hand_in):
    """A draft is there for its author only (R34)."""
    draft = hand_in(world, hand_in=False).report

    assert client.sign_in(world.manager).get(f"/reports/read/{draft.id}").status_code == 404
    assert client.sign_in(world.staff).get(f"/reports/read/{draft.id}").status_code == 200


@pytest.mark.parametrize("report_id", ["0", "999999", "2147483648", "9" * 30])
def test_a_report_that_is_not_there(client, world, report_id):
    """Numbers without a report answer 404, however large."""
    assert client.sign_in(world.manager).get(f"/reports/read/{report_id}").status_code == 404


def test_reply_and_double_tap(client, world, report):
    """The same reply form twice leaves one reply (R36)."""
    manager = client.sign_in(world.manager)
    form = reply_form(manager, report)

    first = manager.post(f"/reports/read/{report.id}/reply", form)
    second = manager.post(f"/reports/read/{report.id}/reply", form)

    assert (first.status_code, first.location) == (303, "/reports/waiting")
    assert second.status_code == 303
    assert replies(report) == ["看到了，明天一起数"]


def test_an_empty_reply_is_refused(client, world, report):
    """A reply without words is refused at its box."""
    manager = client.sign_in(world.manager)

    answer = manager.post(f"/reports/read/{report.id}/reply", reply_form(manager, report, "  "))

    assert answer.status_code == 422
    assert "先写一句再发" in answer.text
    assert replies(report) == []


def test_a_report_changed_meanwhile(client, world, report, hand_in):
    """A reply to older words comes back with the new words and what was typed (R35)."""
    manager = client.sign_in(world.manager)
    form = reply_form(manager, report)
    hand_in(world, revision=1, texts=Texts("改过的观察", "改", "改", "改"))

    page = manager.post(f"/reports/read/{report.id}/reply", form)

    assert page.status_code == 409
    assert "改过的观察" in page.text
    assert "看到了，明天一起数" in page.text
    again = form | {name: hidden(page.text, name) for name in ("revision", "form_key")}
    assert manager.post(f"/reports/read/{report.id}/reply", again).status_code == 303
    assert replies(report) == ["看到了，明天一起数"]


def test_the_author_sees_the_reply_once_as_new(client, world, report, answer):
    """A new reply is marked in the list until the page that shows it reports so (R37)."""
    answer(world, report, text="收到，做得好")
    staff = client.sign_in(world.staff)
    assert "有新回复" in staff.get("/reports").text

    page = staff.get(f"/reports/read/{report.id}").text
    assert "收到，做得好" in page
    assert "有新回复" in staff.get("/reports").text
    seen = staff.post(
        f"/reports/read/{report.id}/seen",
        {"newest": hidden(page, "newest")},
        headers={"HX-Request": "true"},
    )

    assert (seen.status_code, seen.text) == (200, "")
    assert "有新回复" not in staff.get("/reports").text
    assert "hx-trigger" not in staff.get(f"/reports/read/{report.id}").text


def test_only_the_author_marks_as_seen(client, world, report, answer):
    """Nobody else can mark a reply as seen (R37)."""
    answer(world, report)
    manager = client.sign_in(world.manager)

    answered = manager.post(f"/reports/read/{report.id}/seen", {"newest": "999"})

    assert answered.status_code == 404
    assert "有新回复" in client.sign_in(world.staff).get("/reports").text


def test_waiting_longest_first_in_words(client, world, report, hand_in):
    """The list says how long each has waited, and marks what is overdue (R36)."""
    hand_in(world, "night", "shift", moment=NOON - timedelta(hours=26))

    page = client.sign_in(world.manager).get("/reports/waiting").text

    assert page.index("李雪") < page.index("周小满")
    assert "等了 26 小时" in page
    assert page.count("超时</span>") == 1
    assert TEXTS.act in page


def test_nothing_waits(client, world):
    """Without waiting reports the page says something kind."""
    assert "没有人在等你" in client.sign_in(world.manager).get("/reports/waiting").text


@pytest.mark.parametrize("person", ["staff", "trainer", "stranger"])
def test_only_managers_have_a_waiting_list(client, world, person):
    """Who manages no team has no such page (R34)."""
    assert client.sign_in(world.persons[person]).get("/reports/waiting").status_code == 404


def test_the_list_is_the_managers_own(client, world, report):
    """The other merchant's manager sees none of it (R34)."""
    page = client.sign_in(world.foreign_manager).get("/reports/waiting").text

    assert "周小满" not in page


def test_many_waiting_reports_take_no_more_statements(client, world, hand_in, statements):
    """The waiting list runs the same few statements for one report and for many."""
    manager = client.sign_in(world.manager)
    hand_in(world)
    with statements() as few:
        manager.get("/reports/waiting")
    for back in range(1, 60):
        hand_in(world, day=DAY - timedelta(days=back))
    with statements() as many:
        page = manager.get("/reports/waiting").text

    assert len(re.findall(r"/reports/read/\d+#", page)) == 60
    assert len(many) == len(few) <= 3


def test_a_long_name_is_shown_whole(client, world, report):
    """A name of 200 characters stands on the page as it is."""
    name = "欧阳" * 100
    with writing() as connection:
        statement = update(store.person).where(store.person.c.id == world.staff)
        connection.execute(statement.values(name=name))

    manager = client.sign_in(world.manager)

    assert name in manager.get("/reports/waiting").text
    assert name in manager.get(f"/reports/read/{report.id}").text


@pytest.mark.parametrize("path", ["/reports", "/reports/2026-03-19", "/reports/waiting"])
def test_pages_in_english(client, world, report, path):
    """An English reader gets English pages without a Chinese word of ours."""
    with writing() as connection:
        statement = update(store.person).where(store.person.c.id == world.shop_manager)
        connection.execute(statement.values(locale="en"))

    page = client.sign_in(world.shop_manager).get(path)

    assert page.status_code == 200
    assert 'lang="en"' in page.text
    assert "报告" not in page.text


def test_a_lost_token_keeps_the_reply(client, world, report):
    """A reply whose form has expired comes back under its label; nothing is recorded (R36)."""
    manager = client.sign_in(world.manager)
    form = reply_form(manager, report) | {"csrf_token": "forged"}

    page = manager.post(f"/reports/read/{report.id}/reply", form)

    assert page.status_code == 400
    assert "看到了，明天一起数" in page.text
    assert "你的回复" in page.text
    assert replies(report) == []
