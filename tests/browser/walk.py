"""Walks over the pages that somebody finds from Today, one address of each kind."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
START = (
    "/", "/courses", "/check-ins", "/reports", "/groups", "/me", "/password",
    "/field-work", "/shop", "/glossary", "/paths/first",
    "/search?q=规则", "/search?q=qqqqqq&course=", "/courses?subject=规则&job=店长",
)  # fmt: skip
AXE = """async () => {
  const preload = { assets: ["media"] };
  const { violations } = await axe.run({ resultTypes: ["violations"], preload });
  const places = (one) => one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
  return violations.map((one) => `axe ${one.id}: ${one.help}: ${places(one)}`);
}"""
"""Styles are not read once more: only a rule that axe leaves out by itself would look there."""
FILES = re.compile("/(pictures|assets|worksheets)/")
MOST_KINDS = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: its address, the kind of address, and what is wrong with it."""

    address: str
    kind: str
    faults: tuple[str, ...]


def kind_of(address: str) -> str:
    """Return what addresses of the same page have in common."""
    parts = urlsplit(address)
    path = re.sub(r"\d{4}-\d\d-\d\d", "<day>", parts.path)
    path = re.sub(r"/\d+", "/<id>", path)
    path = re.sub(r"^/courses/[^/]+", "/courses/<course>", path)
    path = re.sub(r"^/paths/pa-[^/]+", "/paths/<path>", path)
    path = re.sub(r"^(/courses/<course>)/[^/]+$", r"\1/<lesson>", path)
    path = re.sub(r"^/field-work/(?:fw|q)-[^/]+", "/field-work/<work>", path)
    path = re.sub(r"/exams/qz-[^/]+", "/exams/<exam>", path)
    path = re.sub(r"^/releases/co-[^/]+", "/releases/<course>", path)
    path = re.sub(r"/preview/ls-[^/]+", "/preview/<lesson>", path)
    path = re.sub(r"/preview/qz-[^/]+", "/preview/<exam>", path)
    keys = "&".join(sorted(re.findall(r"(?:^|&)(\w+)=", parts.query)))
    return f"{path}?{keys}" if keys else path


def links_of(page: Page) -> list[str]:
    """Return the addresses that a page links to, without those of pictures and files."""
    found: list[str] = page.locator("a[href^='/']:not([download])").evaluate_all(
        "links => links.map((link) => link.getAttribute('href').split('#')[0])"
    )
    return [address for address in found if address and not FILES.search(address)]


def faults_of(page: Page) -> tuple[str, ...]:
    """Return what is wrong with the page that is open, as a reader or a screen reader meets it."""
    page.evaluate(AXE_SCRIPT)
    return (*page.evaluate(LOOK), *page.evaluate(AXE))


def walk(page: Page) -> list[Seen]:
    """Visit one address of each kind that links lead to, and look at it."""
    waiting, known, seen = list(START), set(), []
    while waiting:
        assert len(seen) < MOST_KINDS, "links lead on and on; is kind_of right?"
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind in known:
            continue
        known.add(kind)
        answer = page.goto(address)
        status = answer.status if answer else 0
        wrong = (f"answered {status}",) if status != 200 else faults_of(page)
        known.add(kind_of(urlsplit(page.url).path))
        seen.append(Seen(address, kind, wrong))
        waiting += links_of(page)
    return seen
