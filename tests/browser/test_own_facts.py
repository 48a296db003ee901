"""What a shop writes of itself in one lesson is ready to be said in another."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import signed_in

LESSONS = "scripting/lessons"
ASKED = """
今天的主推款是{{shop.hero_of_test}}。

:::quiz id=qz-own-words
### 先说什么？ {#q-own-words-first}

- ( ) 价格
- (x) 麻烦

### 你的主推款叫什么？ {#q-own-words-hero type=field key=shop.hero_of_test}
:::
"""
SPOKEN = """
:::script voice=主播
这一盒叫{{shop.hero_of_test}}。
:::

:::on platform=抖音
点小黄车。
:::

:::on platform=淘宝
点宝贝口袋。
:::
"""
ASKS, SPEAKS = "/courses/scripting/running-order", "/courses/scripting/interaction"
WORDS = "三鲜豆皮 <加辣>"


def test_what_the_shop_writes_is_copied_by_a_colleague(phone: Page, desk: Page, house: House):
    """A gap leads to its question; written on a phone, the words are in a colleague's script."""
    with lessons(house):
        signed_in(phone, "xiaoman")
        wait_for(phone, SPEAKS, "shop.hero_of_test", "你的主推款叫什么？")
        phone.goto(SPEAKS)
        script = phone.locator("section.script", has_text="这一盒叫")
        script.get_by_role("link", name="【你的主推款叫什么？】").click()
        write_the_fact(phone)
        copy_the_script(desk)
        choose_a_platform(phone)


@contextmanager
def lessons(house: House) -> Iterator[None]:
    """Let one lesson ask and another one speak, for the time of the test."""
    paths = [
        house.courses / LESSONS / name for name in ("020-running-order.md", "040-interaction.md")
    ]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    try:
        for path, text, more in zip(paths, texts, (ASKED, SPOKEN), strict=True):
            path.write_text(text + more, encoding="utf-8")
        yield
    finally:
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")


def wait_for(page: Page, address: str, *any_of: str) -> None:
    """Wait until a change of the folder is live."""
    began = time.monotonic()
    while time.monotonic() - began < 10:
        text = page.request.get(address).text()
        if any(words in text for words in any_of):
            return
        time.sleep(0.1)
    message = f"{address} never showed {any_of}"
    raise AssertionError(message)


def write_the_fact(page: Page) -> None:
    """The question takes the words and says who wrote them; what was chosen elsewhere stays."""
    expect(page).to_have_url(f"{page.url.partition('/courses')[0]}{ASKS}#q-own-words-hero")
    question, other = page.locator("#q-own-words-hero"), page.locator("#q-own-words-first")
    other.get_by_label("价格").check()
    question.get_by_label("写给自己的店").fill(WORDS)
    question.get_by_role("button", name="为本店记下").click()
    expect(question.get_by_text("周小满 写于")).to_be_focused()
    expect(page.get_by_text("今天的主推款是").locator("mark")).to_have_text(WORDS)
    expect(other.get_by_label("价格")).to_be_checked()


def copy_the_script(page: Page) -> None:
    """A colleague of the same shop finds the words in the script and copies all of it."""
    signed_in(page, "wutong")
    page.goto(SPEAKS)
    script = page.locator("section.script", has_text="这一盒叫")
    expect(script.locator("mark")).to_have_text(WORDS)
    script.get_by_role("button", name="复制话术").click()
    expect(script.get_by_role("button")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == f"这一盒叫{WORDS}。"


def choose_a_platform(page: Page) -> None:
    """Asked where they sell, the reader answers; the other platform's part is one tap away."""
    page.goto(SPEAKS)
    page.get_by_label("淘宝").check()
    page.get_by_role("button", name="就这些").click()
    expect(page.get_by_text("点宝贝口袋。")).to_be_visible()
    other = page.get_by_text("点小黄车。")
    expect(other).to_be_hidden()
    page.get_by_text("只在抖音：点开看").click()
    expect(other).to_be_visible()
    page.goto("/shop")
    expect(page.get_by_label("你的主推款叫什么？")).to_have_value(WORDS)
