"""What is written about the project is true: rules, settings, links, commands."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from academy.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "docs" / "rules.md"
READMES = ("README.md", "README.zh-CN.md")
CITED = re.compile(r"\bR(\d+)\b")
STATED = re.compile(r"^(?:- )?\*\*R(\d+)\b", re.MULTILINE)
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"\bmake ([a-z]+)\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def texts(*folders: str) -> Iterator[tuple[Path, str]]:
    """Return every source file below some folders with its text."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".js", ".html", ".css"} and path != Path(__file__):
                yield path, path.read_text(encoding="utf-8")


def cited(*folders: str) -> dict[str, list[str]]:
    """Return the numbers of rules that are cited, with the files that cite them."""
    found: dict[str, list[str]] = {}
    for path, text in texts(*folders):
        for number in sorted(set(CITED.findall(text))):
            found.setdefault(number, []).append(path.relative_to(ROOT).as_posix())
    return found


def test_each_rule_is_stated_once():
    """A number names one rule for ever."""
    doubled = [f"R{number}" for number, times in Counter(stated()).items() if times > 1]
    assert not doubled, f"docs/rules.md states these more than once: {doubled}"


def stated() -> list[str]:
    """Return the numbers of all rules in docs/rules.md."""
    return STATED.findall(RULES.read_text(encoding="utf-8"))


def test_each_cited_rule_is_stated():
    """Whoever reads "R17" in the code finds it in docs/rules.md."""
    known = set(stated())
    lines = [
        f"R{number}, cited in {', '.join(files)}"
        for number, files in cited("platform", "tests").items()
        if number not in known
    ]
    assert not lines, "state these rules, with an example, in docs/rules.md:\n" + "\n".join(lines)


def test_each_rule_is_tested():
    """A rule that no test cites is a wish."""
    tested = cited("tests")
    missing = [f"R{number}" for number in stated() if number not in tested]
    assert not missing, f"cite these rules in the docstring of the test that holds them: {missing}"


def test_each_setting_is_explained():
    """Operations lists every variable that the program reads, and none that it does not."""
    written = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(ACADEMY_\w+)` \|", written, re.MULTILINE))
    read = {f"ACADEMY_{name.upper()}" for name in Settings.model_fields}
    assert listed == read, f"docs/operations.md, table of settings: {sorted(listed ^ read)}"


@pytest.mark.parametrize("name", READMES)
def test_readme_links_lead_somewhere(name):
    """Files and pictures that the first page names are there."""
    links = LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith(("http:", "https:"))]
    missing = [link for link in local if not (ROOT / link).exists()]
    assert local and not missing, f"{name} names what is not there: {missing}"


@pytest.mark.parametrize("name", READMES)
def test_readme_commands_exist(name):
    """Every `make` command of the first page is one, and `make help` lists it."""
    written = (ROOT / name).read_text(encoding="utf-8")
    spans = FENCE.findall(written) + re.findall(r"`([^`\n]+)`", written)
    named = {target for span in spans for target in MAKE.findall(span)}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    assert {"run", "test"} <= named <= targets, f"{name}: {sorted(named - targets)}"


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_links_between_documents_lead_somewhere(path):
    """A page of the documentation that names another names one that is there."""
    links = LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    local = [link for link in links if not link.startswith(("http:", "https:", "mailto:"))]
    missing = [link for link in local if not (path.parent / link).exists()]
    assert not missing, f"{path.relative_to(ROOT)} names what is not there: {missing}"
