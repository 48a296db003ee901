"""A trainer writes in a folder, and the pages follow."""

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import heading, signed_in

SECONDS = 3.0
PAGE = "/courses/rules-and-opening/three-fields"
OLD, NEW, NEWEST = "选平台：三种“场”", "选平台：三种场合", "选平台：三个场"


def test_a_change_is_live_and_a_fault_is_not(desk: Page, house: House):
    """A saved title is live within three seconds; a broken file leaves the last good one live."""
    path = house.courses / "rules-and-opening" / "lessons" / "040-three-fields.md"
    text = path.read_text(encoding="utf-8")
    signed_in(desk, "jiahui")
    expect_title(desk, OLD)
    try:
        assert seconds_until(desk, NEW, lambda: save(path, text.replace(OLD, NEW))) <= SECONDS
        broken = text.replace(OLD, "不该出现").replace("minutes: 9", "minutes: 九")
        assert broken != text.replace(OLD, "不该出现")
        save(path, broken)
        time.sleep(SECONDS)
        expect_title(desk, NEW)
        look_at_the_problem(house, broken)
        assert seconds_until(desk, NEWEST, lambda: save(path, text.replace(OLD, NEWEST))) <= SECONDS
    finally:
        save(path, text)
    assert house.installation.run("courses", "check").returncode == 0


def save(path: Path, text: str) -> None:
    """Write a file as editors do."""
    path.write_text(text, encoding="utf-8")


def expect_title(page: Page, title: str) -> None:
    """Open the lesson and look at its title."""
    page.goto(PAGE)
    expect(heading(page)).to_have_text(title)


def seconds_until(page: Page, title: str, change: Callable[[], None]) -> float:
    """Make a change; return after how long the page shows it, ten seconds at the most."""
    change()
    began = time.monotonic()
    while time.monotonic() - began < 10:
        if f"<h1>{title}</h1>" in page.request.get(PAGE).text():
            break
        time.sleep(0.05)
    taken = time.monotonic() - began
    expect_title(page, title)
    return taken


def look_at_the_problem(house: House, broken: str) -> None:
    """The check names path, line and column, and fails."""
    done = house.installation.run("courses", "check")
    line = 1 + broken.splitlines().index("minutes: 九")
    assert done.returncode == 1, done.stdout + done.stderr
    said = done.stdout + done.stderr
    assert f"lessons/040-three-fields.md:{line}:" in said.replace("\n", ""), said
