"""Tests of sizes: a file that grows beyond these holds two ideas; give the second its own name."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE, FUNCTION, TEMPLATE = 400, 50, 150


def sources() -> list[Path]:
    """Return all Python files of the package, without migrations."""
    return [p for p in sorted((ROOT / "platform").rglob("*.py")) if "versions" not in p.parts]


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_short(path):
    """A file has at most 400 lines, a function at most 50."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE, f"split {path.name} by what it knows"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= FUNCTION, f"{path.name}:{node.lineno} {node.name} has {lines} lines"


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "platform" / "academy" / "templates").rglob("*.html")),
    ids=lambda path: path.name,
)
def test_templates_stay_short_and_say_what_they_need(path):
    """A template has at most 150 lines and opens with what it shows and needs."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= TEMPLATE, "make a fragment of a part of it"
    assert text.startswith("{#"), "open with a comment: what it shows, what it needs"


@pytest.mark.parametrize("path", sorted((ROOT / "static").rglob("*.*")), ids=lambda path: path.name)
def test_styles_and_scripts_stay_short(path):
    """A style sheet or script has at most 400 lines; colours stand in tokens.css only."""
    if path.suffix not in {".css", ".js"}:
        return
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE
