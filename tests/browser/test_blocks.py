"""Blocks of a lesson on a phone: marks that jump, words and sources that open in place."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House, open_house
from tests.browser.steps import signed_in

FRAME = bytes.fromhex("fffb10c4") + bytes(100)
"""A frame of silence in MP3: 26 ms."""

ADDRESS = "/courses/blocks/blocks"
LESSON = """\
---
id: ls-blocks
title: 听一段，看一张表
minutes: 1
---

每场有{fact}直播间。先说客人的麻烦，术语甲要懂。

:::audio src=../assets/a.mp3 seconds=60 title="一段录音"
@0:10 开口
@0:40 收尾
:::

:::fact source="某报，年度报道" as_of=2020 history
六成是商家自播。
:::
"""
COURSE = """\
id: co-blocks
title: 各种块
language: zh-CN
summary: 听、看、查。
outline:
  - section: 一
    id: s-blocks
    lessons: [blocks]
"""
TERM = """
- word: 术语甲
  english: term alpha
  meaning: 只在这里用的一个词。
  meaning_english: A word that is used only here.
"""


@pytest.fixture(scope="module")
def house(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An installation of its own: with a recording, and with a word to explain."""
    with open_house(tmp_path_factory.mktemp("blocks"), demo) as own:
        folder = own.courses / "blocks"
        (folder / "lessons").mkdir(parents=True)
        (folder / "assets").mkdir()
        (folder / "assets" / "a.mp3").write_bytes(FRAME * 2300)
        fact = '[三百个]{fact source="某报" as_of=2020 history}'
        (folder / "lessons" / "010-blocks.md").write_text(LESSON.replace("{fact}", fact))
        glossary = own.courses / "_shared" / "glossary.yml"
        glossary.parent.mkdir(exist_ok=True)
        before = glossary.read_text() if glossary.exists() else ""
        glossary.write_text(before.rstrip() + TERM)
        (folder / "course.yml").write_text(COURSE)
        yield own


def opened(page: Page) -> None:
    """Sign in and open the lesson as soon as it and its words are live."""
    signed_in(page, "zitong")
    for _ in range(40):
        answer = page.goto(ADDRESS)
        if answer is not None and answer.ok and page.locator("a.term").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError("the lesson is not live")


def test_a_mark_jumps_to_its_moment(phone: Page):
    """A tap on a mark plays from there, and the mark that plays says so (rule R141)."""
    opened(phone)
    mark = phone.get_by_role("link", name=re.compile("收尾"))
    mark.click()
    expect(mark).to_have_attribute("aria-current", "true")
    assert phone.evaluate("document.querySelector('audio').currentTime") >= 40
    assert phone.url.endswith(ADDRESS)


def test_a_word_opens_in_place_by_keyboard(desk: Page):
    """Enter opens the meaning and leads to it, Escape closes it and leads back (rule R143)."""
    opened(desk)
    word = desk.locator("a.term", has_text="术语甲")
    word.focus()
    desk.keyboard.press("Enter")
    meaning = desk.get_by_role("group", name="术语甲")
    expect(meaning).to_be_focused()
    expect(meaning).to_contain_text("只在这里用的一个词。")
    expect(word).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
    expect(word).to_be_focused()


def test_a_tap_elsewhere_closes_it(phone: Page):
    """On a phone the meaning stands above the bar, wholly in view."""
    opened(phone)
    phone.locator("a.term", has_text="术语甲").tap()
    meaning = phone.get_by_role("group", name="术语甲")
    box = meaning.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 780
    phone.locator("h1").tap()
    expect(meaning).to_have_count(0)


def test_a_claim_opens_its_source(phone: Page):
    """In a sentence and in a block; the end of the lesson lists the sources (rule R144)."""
    opened(phone)
    phone.locator("a.source").tap()
    expect(phone.get_by_role("group", name="史料 · 2020年")).to_contain_text("来源：某报")
    phone.keyboard.press("Escape")
    phone.locator("details.source summary").tap()
    expect(phone.get_by_text("来源：某报，年度报道")).to_be_visible()
    expect(phone.locator("#s-source-1")).to_contain_text("某报")


def test_on_paper_sources_are_open(desk: Page):
    """A printed lesson holds the sources, and neither navigation nor players."""
    opened(desk)
    desk.emulate_media(media="print")
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(desk.get_by_text("来源：某报，年度报道")).to_be_visible()
    expect(desk.locator("audio")).to_be_hidden()
    expect(desk.locator(".rail")).to_be_hidden()
    expect(desk.get_by_text("收尾")).to_be_visible()
