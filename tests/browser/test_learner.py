"""A day of a learner, on a phone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import (
    RULES,
    answer,
    answers,
    heading,
    lesson_of,
    picture,
    signed_in,
    today_of,
)

WORDS = "把热干面端到门口，第一句先说今天现磨的芝麻酱，三个人停下来了。"


def test_a_learners_day(phone: Page, desk: Page, house: House):
    """Today leads to a lesson, the check-in and the report, and brings the manager's reply."""
    signed_in(phone, "xiaoman")
    expect(heading(phone)).to_contain_text("今天还有")
    learn_the_first_lesson(phone, house)
    leave_the_second_and_come_back(phone)
    check_in(phone, house)
    write_the_report(phone)
    reply_from_the_shop(desk)
    read_the_reply(phone)


def learn_the_first_lesson(page: Page, house: House) -> None:
    """From Today into the course, through the quiz at the second try, and Today moves on."""
    lesson = lesson_of(house, "rules-and-opening", "ls-where-rules")
    page.get_by_role("link", name="课程", exact=True).click()
    page.get_by_role("link", name="规则须知与开通", exact=True).click()
    page.locator("main").get_by_role("link", name="开始学").click()
    expect(heading(page)).to_have_text("平台规则从哪里看")
    try_the_quiz(page, answers(lesson, wrong=[1, 2]))
    expect(page.get_by_text("还没过关")).to_be_visible()
    look_at_explanations(page)
    page.get_by_role("button", name="重做测验").click()
    try_the_quiz(page, answers(lesson))
    expect(page.get_by_text("过关了")).to_be_visible()
    expect(page.get_by_text("学完了").last).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", name="合规与购买体验")).to_be_visible()
    expect(page.get_by_role("heading", name="平台规则从哪里看")).to_have_count(0)


def try_the_quiz(page: Page, chosen: dict[str, list[str]]) -> None:
    """Answer every question."""
    for question, keys in chosen.items():
        answer(page, question, keys)


def look_at_explanations(page: Page) -> None:
    """After a wrong answer each option says why, and the right one is named."""
    question = page.locator("#q-rules-screenshot")
    expect(question.get_by_text("你选的")).to_be_visible()
    expect(question.get_by_text("正确", exact=True)).to_be_visible()
    for option in question.locator(".opt").all():
        expect(option.locator(".hint")).not_to_be_empty()


def leave_the_second_and_come_back(page: Page) -> None:
    """A lesson left in the middle opens where it was left, and Today says how far that is."""
    page.goto(f"{RULES}/compliance")
    with page.expect_response(re.compile("/place$")) as kept:
        page.evaluate("scrollTo(0, document.querySelector('article').offsetHeight / 2)")
    assert kept.value.ok
    left = page.evaluate("scrollY")
    page.goto("/")
    card = page.get_by_role("listitem").filter(has_text="合规与购买体验")
    expect(card.get_by_role("progressbar")).to_be_visible()
    card.get_by_role("link", name="接着读").click()
    expect(heading(page)).to_have_text("合规与购买体验")
    page.wait_for_function("left => Math.abs(scrollY - left) < innerHeight / 2", arg=left)


def check_in(page: Page, house: House) -> None:
    """Text and pictures are handed in; streak and month show the day."""
    page.goto("/")
    page.get_by_role("link", name="去打卡").click()
    page.get_by_label("你的回答").fill(WORDS)
    choose_pictures(page)
    page.get_by_role("button", name="打卡", exact=True).click()
    expect(page.locator("article.entry")).to_contain_text(WORDS)
    expect(page.locator("article.entry img")).to_have_count(2)
    expect(page.locator("td[aria-current=date]").get_by_role("img")).to_have_attribute(
        "aria-label", "按时"
    )
    expect(page.locator("#streak .big")).not_to_have_text("0")
    rows = house.check_ins("xiaoman", today_of(page))
    assert [text for _number, text in rows] == [WORDS]


def choose_pictures(page: Page) -> None:
    """Three are chosen and shown, one is removed again."""
    shots = page.locator("[data-pictures-list] img")
    chosen = [picture("red", (2400, 1800)), picture("green"), picture("blue")]
    with page.expect_file_chooser() as chooser:
        page.get_by_text("添加图片").click()
    chooser.value.set_files(chosen)
    expect(shots).to_have_count(3)
    page.get_by_role("button", name="移除图片 2：green.jpg").click()
    expect(shots).to_have_count(2)
    assert all(page.evaluate("[...document.images].map((one) => one.naturalWidth > 0)"))


REPORT = {
    "观察": "中午取餐口挤成一团，有两位拿错了。",
    "调整": "取餐口贴了尾号牌。",
    "决策": "尾号牌留着，喊号不再喊名字。",
    "行动": "周五前每单都写尾号，拿错降到零。",
}


def write_the_report(page: Page) -> None:
    """What is typed is kept by itself, and handed in by a button."""
    page.goto("/")
    page.get_by_role("link", name="写报告").click()
    for box, text in REPORT.items():
        page.get_by_label(box, exact=True).fill(text)
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved")
    page.reload()
    for box, text in REPORT.items():
        expect(page.get_by_label(box, exact=True)).to_have_value(text)
    page.get_by_role("button", name="交报告").click()
    expect(page.get_by_text("还没有回复")).to_be_visible()


def reply_from_the_shop(page: Page) -> None:
    """The manager finds the report among those that wait, and answers it."""
    signed_in(page, "wutong")
    page.goto("/reports/waiting")
    line = page.get_by_role("listitem").filter(has_text=REPORT["行动"])
    expect(line).to_contain_text("周小满")
    line.get_by_role("link", name=re.compile("去回复")).click()
    page.locator("form").get_by_role("textbox").fill("尾号牌好。周五告诉我拿错几单。")
    page.get_by_role("button", name="发回复").click()
    page.goto("/reports/waiting")
    expect(page.get_by_text(REPORT["行动"])).to_have_count(0)


def read_the_reply(page: Page) -> None:
    """Today shows that there is a reply until it has been read."""
    page.goto("/")
    replies = page.get_by_role("region", name="报告有回复了").get_by_role("listitem")
    before = replies.count()
    with page.expect_response(re.compile("/seen$")):
        replies.locator("a").first.click()
    expect(page.get_by_text("尾号牌好。周五告诉我拿错几单。")).to_be_visible()
    page.goto("/")
    expect(replies).to_have_count(before - 1)
