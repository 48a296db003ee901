"""A real Chromium in front of a real installation with the demo in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.house import House, make_demo, open_house
from tests.browser.watch import Watch

NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL = (
    "Chromium is not installed, so nothing was tried in a browser: "
    "`apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji`"
)
OPTIONS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
CHINA = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
Opener = Callable[..., BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that this machine has."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(INSTALL)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo, which takes long to make: each house has a copy."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def house(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One installation with its demo for all tests of a worker, with courses of its own."""
    with open_house(tmp_path_factory.mktemp("house"), demo) as opened:
        yield opened


@pytest.fixture
def context(chromium: Browser, house: House) -> Iterator[Opener]:
    """Open a fresh browser; it fails the test when a page of it misbehaves."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def opener(**options: object) -> BrowserContext:
        made = chromium.new_context(base_url=house.address, **(CHINA | options))  # type: ignore[arg-type]
        made.set_default_timeout(10_000)
        opened.append((made, Watch(made, house.address)))
        return made

    yield opener
    for made, _watch in opened:
        made.close()
    faults = [fault for _made, watch in opened for fault in watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def phone(context: Opener) -> Page:
    """A page on a phone of 360 px."""
    return context(**PHONE).new_page()


@pytest.fixture
def desk(context: Opener) -> Page:
    """A page on a desk, which may read the clipboard."""
    opened = context(**DESK)
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    return opened.new_page()


@pytest.fixture
def old_phone(context: Opener) -> Page:
    """A page on a phone without JavaScript."""
    return context(**PHONE, java_script_enabled=False).new_page()
