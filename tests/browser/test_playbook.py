"""Day 1 of the playbook, in the group that runs it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import heading, signed_in

OWN = "接龙：地区＋昵称＋最想学的一件事"
LEADERS = "讲 15 分钟开营小课"


def test_the_leader_runs_day_one(desk: Page):
    """The day stands by the clock; a task is ticked by name and taken back; a post is copied."""
    signed_in(desk, "hejing")
    open_the_group(desk)
    expect(desk.locator("[aria-current=page]").filter(has_text="第1天")).to_be_visible()
    tick_and_take_back(desk)
    copy_a_post(desk)


def open_the_group(page: Page) -> None:
    """By the bar, then by its name."""
    page.goto("/groups")
    page.locator("main").get_by_role("link", name=re.compile("武汉×早餐")).click()
    expect(heading(page)).to_contain_text("武汉×早餐")


def tick_and_take_back(page: Page) -> None:
    """Who did it stands beside it, until it is taken back."""
    button = page.get_by_role("button", name=re.compile(f"^做完了.*{LEADERS}"))
    expect(button).to_have_count(1)
    button.click()
    undo = page.get_by_role("button", name=re.compile(f"{LEADERS}")).first
    line = page.locator("[id^=task-]").filter(has_text=LEADERS)
    expect(line).to_contain_text("何静")
    expect(button).to_have_count(0)
    undo.click()
    expect(button).to_have_count(1)


def copy_a_post(page: Page) -> None:
    """What is copied is what stands there."""
    box = page.locator("[data-copy-box], .script").filter(has=page.locator("[data-copy]")).first
    box.locator("[data-copy]").click()
    words = box.locator("[data-copy-text]")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == words.inner_text().strip()
    assert len(copied) > 10


def test_a_member_sees_what_members_do(phone: Page):
    """A member ticks the own tasks and sees none of the operators'."""
    signed_in(phone, "staff05")
    open_the_group(phone)
    main = phone.locator("main")
    expect(main.get_by_text(OWN).first).to_be_visible()
    expect(main.get_by_text(LEADERS)).to_have_count(0)
    expect(phone.locator("[data-copy]")).to_have_count(0)
    phone.get_by_role("button", name=re.compile(f"^做完了.*{re.escape(OWN)}")).click()
    expect(phone.locator("[id=task-t-d1-join]").get_by_role("button")).not_to_contain_text("做完了")
