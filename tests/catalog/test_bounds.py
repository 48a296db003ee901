"""What Markdown may cost."""

import pytest

from academy.catalog.bounds import excess
from tests.catalog.sample_course import codes, files_of

LESSON = (
    """
一段话，有**重点**、`代码`和[链接](a.md)。

- 一
    - 二

| 甲 | 乙 |
|---|---|
| 1 | 2 |

"""
    * 60
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a" * 512_001, 0),
        ("汉" * 170_667, 0),
        ("\n" * 20_001, 20_000),
        ("a\n\n" + "[" * 1001, 2),
        (("[" * 500 + "\n\n") * 5, 8),
        ("a\n" + "[^1]" * 301, 1),
        ("> " * 21 + "a", 0),
        ("- " * 21 + "a", 0),
        ("- a\n" + "    " * 21 + "- b", 1),
        ("a\n\n" + "*a" * 2001, 2),
        ("a\n" * 1001, 0),
        ("{" * 900 + "a" * 12_000, 0),
        ("|" * 300 + "\n" + "a\n" * 40, 0),
        ("``` a\n\n" * 1500, 0),
    ],
)
def test_names_the_line_at_which_a_bound_is_broken(text, line):
    """Size, nesting, brackets, footnotes, signs, lines, braces, tables and fences are bounded."""
    found = excess(text)
    assert found is not None
    assert found.line == line


@pytest.mark.parametrize(
    "text",
    ["", LESSON, "[" * 1000, "[^1]" * 300, "> " * 20 + "a", "- " * 20 + "a", "汉" * 100_000],
    ids=["empty", "long lesson", "brackets", "footnotes", "quotes", "lists", "long"],
)
def test_leaves_long_lessons_alone(text):
    """What people write is far within the bounds."""
    assert excess(text) is None


def test_the_checker_says_where():
    """An author learns which line could not be shown."""
    room = "---\nid: ls-room\ntitle: 房间\nminutes: 1\n---\n一\n\n" + "> " * 21 + "二\n"
    assert codes(files_of(room=room)) == ["C216:020-room.md:8:1"]
