"""An exam on a phone: the clock goes on through a reload and on a second phone, and ends it."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.house import House
from tests.browser.steps import heading, signed_in
from tests.browser.walk import faults_of
from tests.catalog.sample_course import exam_of
from tests.exams.conftest import PLAIN, write_course

ORDERS = "### 排一排 {#q-order-1}\n1) 一\n2) 二\n3) 三\n\n### 再排 {#q-order-2}\n1) 甲\n2) 乙\n"
EXAM = "/courses/cups/exams/qz-final"
ORDER = "/courses/cups/exams/qz-order"
OPEN = PLAIN + "pass: {lessons: 0, exam: 60}\n"


@pytest.fixture(scope="module")
def exam(house: House) -> Iterator[House]:
    """A course whose two exams are open from the first day."""
    order = exam_of(body=ORDERS, id="qz-order", shuffle="none")
    files = {"course.yml": OPEN, "quizzes/order.md": order}
    write_course(house.courses, exam_of(shuffle="options"), **files)
    deadline = time.monotonic() + 20
    while not house.rows("select 1 from release where slug = 'cups'"):
        assert time.monotonic() < deadline, house.installation.output()
        time.sleep(0.2)
    return house


def begun(page: Page, exam: str = EXAM) -> str:
    """Begin a try and return its address."""
    page.goto(exam)
    page.get_by_role("button", name="开始考试").click()
    expect(heading(page)).to_have_text("第 1 题，共 2 题")
    return page.url.split("?")[0]


def left(page: Page) -> int:
    """Return the seconds that the page counts down."""
    found = page.locator("[data-exam-time]")
    expect(found).to_have_text(re.compile(r"\d+:\d\d"))
    minutes, seconds = re.findall(r"\d+", found.inner_text())
    return int(minutes) * 60 + int(seconds)


def choose(page: Page, words: str) -> None:
    """Choose an option, and wait until it is saved in the background."""
    page.get_by_label(words).check()
    expect(page.locator("[data-exam-status]")).to_have_text("存好了")


def soon_over(house: House, paper: str, seconds: float) -> None:
    """Have the time of a try be over in some seconds."""
    path = house.installation.data / "academy.db"
    end = (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%d %H:%M:%S.%f")
    number = int(paper.rsplit("/", 1)[1])
    with closing(sqlite3.connect(path, timeout=10)) as connection, connection:
        connection.execute("update attempt set ends_at = ? where id = ?", (end, number))


def test_the_clock_survives_a_reload_and_a_second_phone(phone: Page, context: Opener, exam: House):
    """Answers are there after a reload and on another phone; at the end the try is handed in."""
    login = exam.somebody()
    signed_in(phone, login)
    paper = begun(phone)
    before = left(phone)
    assert 590 <= before <= 600
    choose(phone, "先说麻烦")
    phone.wait_for_timeout(1500)
    phone.reload()
    expect(heading(phone)).to_have_text("第 2 题，共 2 题")
    assert before - 20 < left(phone) < before
    other = context(**PHONE).new_page()
    signed_in(other, login)
    expect(other.get_by_role("link", name="继续考试")).to_be_visible()
    other.goto(EXAM)
    other.get_by_role("link", name="继续考试").click()
    assert abs(left(other) - left(phone)) <= 3
    other.goto(f"{paper}?question=1")
    expect(other.get_by_label("先说麻烦")).to_be_checked()
    soon_over(exam, paper, 4)
    other.goto(f"{paper}?question=2")
    other.get_by_label("先说麻烦").check()
    expect(heading(other)).to_have_text("通过了", timeout=15_000)
    rows = exam.rows("select points, most, passed from attempt where id = ?", paper.split("/")[-1])
    assert rows == [(4, 4, 1)]
    phone.get_by_label("先说价格").check()
    expect(heading(phone)).to_have_text("通过了")


def test_only_what_was_touched_is_saved_by_itself(phone: Page, exam: House):
    """Lines that nobody moved are no answer when the time is over; moved ones are kept."""
    signed_in(phone, exam.somebody())
    paper = begun(phone, ORDER)
    phone.get_by_role("button", name=re.compile("下移")).first.click()
    expect(phone.locator("[data-exam-status]")).to_have_text("存好了")
    soon_over(exam, paper, 4)
    phone.goto(f"{paper}?question=2")
    expect(heading(phone)).to_have_text(re.compile("通过"), timeout=15_000)
    said = "select question_id from answer where attempt_id = ?"
    assert exam.rows(said, paper.split("/")[-1]) == [("q-order-1",)]


def test_an_exam_without_scripts(old_phone: Page, exam: House):
    """Every answer is kept by its button, the end is printed, and handing in shows the result."""
    signed_in(old_phone, exam.somebody())
    begun(old_phone)
    expect(old_phone.get_by_text(re.compile(r"\d\d:\d\d 结束"))).to_be_visible()
    old_phone.get_by_label("先说麻烦").check()
    old_phone.get_by_role("button", name="保存，下一题").click()
    expect(heading(old_phone)).to_have_text("第 2 题，共 2 题")
    old_phone.get_by_role("link", name="先跳过").click()
    expect(old_phone.get_by_text("还有 1 题没答。")).to_be_visible()
    old_phone.get_by_role("button", name="现在交卷").click()
    expect(heading(old_phone)).to_have_text("没有通过")
    expect(old_phone.get_by_text("这题没有作答，不得分。")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_an_exam_have_no_fault(context: Opener, exam: House, scheme: str):
    """Before, during and after, for a screen reader and on a small phone, in both themes."""
    page = context(**PHONE, color_scheme=scheme).new_page()
    signed_in(page, exam.somebody())
    page.goto(EXAM)
    seen = {"door": faults_of(page)}
    paper = begun(page)
    seen["question"] = faults_of(page)
    page.goto(f"{paper}?question=end")
    seen["end"] = faults_of(page)
    page.get_by_role("button", name="现在交卷").click()
    seen["result"] = faults_of(page)
    page.goto("/courses/cups")
    seen["course"] = faults_of(page)
    assert {name: faults for name, faults in seen.items() if faults} == {}
