"""A sign-in that ends while somebody writes, and fingers that tap twice."""

import re

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import RULES, fill_door, heading, picture, signed_in, today_of

WORDS = "写到一半登录过期了，字和图都要还在：今天三个人问能不能少油。"


def end_the_session(page: Page) -> None:
    """Sign out in another tab of the same browser."""
    other = page.context.new_page()
    other.goto("/me")
    other.get_by_role("button", name="退出登录").click()
    expect(heading(other)).to_have_text("登录")
    other.close()


def test_a_check_in_outlives_its_sign_in(phone: Page, house: House):
    """Text and picture come back after signing in again, and one record is made."""
    day = today_of(signed_in(phone, login := house.somebody()))
    phone.goto("/check-ins")
    phone.get_by_label("你的回答").fill(WORDS)
    phone.locator("input[type=file]").set_input_files(picture("purple"))
    expect(phone.locator("[data-pictures-list] img")).to_have_count(1)
    end_the_session(phone)
    phone.get_by_role("button", name="打卡", exact=True).click()
    expect(phone.get_by_text("你写的都还在")).to_be_visible()
    assert house.check_ins(login, day) == []
    fill_door(phone, login)
    expect(phone.get_by_text(WORDS)).to_be_visible()
    expect(phone.locator(".shots img")).to_have_count(1)
    phone.locator("main button[type=submit]").click()
    expect(phone.locator("article.entry")).to_contain_text(WORDS)
    expect(phone.locator("article.entry img")).to_have_count(1)
    assert [text for _number, text in house.check_ins(login, day)] == [WORDS]


def test_a_double_tap_leaves_one_record(phone: Page, house: House):
    """The second tap of a hasty finger changes nothing."""
    day = today_of(signed_in(phone, login := house.somebody()))
    phone.goto("/check-ins")
    phone.get_by_label("你的回答").fill(WORDS)
    phone.get_by_role("button", name="打卡", exact=True).dblclick()
    expect(phone.locator("article.entry")).to_contain_text(WORDS)
    assert len(house.check_ins(login, day)) == 1


def test_a_double_tap_without_scripts_leaves_one_record(old_phone: Page, house: House):
    """Without the script that holds the second tap back the server does."""
    day = today_of(signed_in(old_phone, login := house.somebody()))
    old_phone.goto("/check-ins")
    old_phone.get_by_label("你的回答").fill(WORDS)
    old_phone.get_by_role("button", name="打卡", exact=True).dblclick()
    expect(old_phone.locator("article.entry")).to_contain_text(WORDS)
    assert len(house.check_ins(login, day)) == 1


def test_an_answer_says_that_the_sign_in_has_ended(phone: Page, house: House):
    """A question answered without a sign-in leads to the door, not into silence."""
    signed_in(phone, "zitong")
    phone.goto(f"{RULES}/compliance")
    form = phone.locator("form.question:has(input[name=choice])").first
    form.locator("input[name=choice]").first.check()
    end_the_session(phone)
    form.get_by_role("button", name=re.compile("交第")).click()
    expect(phone.get_by_label("手机号或登录名")).to_be_visible()
