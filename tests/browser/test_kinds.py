"""Putting in order, matching, filling gaps and voting: with a keyboard, and without scripts."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import signed_in
from tests.browser.test_keyboard import focused, tab_to
from tests.browser.walk import faults_of
from tests.learning.kinds_course import write_kinds

PAGE = "/courses/kinds/all"
RIGHT = ["调灯", "试音", "开播"]
CHOSEN = "one => one.selectedOptions[0].text"
PARTNERS = {"群主": "开营", "督学": "提醒打卡", "内容官": "写公告"}


@pytest.fixture
def kinds(house: House) -> House:
    """The house with the course of all kinds in it."""
    write_kinds(house.courses)
    return house


def opened(page: Page, login: str) -> Page:
    """Sign in and open the lesson as soon as its course is released."""
    signed_in(page, login)
    deadline = time.monotonic() + 20
    while page.request.get(PAGE).status != 200:
        assert time.monotonic() < deadline, "the course was not released"
        time.sleep(0.2)
    page.goto(PAGE)
    return page


def lines(page: Page) -> list[str]:
    """Return the lines to be put in order, as they stand."""
    return page.locator("#q-order .place .fill").all_inner_texts()


def put_in_order(page: Page) -> None:
    """Move each line to its place with the buttons; each keeps the focus and is heard."""
    for place, line in enumerate(RIGHT):
        while lines(page).index(line) > place:
            button = page.get_by_role("button", name=f"上移：{line}")
            page.locator("main").focus()
            tab_to(page, f"#q-order [aria-label='上移：{line}']")
            before = lines(page).index(line)
            page.keyboard.press("Enter")
            assert lines(page).index(line) == before - 1
            expect(button).to_be_focused()
            expect(page.locator("#q-order [data-order-said]")).to_have_text(
                f"{line}：第 {before} 位，共 3 位"
            )
    hand_in(page, "q-order")


def hand_in(page: Page, question: str) -> None:
    """Go on to the button, press it, and hear how it was marked."""
    tab_to(page, f"#{question} button[type=submit]", most=30)
    page.keyboard.press("Enter")
    expect(page.locator(f"fieldset#{question} [data-answered]")).to_be_focused()


def match(page: Page) -> None:
    """Choose each partner with the arrow keys."""
    for number, (left, right) in enumerate(PARTNERS.items()):
        tab_to(page, "#q-match select")
        expect(page.locator("#q-match label").nth(number)).to_have_text(left)
        chosen = page.locator("#q-match select").nth(number)
        for _ in PARTNERS:
            page.keyboard.press("ArrowDown")
            if chosen.evaluate(CHOSEN) == right:
                break
        assert chosen.evaluate(CHOSEN) == right
    hand_in(page, "q-match")


def fill_gaps(page: Page) -> None:
    """Each gap is a box in the sentence, named by its number."""
    for number, word in ((1, "痛点"), (2, "sku")):
        tab_to(page, "#q-blank input.gap")
        expect(page.locator("#q-blank").get_by_label(f"第 {number} 空")).to_be_focused()
        page.keyboard.type(word)
    hand_in(page, "q-blank")


def type_words(page: Page) -> None:
    """Words and a number."""
    for question, word in (("q-text", "压单"), ("q-number", "10")):
        tab_to(page, f"#{question} input")
        page.keyboard.type(word)
        hand_in(page, question)


def vote(page: Page) -> None:
    """Arrows choose, and the vote is in."""
    tab_to(page, "#q-poll input")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert focused(page, "#q-poll input:checked")
    hand_in(page, "q-poll")


def test_all_kinds_with_the_keyboard_only(desk: Page, kinds: House):
    """From the first line to the vote nothing needs a mouse, and the quiz is passed."""
    page = opened(desk, "ruolin")
    assert faults_of(page) == ()
    put_in_order(page)
    match(page)
    fill_gaps(page)
    type_words(page)
    vote(page)
    expect(page.get_by_text("过关了：11 分得 11 分")).to_be_visible()
    assert faults_of(page) == ()


def test_all_kinds_fit_a_phone_when_something_is_missing(phone: Page, kinds: House):
    """What is missing is said at the question, and the page still fits."""
    page = opened(phone, "xiaoman")
    page.locator("#q-match select").first.select_option(label="开营")
    page.locator("form#q-match").evaluate("form => form.noValidate = true")
    page.locator("#q-match button[type=submit]").click()
    expect(page.locator("#q-match .err")).to_be_focused()
    assert page.locator("#q-match select").first.evaluate(CHOSEN) == "开营"
    page.get_by_role("button", name="下移").first.click()
    page.locator("#q-order button[type=submit]").click()
    expect(page.locator("fieldset#q-order")).to_be_visible()
    assert faults_of(page) == ()


def test_lines_are_put_in_order_without_scripts(old_phone: Page, kinds: House):
    """A place is chosen for each line, and the form is sent as a page."""
    page = opened(old_phone, "zitong")
    for place, line in enumerate(RIGHT, 1):
        page.get_by_label(f"排第几：{line}").select_option(str(place))
    page.locator("#q-order button[type=submit]").click()
    assert page.url.endswith("#q-order")
    expect(page.locator("#q-order").get_by_text("答对了")).to_be_visible()
