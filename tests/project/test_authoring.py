"""docs/authoring.md tells trainers all that the course format knows, and its samples work."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from academy.catalog import attribute_kinds, block_table, field_tables
from academy.catalog.messages import MESSAGES
from academy.catalog.parser import read_course
from academy.catalog.site_reader import read_site
from tests.catalog.sample_course import ROOM, files_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "authoring.md"
TEXT = PAGE.read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OUTSIDE = FENCE.sub("", TEXT)
ROW = re.compile(r"^\| `(C\d{3})` \| (\w+) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)
TABLES = {
    name: table
    for name, table in vars(field_tables).items()
    if isinstance(table, dict) and name.isupper()
}
IN_DAYS = tuple(
    f":::{name}" for name, kind in block_table.BLOCKS.items() if kind.where == "playbook"
)


def named(word: str) -> bool:
    """Tell whether a word stands in the page as code, outside of the samples."""
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(word)}(?![\w-])[^`\n]*`", OUTSIDE) is not None


def samples(language: str) -> list[str]:
    """Return the fenced samples of one language."""
    return [text for found, text in FENCE.findall(TEXT) if found == language]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_field_is_explained(table):
    """What a header may hold is in the page, whichever file it belongs to."""
    missing = [field for field in TABLES[table] if not named(field)]
    assert not missing, f"docs/authoring.md, fields of {table}: {missing}"


def test_every_block_is_explained_and_shown():
    """A block has its line in the table, names its attributes, and stands in a sample."""
    rows = [line for line in OUTSIDE.splitlines() if line.startswith("| ")]
    for name, kind in block_table.BLOCKS.items():
        row = next((each for each in rows if f"`{name}`" in each.split("|")[1]), "")
        assert row, f"docs/authoring.md has no line for :::{name}"
        absent = [key for key in kind.attributes if f"`{key}`" not in row]
        assert not absent, f"docs/authoring.md, :::{name} lacks {absent}"
        shown = any(f":::{name}" in sample for sample in samples("markdown"))
        assert shown, f"docs/authoring.md shows no :::{name}"


@pytest.mark.parametrize("table", ["QUESTION", "TASK", "BOX"])
def test_every_attribute_in_braces_is_explained(table):
    """Questions, tasks and boxes say what may stand behind their id."""
    missing = [name for name in getattr(block_table, table) if not named(name)]
    assert not missing, f"docs/authoring.md, attributes of a {table.lower()}: {missing}"


def test_every_role_is_explained():
    """Whoever may be given a task is named."""
    assert [role for role in attribute_kinds.ROLES if not named(role)] == []


def test_every_problem_is_explained():
    """The table names each code once, says how bad it is, what it means and what to do."""
    assert ROW.findall(TEXT) == [(code, MESSAGES[code].severity) for code in sorted(MESSAGES)]


def test_every_option_of_the_commands_is_explained():
    """The page tells what the checker can do, and nothing that it cannot."""
    told = set(re.findall(r"--[a-z]+", TEXT))
    known = {
        "--course",
        "--date",
        "--fix",
        "--force",
        "--format",
        "--json",
        "--language",
        "--strict",
        "--to",
    }
    assert told == known


PLACES = {
    "---\ntitle:": "hook_en",
    "---\nid: ls-": "room",
    "---\nid: pd-": "day",
    "---\nid: qz-": "quizzes/final.md",
    "id: co-": "course",
    "id: pb-": "playbook",
    "title: ": "course_en",
}
"""How a sample that is a whole file begins, and which file of the course it is."""


def wrapped(sample: str) -> dict[str, str | bytes]:
    """Put a sample into a course, in the place that its header or its blocks ask for."""
    whole = next((name for start, name in PLACES.items() if sample.startswith(start)), "")
    if whole:
        return {whole: sample.replace("s-live-basics-before", "s-before")}
    if any(block in sample for block in IN_DAYS):
        return {"day": f"---\nid: pd-one\nday: 1\ntitle: 一\n---\n{sample}"}
    head = ROOM.partition("灯")[0].replace("ls-room", "ls-sample")
    return {"room": head + sample.replace("020-room.md", "010-hook.md")}


def told(files: dict[str, bytes]) -> Iterator[str]:
    """Return the problems of a course, but those that a sample out of its place must have."""
    course, problems = read_course(files, "cups")
    for each in problems:
        if each.code not in {"C123", "C403"}:
            yield f"{each.path}:{each.line}: {each.sentence('en')}"
    if course is None:
        yield "no course"


@pytest.mark.parametrize("sample", [*samples("markdown"), *samples("yaml")])
def test_every_sample_works(sample):
    """What a trainer copies from the page has no error and no warning."""
    own = {"format: ": "_site.yml", "- id: pa-": "_paths.yml"}
    site = {name: sample.encode() for start, name in own.items() if sample.startswith(start)}
    if site:
        assert read_site(site).problems == ()
        return
    assets = {
        "assets/card.svg": "<svg/>",
        "assets/card.csv": "a\n",
        "_shared/snippets/refund.md": "七天内都能退。\n",
    }
    files = files_of(**{**assets, **wrapped(sample)})
    assert list(told(files)) == []
