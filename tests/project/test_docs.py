"""The documents say what the code does."""

import re
from pathlib import Path

import pytest

from academy.cli import COMMANDS
from academy.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name):
    """Whoever runs an installation finds each setting in docs/operations.md."""
    assert f"| `{PREFIX}{name.upper()}` |" in OPERATIONS


def test_no_document_names_a_setting_that_is_none():
    """A setting that was renamed is renamed in the documents too."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", OPERATIONS)) <= known


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")))
def test_links_between_documents_lead_somewhere(path):
    """A relative link names a file that is there. Pictures come with the pages they show."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"(?<!\!)\[[^\]]*\]\(([^)#:]+)\)", text):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_commands_of_the_readme_exist():
    """What a reader copies from the README can be run."""
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        made = re.findall(r"^[a-z]+(?=:.*##)", (ROOT / "Makefile").read_text(), re.MULTILINE)
        assert set(re.findall(r"make ([a-z]+)", text)) <= set(made)
        assert set(re.findall(r"bin/academy ([a-z]+)", text)) <= COMMANDS.keys()
