"""Every page of every role: nothing too wide, too small, too hard to press or to hear."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.house import House
from tests.browser.steps import heading, signed_in
from tests.browser.walk import faults_of, walk

ENGLISH = {"locale": "en-GB"}
DARK = {"color_scheme": "dark"}
LOOKS: dict[str, dict[str, Any]] = {
    "phone": PHONE,
    "phone-dark": PHONE | DARK,
    "phone-english": PHONE | ENGLISH,
    "desk": DESK,
    "desk-dark-english": DESK | DARK | ENGLISH,
}
ROLES = {"staff": "ruolin", "manager": "hejing", "trainer": "jiahui", "admin": "jianguo"}
PAGES = {"staff": 27, "manager": 40, "trainer": 31, "admin": 39}
"""How many kinds of pages each finds at least: a link that is lost is noticed."""


def every_look() -> list[Any]:
    """Return each look with each role; all but the first look are for the long run."""
    return [
        pytest.param(
            look, role, id=f"{look}-{role}", marks=() if look == "phone" else pytest.mark.slow
        )
        for look, role in product(LOOKS, ROLES)
    ]


@pytest.mark.parametrize(("look", "role"), every_look())
def test_every_page_can_be_read_and_pressed(context: Opener, look: str, role: str):
    """No page overflows, hides text in small print, has targets below 44 px or a finding of axe."""
    page = enter(context(**LOOKS[look]).new_page(), ROLES[role])
    seen = walk(page)
    assert len(seen) >= PAGES[role], [each.kind for each in seen]
    assert not (wrong := report(seen)), wrong


def enter(page: Page, login: str) -> Page:
    """Sign in, in whichever language the door speaks."""
    page.goto("/sign-in")
    page.locator("[name=name]").fill(login)
    page.locator("[name=password]").fill("academy-demo")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/")
    return page


def report(seen: list[Any]) -> str:
    """Return one line for each fault."""
    return "\n".join(f"{each.address}: {fault}" for each in seen for fault in each.faults)


def missing(page: Page, _house: House) -> None:
    """A page that does not exist."""
    page.goto("/courses/nowhere")


def short_check_in(page: Page, house: House) -> None:
    """A check-in with too few words, and something that is no picture."""
    signed_in(page, house.somebody())
    page.goto("/check-ins")
    page.get_by_label("你的回答").fill("短")
    page.locator("input[type=file]").set_input_files(
        {"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    )
    page.get_by_role("button", name="打卡", exact=True).click()
    expect(page.get_by_role("alert").or_(page.locator("[data-focus]")).first).to_be_visible()


def empty_report(page: Page, _house: House) -> None:
    """A report with nothing in it."""
    signed_in(page, "staff40")
    page.goto("/reports")
    page.get_by_role("link", name="写今天的报告").click()
    page.get_by_role("button", name="交报告").click()
    expect(page.locator("[data-focus]")).to_be_visible()


def forged(page: Page, _house: House) -> None:
    """A form without its token: what was typed comes back."""
    signed_in(page, "staff39")
    page.goto("/reports")
    page.get_by_role("link", name="写今天的报告").click()
    page.get_by_label("观察", exact=True).fill("排队的人多了一倍。" * 20)
    page.evaluate(
        "document.querySelectorAll('main [name=csrf_token]').forEach((one) => one.remove())"
    )
    page.get_by_role("button", name="交报告").click()
    expect(heading(page)).to_have_text("再按一次，就交上去了")


def wrong_password(page: Page, _house: House) -> None:
    """The door, closed."""
    page.goto("/sign-in")
    page.get_by_label("手机号或登录名").fill("nobody")
    page.get_by_label("密码", exact=True).fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_be_visible()


def empty_field_work(page: Page, _house: House) -> None:
    """Field work with nothing in it: each thing that is missing is named."""
    signed_in(page, "staff38")
    page.goto("/courses/product-selection/short-supply")
    page.locator("section.fieldwork").get_by_role("link", name="去提交").click()
    page.get_by_role("button", name="提交作业").click()
    expect(page.locator("[data-focus]")).to_be_visible()


def nothing_found(page: Page, _house: House) -> None:
    """A word that stands in no lesson."""
    signed_in(page, "staff38")
    page.goto("/search?q=zzzqqq")
    expect(page.get_by_text("没有哪一课同时有这些词。")).to_be_visible()


STATES = (
    missing, short_check_in, empty_report, forged, wrong_password, empty_field_work, nothing_found,
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_pages_that_say_no_can_be_read_too(
    phone: Page, house: House, state: Callable[[Page, House], None]
):
    """Errors are pages: they fit, they are large enough, and a screen reader can read them."""
    state(phone, house)
    assert faults_of(phone) == ()
