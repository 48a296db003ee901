"""A trainer looks at releases, compares two, looks at one as a learner, and goes back to it."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import heading, signed_in
from tests.browser.test_trainer import save
from tests.browser.walk import faults_of

LESSON = "/courses/private-groups"


@pytest.fixture
def changed(house: House, desk: Page) -> Iterator[str]:
    """A course was saved with another title of its first lesson; the title before."""
    path = house.courses / "private-groups" / "lessons" / "010-long-relation.md"
    text = path.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))[7:]
    signed_in(desk, "jiahui")
    save(path, text.replace(f"title: {title}", f"title: {title}（改）", 1))
    wait_for(desk, f"{title}（改）")
    yield title
    save(path, text)


def wait_for(page: Page, title: str) -> None:
    """Wait until learners see a title, ten seconds at the most."""
    began = time.monotonic()
    while title not in page.request.get(LESSON).text():
        assert time.monotonic() - began < 10, title
        time.sleep(0.1)


def test_back_to_an_older_release(desk: Page, changed: str):
    """R130, R131, R132: list, difference, preview, activate; no page has a fault."""
    desk.goto("/me")
    desk.get_by_role("link", name="课程发布").click()
    expect(heading(desk)).to_have_text("发布")
    assert not faults_of(desk)
    desk.get_by_role("link", name="私域与社群运营").click()
    assert not faults_of(desk)
    desk.get_by_role("button", name="看有什么变化").click()
    expect(desk.get_by_text(f"《{changed}》改名为《{changed}（改）》")).to_be_visible()
    assert not faults_of(desk)
    desk.get_by_role("link", name="私域与社群运营").click()
    desk.get_by_role("link", name="预览 · 发布 1").click()
    expect(desk.get_by_role("complementary", name="预览")).to_contain_text("作为学员")
    assert not faults_of(desk)
    desk.get_by_role("link", name=changed).first.click()
    expect(heading(desk)).to_have_text(changed)
    assert not faults_of(desk)
    desk.get_by_text("换个身份看").click()
    desk.get_by_label("身份").select_option("trainer")
    desk.get_by_role("button", name="查看").click()
    expect(desk.get_by_text("正确").first).to_be_visible()
    assert not faults_of(desk)
    desk.get_by_role("link", name="回到发布列表").click()
    desk.get_by_role("link", name="设为生效 · 发布 1").click()
    assert not faults_of(desk)
    desk.get_by_role("button", name="让发布 1 生效").click()
    expect(desk.get_by_text("发布 1 已经生效")).to_be_visible()
    desk.goto(LESSON)
    expect(desk.get_by_role("link", name=changed).first).to_be_visible()
