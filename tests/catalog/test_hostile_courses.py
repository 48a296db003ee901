"""Hostile files through the reader of courses: a located problem, in time, never an exception."""

import random
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from academy.catalog.content import Course
from academy.catalog.parser import read_course
from academy.catalog.parts import ChecklistPart, HtmlPart
from academy.catalog.problems import Problem
from academy.catalog.render import to_html
from academy.catalog.render_lesson import render_lesson
from tests.catalog.harmless import assert_harmless
from tests.catalog.sample_course import files_of
from tests.catalog.test_hostile import MARKUP, SPELLINGS, broken

HEAD = "---\nid: ls-room\ntitle: 房间\nminutes: 1\n---\n\n"
ROOM = "lessons/020-room.md"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(9)
)
FILES = {
    "a YAML bomb": f"---\n{BOMB}---\n好",
    "an anchor that holds itself": "---\na: &a [*a]\n---\n好",
    "a tag that runs": "---\nid: !!python/object/apply:os.system [id]\n---\n好",
    "a merge of itself": "---\n<<: &a {b: *a}\n---\n好",
    "YAML nested 8,000 deep": "---\na: " + "[" * 8000 + "\n---\n好",
    "YAML nested 8,000 deep in lines": "---\n" + "- " * 8000 + "\n---\n好",
    "YAML nested 5,000 deep in keys": "---\n" + "? " * 5000 + "\n---\n好",
    "YAML of 16 kB of quotes": "---\na: " + "'" * 16_000 + "\n---\n好",
    "a header of a megabyte": "---\n" + "a: b\n" * 190_000 + "---\n好",
    "a header that never ends": "---\n" + "a: b\n" * 1000,
    "a header of nothing": "---\n---\n",
    "numbers without an end": "---\nid: ls-room\ntitle: 房\nminutes: " + "9" * 5000 + "\n---\n好",
    "hexadecimal and octal": "---\nid: ls-room\ntitle: 0x7f\nminutes: 0o17\n---\n好",
    "a day that is none": "---\nid: ls-room\ntitle: 房\nminutes: 1\nreview_by: 2026-02-31\n---\n好",
    "GBK": (HEAD + "灯在前面。" * 50).encode("gbk"),
    "UTF-16": (HEAD + "灯在前面。").encode("utf-16"),
    "Latin-1": HEAD.encode() + "é".encode("latin-1"),
    "bytes in any order": bytes(random.Random(1).randrange(256) for _ in range(20_000)),
    "nothing but NUL": b"\0" * 100_000,
    "NUL in the text": HEAD + "灯\0在前面。",
    "ten megabytes of brackets": HEAD + "[" * 10_000_000,
    "a line of a megabyte": HEAD + "灯" * 330_000,
    "lists nested 3,000 deep": HEAD + "\n".join("  " * depth + "- a" for depth in range(600)),
    "quotes nested 3,000 deep": HEAD + ">" * 3000,
    "blocks nested 3,000 deep": HEAD + ":::case\n" * 3000,
    "variants nested 3,000 deep": HEAD + ":::on platform=淘宝\n" * 3000,
    "blocks that nobody opened": HEAD + ":::\n" * 3000,
    "a block with 5,000 attributes": HEAD + ":::case " + "a=b " * 5000 + "\nx\n:::",
    "a block without an end": HEAD + ":::script\n" + "您好\n" * 500,
    "a fence without an end": HEAD + "```\n" + ":::script\n" * 500,
    "5,000 questions": HEAD
    + ":::quiz id=qz-x\n"
    + "### a {#q-x}\n- (x) b\n- ( ) c\n" * 5000
    + ":::",
    "5,000 options": HEAD + ":::quiz id=qz-x\n### a {#q-x}\n" + "- (x) b\n" * 5000 + ":::",
    "braces without an end": HEAD + ":::quiz id=qz-x\n### a " + "{" * 20_000 + "\n:::",
    "20,000 gaps": HEAD + ":::quiz id=qz-x\n### " + "[[a|b]]" * 20_000 + " {#q-x}\n:::",
    "20,000 tasks": HEAD + ":::checklist\n" + "- [ ] a\n" * 20_000 + ":::",
    "a table of 5,000 columns": HEAD + "|".join("a" * 5000) + "\n" + "|".join("-" * 5000),
    "5,000 footnotes": HEAD + "[^1]" * 5000 + "\n\n[^1]: x",
    "30,000 links": HEAD + "[a](b.md)" * 30_000,
    "links that lead out": HEAD + "[a](../../../../etc/passwd) ![b](/etc/passwd) [c](..\\..\\x)",
    "facts without an end": HEAD + "[a]{fact source=" * 3000,
    "own facts without an end": HEAD + "{{shop." * 20_000,
    "30,000 links to other files": HEAD + "".join(f"[a](b{at}.md)" for at in range(30_000)),
}


def read(room: str | bytes) -> tuple[Course | None, list[Problem], float]:
    """Read the sample course with another lesson; return the seconds it took, too."""
    files = files_of(room=room)
    before = time.process_time()
    course, problems = read_course(files, "cups")
    return course, problems, time.process_time() - before


def lines_of(room: str | bytes) -> int:
    """Count the lines of a file, as an editor would."""
    return room.count("\n" if isinstance(room, str) else b"\n") + 1  # type: ignore[arg-type]


@pytest.mark.parametrize("room", FILES.values(), ids=FILES)
def test_a_hostile_file_is_read_in_time(room):
    """No exception, no hang; whatever is found has a place inside the file and a sentence."""
    course, problems, seconds = read(room)
    assert seconds < 1
    own = [problem for problem in problems if problem.path == f"cups/{ROOM}"]
    for problem in own:
        assert 1 <= problem.line <= lines_of(room) and problem.column >= 1
        assert problem.sentence("zh") and problem.sentence("en")
    assert own, "an author is told what is odd about it"
    if course is not None:
        check_lessons(course)


def check_lessons(course: Course) -> None:
    """Render all lessons: harmless, and in time."""
    for lesson in course.lessons:
        before = time.process_time()
        parts = render_lesson(lesson, link=lambda path: path, asset=lambda path: path)
        assert time.process_time() - before < 1
        for part in parts:
            if isinstance(part, HtmlPart):
                assert_harmless(part.html)
            elif isinstance(part, ChecklistPart):
                for item in part.items:
                    assert_harmless(item.html)


@pytest.mark.parametrize("name", ["course.yml", "playbooks/seven-day/playbook.yml"])
@pytest.mark.parametrize(
    "text", [BOMB, "a: &a [*a]", "[" * 8000, "- " * 8000, "\0", "{" * 5000, "!!x y"]
)
def test_a_hostile_yaml_file_is_refused(name, text):
    """The files that are YAML only are read as carefully as headers."""
    before = time.process_time()
    course, problems = read_course(files_of() | {name: text.encode()}, "cups")
    assert time.process_time() - before < 1
    assert course is None
    assert [problem for problem in problems if problem.path == f"cups/{name}"]


BLOCKS = [
    ":::objectives",
    ":::keypoints",
    ":::fact source=甲 as_of=2020",
    ":::fact",
    ":::example",
    ":::case source=乙",
    ":::script voice=主播 seconds=9",
    ":::mistakes",
    ":::checklist",
    ":::policy source=丙 as_of=2020-01-01 review_by=2021-01-01",
    ":::on platform=淘宝",
    ":::video src=a.mp4",
    ":::audio src=javascript:alert(1)",
    ":::download file=../../x.csv",
    ":::fieldwork id=fw-x",
    ":::checkin min=9",
    ":::quiz id=qz-x",
    ":::trainer",
    ":::include path=../../../x.md",
    ":::announce at=25:99",
    ":::tasks",
    ":::metrics",
    ":::rescue",
    ":::report id=r-x",
    ":::nobody",
    ":::",
    "::::",
    ":::\t",
    "：：：case",
]
LINES = [
    "### 问 {#q-a points=2}",
    "- ( ) 甲",
    "- (x) 乙",
    "- [ ] 丙",
    "- [x] 丁",
    "= 3 +- 0.5",
    "= 甲 | 乙",
    "[[甲|乙]]",
    "1) 甲",
    "左 => 右",
    "> 说明",
    "? 提示",
    "~ 具体 (3)",
    "@12:40 一段",
    "m-a | 名 | 个 | typed",
    "### 观察：看 {#r-see min=40}",
    "{{shop.hero}}",
    '[177 个]{fact source="x"}',
    "| a | b |",
    "|---|---|",
    "```",
    "~~~",
    "---",
    "![图](../assets/a.svg)",
]


def generated(seed: int) -> str:
    """Return a lesson of blocks, questions and broken Markdown in any order."""
    chance = random.Random(seed)
    lines = []
    for _ in range(chance.randint(3, 40)):
        kind = chance.random()
        if kind < 0.35:
            lines.append(chance.choice(BLOCKS))
        elif kind < 0.75:
            lines.append(chance.choice(LINES))
        elif kind < 0.9:
            lines.append(chance.choice(MARKUP + SPELLINGS))
        else:
            lines.append(broken(seed + len(lines)))
        if chance.random() < 0.3:
            lines.append(":::")
    return HEAD + "\n".join(lines) + "\n"


def check_generated(seeds: range) -> None:
    """Read and render lessons of *seeds*."""
    for seed in seeds:
        course, problems, seconds = read(generated(seed))
        assert seconds < 1, seed
        assert all(problem.line >= 1 and problem.sentence("zh") for problem in problems), seed
        if course is not None:
            check_lessons(course)


def test_hundreds_of_generated_lessons_are_read():
    """Blocks in each other, without an end, with the attributes of others."""
    check_generated(range(300))


@pytest.mark.slow
def test_thousands_of_generated_lessons_are_read():
    """As above, with lessons enough to meet most pairs of lines."""
    check_generated(range(300, 5300))


def real_files() -> list[Path]:
    """Return the Markdown files of other people that are on this machine: thousands, or none."""
    places = {sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), "/usr/share/doc"}
    nodes = ("/usr/lib/node_modules", "/usr/local/lib/node_modules")
    found = {path for place in (*places, *nodes) for path in Path(place).rglob("*.md")}
    return sorted(path for path in found if path.is_file())[:4000]


@pytest.mark.slow
def test_markdown_of_other_people_is_rendered_and_read():
    """What stands on this machine: harmless HTML, and as a lesson no exception, in time."""
    for path in real_files():
        text = path.read_bytes()
        before = time.process_time()
        assert_harmless(to_html(text.decode("utf-8", "replace")))
        middle = time.process_time()
        read(HEAD.encode() + text)
        assert middle - before < 1, path
        assert time.process_time() - middle < 1, path
