"""The style sheets hold what pages use, and their two dark themes are one."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
PACKAGE = ROOT / "platform" / "academy"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR = re.compile(r"([^{}]+)\{")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
DARK = re.compile(r"color-scheme: dark;(.*?)\}", re.DOTALL)
PAGES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py"), *STATIC.glob("*.js")]
)
WORDS = frozenset(re.findall(r"[\w-]+", PAGES))


def is_used(name: str) -> bool:
    """Tell whether a page has a class, or puts it together (``deep-{{ depth }}``)."""
    stem = name[: name.rfind("-") + 1]
    return name in WORDS or bool(stem and f"{stem}{{{{" in PAGES)


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.stem)
def test_each_class_is_on_a_page(path):
    """A class that no page, script or renderer names is taken out of its style sheet."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    classes = {name for found in SELECTOR.findall(text) for name in CLASS.findall(found)}
    assert sorted(name for name in classes if not is_used(name)) == []


def test_both_dark_themes_are_the_same():
    """Dark by the system's wish and dark by choice are written twice, with the same colours."""
    blocks = DARK.findall((STATIC / "tokens.css").read_text(encoding="utf-8"))
    wished, chosen = ([line.strip() for line in block.splitlines()] for block in blocks)
    assert wished == chosen
    assert len(wished) > 10
