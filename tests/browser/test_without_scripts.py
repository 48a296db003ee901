"""The same day on a phone whose browser runs no scripts."""

import re

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import RULES, answers, heading, lesson_of, picture, signed_in, today_of

WORDS = "没有脚本也能写：下午补货前先数一遍芝麻酱，少跑一趟库房。"
BOXES = ("观察", "调整", "决策", "行动")


def test_everything_works_without_scripts(old_phone: Page, house: House):
    """Reading, answering, checking in with a picture, reporting and leaving need no script."""
    day = today_of(signed_in(old_phone, login := house.somebody()))
    answer_a_question(old_phone, house, login)
    check_in(old_phone, house, login, day)
    write_a_report(old_phone, day)
    sign_out(old_phone)


def answer_a_question(page: Page, house: House, login: str) -> None:
    """An answered question shows its explanations, and a tick is kept by a button."""
    chosen = answers(lesson_of(house, "rules-and-opening", "ls-own-streaming"))
    page.goto(f"{RULES}/own-streaming")
    expect(page.get_by_role("article")).to_be_visible()
    question, keys = next(iter(chosen.items()))
    form = page.locator(f"form#{question}")
    for key in keys:
        form.locator(f"input[value='{key}']").check()
    form.get_by_role("button", name=re.compile("交第")).click()
    expect(page.locator(f"#{question} .opt .hint").first).to_be_visible()
    assert page.url.endswith(f"#{question}")
    stored = "select count(*) from answer join attempt on attempt.id = attempt_id where "
    stored += "person_id = ? and question_id = ?"
    assert house.rows(stored, house.person(login), question)[0][0] >= 1


def check_in(page: Page, house: House, login: str, day: str) -> None:
    """Text and picture travel with the form; one row, one picture."""
    page.goto("/check-ins")
    page.get_by_label("你的回答").fill(WORDS)
    page.locator("input[type=file]").set_input_files(picture("orange", (900, 600)))
    page.get_by_role("button", name="打卡", exact=True).click()
    expect(page.locator("article.entry")).to_contain_text(WORDS)
    expect(page.locator("article.entry img")).to_have_count(1)
    rows = house.check_ins(login, day)
    assert [text for _number, text in rows] == [WORDS]


def write_a_report(page: Page, day: str) -> None:
    """A draft is kept by a button, and handed in by another."""
    page.goto(f"/reports/{day}")
    for box in BOXES:
        page.get_by_label(box, exact=True).fill(f"{box}写好了")
    page.get_by_role("button", name="存草稿").click()
    for box in BOXES:
        expect(page.get_by_label(box, exact=True)).to_have_value(f"{box}写好了")
    page.get_by_role("button", name="交报告").click()
    expect(heading(page)).to_have_text("我的学习报告")
    expect(page.get_by_text("行动写好了")).to_be_visible()


def sign_out(page: Page) -> None:
    """Afterwards the door is closed."""
    page.goto("/me")
    page.get_by_role("button", name="退出登录").click()
    expect(heading(page)).to_have_text("登录")
    page.goto("/reports")
    expect(page).to_have_url(re.compile("/sign-in"))
