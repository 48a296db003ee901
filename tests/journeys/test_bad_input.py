"""Tests of bad input, at the page and in the row, on both databases."""

import html
import re
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import insert

from academy import clock
from academy.catalog.release import release_folder
from academy.checkins.tables import CheckIn, CheckInPicture
from academy.database import table_of, writing
from academy.learning.tables import Answer
from academy.people import store_sign_in
from academy.people.tables import SetupLink
from academy.people.tokens import digest
from academy.reports.tables import Report
from tests.browser_client import Browser
from tests.checkins.made import MULTIPART, WORDS, form_of, picture, upload
from tests.journeys.conftest import House
from tests.journeys.test_day import BOXES, LESSON, rows
from tests.learning.conftest import FIRST, field, key, write_course
from tests.rows import rows_of_everything
from tests.worlds import PASSWORD

REPORT = "/reports/2026-03-19"


def end_sign_ins(person_id: int) -> None:
    """End all sessions of a person, as a new password elsewhere does."""
    with writing() as connection:
        store_sign_in.end_sessions(connection, clock.now(), person_id)


def waiting_in(page: Any) -> str:
    """Return the form that waits behind the door of *page*."""
    return html.unescape(re.search(r'name="kept"[^>]*value="([^"]*)"', page.text)[1])


def come_back(browser: Browser, lost: Any, name: str) -> Any:
    """Sign in as *name* at the door that the lost form led to."""
    form = {"name": name, "password": PASSWORD, "kept": waiting_in(lost)}
    return browser.post("/sign-in", form)


def press(browser: Browser, page: Any) -> Any:
    """Press the one button of the page on which everything stands once more."""
    form = page.text.split("data-once", 1)[1]
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    action = re.search(r'<form class="stack" method="post" action="([^"]+)"', page.text)[1]
    data: dict[str, Any] = {}
    for name, value in fields:
        data.setdefault(name, []).append(html.unescape(value))
    return browser.post(html.unescape(action), data)


def lose_check_in(house: House, browser: Browser) -> Any:
    """Write a check-in with two pictures while the sign-in ends; return what is answered."""
    address = f"/check-ins/{house.activity_id}"
    form = form_of(browser.get(address), text=WORDS)
    form["csrf_token"] = browser.token()
    form["pictures"] = [upload(picture("red")), upload(picture("blue"))]
    end_sign_ins(house.world.staff)
    return browser.client.post(address, data=form, **MULTIPART)


def test_a_check_in_outlives_its_sign_in(house: House):
    """Words and pictures wait behind the door; one press afterwards, one record."""
    staff = house.enter("staff")
    lost = lose_check_in(house, staff)
    assert lost.status_code == 401
    assert rows(CheckIn) == []

    again = come_back(staff, lost, "staff")
    assert html.escape(WORDS.split("，")[0]) in again.text
    assert len(re.findall(r'<img src="(/pictures/kept/[^"]+)"', again.text)) == 2
    for _tap in range(2):
        assert press(staff, again).status_code == 303
    (row,) = rows(CheckIn)
    assert (row.person_id, row.text) == (house.world.staff, WORDS)
    assert len(rows(CheckInPicture)) == 2


@pytest.mark.parametrize("name", ["colleague", "stranger"])
def test_what_one_wrote_is_not_shown_to_another(house: House, name: str):
    """On a shared phone somebody else signs in: no word and no picture, and nothing recorded."""
    phone = house.enter("staff")
    lost = lose_check_in(house, phone)
    other = come_back(phone, lost, name)

    assert (other.status_code, other.location) == (303, "/")
    shown = phone.get("/").text + phone.get("/check-ins", follow_redirects=True).text
    assert "豆皮刚翻面" not in lost.text + shown
    assert rows(CheckIn) == []


def test_a_form_is_not_recorded_for_whoever_signed_in_meanwhile(house: House):
    """Another tab has signed in somebody else: the writer is asked to sign in, nothing is lost."""
    phone = house.enter("staff")
    form = {**BOXES, "action": "hand_in", "csrf_token": phone.token()}
    phone.post("/sign-out")
    house.enter("colleague", phone)
    lost = phone.client.post(REPORT, data=form)

    assert lost.status_code == 401
    assert BOXES["observe"] not in lost.text
    assert rows(Report) == []
    again = come_back(phone, lost, "staff")
    assert BOXES["observe"] in again.text
    assert press(phone, again).status_code == 303
    (row,) = rows(Report)
    assert row.person_id == house.world.staff


def test_a_forged_form_comes_back_and_counts_once(house: House):
    """Without its token nothing is recorded; with one press and a second tap, one report."""
    staff = house.enter("staff")
    page = staff.post(REPORT, {**BOXES, "action": "hand_in", "csrf_token": "forged"})

    assert page.status_code == 400
    assert all(words in page.text for words in BOXES.values())
    assert rows(Report) == []
    assert press(staff, page).status_code == press(staff, page).status_code == 303
    assert len(rows(Report)) == 1


def test_a_form_from_elsewhere_is_not_even_shown(house: House):
    """A page of another site cannot have its words put before somebody with one button."""
    staff = house.enter("staff")
    page = staff.client.post(
        REPORT, data={**BOXES, "csrf_token": "forged"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert page.status_code == 400
    assert BOXES["observe"] not in page.text


def test_an_answer_to_a_question_that_changed(house: House):
    """A release between page and answer: the new wording is shown, and nothing is stored."""
    staff = house.enter("staff")
    page = staff.get(LESSON).text
    form = {"attempt": "1", "digest": field(page, "q-what", "digest"), "choice": key(page, "麻烦")}
    write_course(house.courses, first=FIRST.replace("先说什么？", "开口先说什么？"))
    release_folder(house.courses, clock.now())
    answer = staff.post("/lessons/ls-first/answers/q-what", form)

    assert answer.status_code == 409
    assert "开口先说什么？" in answer.text
    assert rows(Answer) == []


BROKEN = {
    "GBK": FIRST.encode("gbk"),
    "full-width colon": FIRST.replace("minutes: 3", "minutes：3").encode(),
    "unclosed block": FIRST.rstrip().removesuffix(":::").encode(),
    "duplicate id": FIRST.replace("q-which", "q-what").encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_course_file_harms_nobody(house: House, name: str):
    """The problem has a place and a fix; the last good release stays live, so do other courses."""
    (house.courses / "opening" / "lessons" / "010-first.md").write_bytes(BROKEN[name])
    outcomes = {each.slug: each for each in release_folder(house.courses, clock.now())}
    problem = next(each for each in outcomes["opening"].problems if each.severity == "error")

    assert problem.path.endswith("010-first.md")
    assert problem.line >= 1
    assert problem.column >= 1
    assert problem.sentence("zh")
    assert problem.fix("zh")
    staff = house.enter("staff")
    assert "先说什么？" in staff.get(LESSON).text
    assert staff.get(f"/groups/{house.camp_id}").status_code == 200


SETUP = "setup-token-of-the-test"
SIGNS = {
    "NUL": "a%00b",
    "escape": "a%1Bb",
    "half a pair": "a%ED%A0%80b",
    "no UTF-8": "a%FF%FEb",
    "1 MB of emoji": "😀" * 250_000,
}
BOXES_BUT_ONE = {name: words for name, words in BOXES.items() if name != "act"}
FIELDS = {
    "check-in": ("staff", "/check-ins/{activity}", "text", {}),
    "make-up": ("staff", "/check-ins/{activity}/2026-03-18", "text", {"reason": "轮休"}),
    "reason": ("staff", "/check-ins/{activity}/2026-03-18", "reason", {"text": "补上"}),
    "day ticket": ("staff", "/check-ins/{activity}", "ticket", {"text": "好"}),
    "kept picture": ("staff", "/check-ins/{activity}", "kept_pictures", {}),
    "report": ("staff", REPORT, "act", {**BOXES_BUT_ONE, "action": "hand_in"}),
    "choice": ("staff", "/lessons/ls-first/answers/q-what", "choice", {"attempt": "1"}),
    "words": ("staff", "/lessons/ls-first/answers/q-what", "words", {"attempt": "1"}),
    "lesson ticket": ("staff", "/lessons/ls-first/read", "ticket", {}),
    "checklist": ("staff", "/lessons/ls-first/ticks", "checklist", {}),
    "language": ("staff", "/me", "locale", {"theme": "dark", "zone": ""}),
    "zone": ("staff", "/me", "zone", {"locale": "", "theme": "dark"}),
    "old password": ("staff", "/password", "old_password", {"new_password": "winter-sun-2027"}),
    "new password": ("staff", "/password", "new_password", {"old_password": "no"}),
    "name": ("", "/sign-in", "name", {"password": PASSWORD}),
    "password": ("", "/sign-in", "password", {"name": "staff"}),
    "kept form": ("", "/sign-in", "kept", {"name": "staff", "password": "no"}),
    "setup": ("", "/setup/" + SETUP, "merchant", {}),
}
NOTES = {"attempt_limit", "sign_in_session", "enrolment"}
"""Tables that note who was at the door, and who opened a course."""


def test_signs_that_nobody_can_keep(house: House):
    """Each field refuses them, or keeps what can be kept; no page fails, on either database."""
    staff, nobody = house.enter("staff"), Browser(house.app)
    with writing() as connection:
        connection.execute(
            insert(table_of(SetupLink)).values(token_hash=digest(SETUP), created_at=clock.now())
        )
    before = rows_of_everything(NOTES)
    for name, (who, address, bad, rest) in FIELDS.items():
        browser = staff if who else nobody
        token = quote(browser.token())
        fields = "&".join(f"{each}={quote(value)}" for each, value in rest.items())
        for kind, sign in SIGNS.items():
            answer = browser.client.post(
                address.format(activity=house.activity_id),
                data=f"csrf_token={token}&{fields}&{bad}={sign}",
                content_type="application/x-www-form-urlencoded",
            )
            assert answer.status_code in {200, 303, 404, 409, 422}, (name, kind)
            after = rows_of_everything(NOTES)
            if kind not in {"half a pair", "no UTF-8"}:
                assert after == before, (name, kind)
            before = after


ODD_ADDRESSES = (
    "/courses/%00", "/courses/%ED%A0%80/x", "/courses/opening/assets/%00", "/setup/%00",
    "/pictures/kept/%00", "/check-ins/{id}/%00", "/reports/%00", "/reports?before=%00",
    "/board?team=%00", "/sign-in?next=%00", "/lessons/%00/read", "/check-ins/{many}",
    "/reports/read/{many}", "/groups/{many}", "/groups/{camp}?day={many}",
    "/check-ins/seen/{many}", "/board/{many}", "/board?team={many}",
    "/check-ins/pictures/1/{many}", "/check-ins/{id}/9999-12-31", "/check-ins/{id}/0001-01-01",
    "/reports/0001-01-01", "/reports?before=0001-01-01", "/reports?before=9999-12-31",
)  # fmt: skip


def test_addresses_that_nobody_means(house: House):
    """Odd signs, numbers and days in an address are no page, and never a failure of ours."""
    names = {"id": house.activity_id, "camp": house.camp_id}
    for browser in (house.enter("staff"), house.enter("manager")):
        for path in ODD_ADDRESSES:
            for many in ("9" * 10, "9" * 19, "9" * 40):
                answer = browser.client.get(path.format(many=many, **names))
                assert answer.status_code < 500, path
