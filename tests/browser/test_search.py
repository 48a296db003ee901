"""Searching in a real browser: the pages can be read and pressed, and a hit leads to its place."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.steps import signed_in
from tests.browser.walk import faults_of

LOOKS: dict[str, dict[str, Any]] = {
    "phone": PHONE,
    "phone-dark": PHONE | {"color_scheme": "dark"},
    "desk": DESK,
}
ADDRESSES = ("/search", "/search?q=规则", "/search?q=没有这个词", "/search?q=" + "没" * 201)


@pytest.mark.parametrize("look", LOOKS)
def test_a_word_is_looked_up_from_the_list_of_courses(context: Opener, look: str):
    """R122: the word is marked, the link leads to the lesson; no state of the page has a fault."""
    page = signed_in(context(**LOOKS[look]).new_page(), "ruolin")
    page.goto("/courses")
    page.get_by_role("searchbox").fill("截图")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("mark").first).to_have_text("截图")
    page.locator(".found h2 a").first.click()
    expect(page.locator("main")).to_contain_text("截图")
    for address in ADDRESSES:
        page.goto(address)
        assert faults_of(page) == (), address
