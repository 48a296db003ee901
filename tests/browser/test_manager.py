"""A manager's morning, at a desk."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import heading, signed_in


def test_a_managers_morning(desk: Page, house: House):
    """The board says who is missing, gives the text for the group, and leads to each person."""
    signed_in(desk, "wutong")
    desk.get_by_role("link", name="看板").click()
    expect(heading(desk)).to_have_text("小东门过早店")
    copy_the_reminder(desk)
    open_a_person(desk)
    desk.goto("/board")
    desk.get_by_role("link", name="看所有等回复的报告").click()
    expect(heading(desk)).to_contain_text("等回复")
    expect(desk.get_by_role("listitem").first).to_be_visible()


def copy_the_reminder(page: Page) -> None:
    """What is copied names those who are missing, and nobody who is not."""
    missing = page.locator("#missing")
    names = missing.locator("ul.names b").all_text_contents()
    assert names, "nobody is missing in the demo"
    missing.get_by_role("button", name=re.compile("^复制")).click()
    expect(missing.get_by_role("button", name=re.compile("已复制"))).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == missing.locator("[data-copy-text]").inner_text()
    assert all(name in copied for name in names)


def open_a_person(page: Page) -> None:
    """A name leads to what that person did and where they stand."""
    link = page.locator("#missing ul.names a").first
    name = link.locator("b").inner_text()
    link.click()
    expect(heading(page)).to_contain_text(name)


def test_another_merchant_sees_nothing_of_it(desk: Page, house: House, context):
    """Addresses of one merchant are missing for the manager of another."""
    signed_in(desk, "hejing")
    addresses = set()
    for start in ("/board", "/reports/waiting", "/groups"):
        desk.goto(start)
        links = desk.locator("main a[href]").evaluate_all(
            "links => links.map((link) => link.getAttribute('href').split(/[?#]/)[0])"
        )
        own = re.compile(r"^/(board|reports/read|check-ins/seen|groups)/\d+")
        addresses |= {link for link in links if own.match(link)}
    shapes = {re.sub(r"\d+", "#", address) for address in addresses}
    assert len(shapes) >= 5, shapes
    stranger = signed_in(context().new_page(), "mingyue")
    for address in sorted(addresses):
        answer = stranger.request.get(address)
        assert answer.status == 404, address


@pytest.mark.parametrize("login", ["xiaoman", "jianguo"])
def test_the_board_is_for_managers(phone: Page, login: str):
    """Whoever leads no team finds no board, and no way to one."""
    signed_in(phone, login)
    expect(phone.get_by_role("link", name="看板")).to_have_count(0)
    answer = phone.goto("/board")
    assert answer is not None and answer.status == 404
    expect(heading(phone)).to_be_visible()
