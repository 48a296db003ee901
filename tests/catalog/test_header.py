"""Headers: every field is checked, every failure of YAML has a place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from academy.catalog.field_tables import KNOWN, LESSON
from academy.catalog.fields import read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import MOST_BYTES, composed, read_yaml, split_header
from academy.catalog.source import Source


def check(text, table=LESSON):
    """Return ``code:line:column`` of the problems of a header."""
    findings = Findings()
    entries = read_yaml(Source("x.md", tuple(text.split("\n")), 2), KNOWN, findings)
    if entries:
        read_fields(entries, table, findings)
    found = (f"{p.code}:{p.line}:{p.column}" for p in findings.problems)
    return sorted(found)


FINE = "id: ls-a\ntitle: 标题\nminutes: 5\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", []),
        ("status: publised", ["C111:5:9"]),
        ("statu: draft", ["C110:5:1"]),
        ("complete: quiz", []),
        ("complete: [read, quizz]", ["C111:5:18"]),
        ("needs: ls-b", []),
        ("needs: [ls-b, s-c]", ["C113:5:15"]),
        ("review_by: 2026-12-31", []),
        ("review_by: 2026-02-30", ["C117:5:12"]),
        ("capabilities: [主播, 服务员]", ["C111:5:20"]),
        ("tags: {a: b}", ["C112:5:7"]),
        ("summary:", ["C116:5:9"]),
        ("summary: " + "长" * 121, ["C115:5:10"]),
        ("title: 又一个", ["C109:5:1"]),
        ("owner：陈老师", ["C103:5:6"]),
        ("标签：直播", ["C103:5:3", "C110:5:1"]),
        ("summary: &a 一", ["C107:5:10"]),
        ("summary: *a", ["C107:5:10"]),
        ("summary: !!python/object:os.system ls", ["C107:5:10"]),
        ("summary: 说: 明", ["C126:5:11"]),
        ("\tsummary: x", ["C125:5:1"]),
        ("summary: [", ["C108:5:11"]),
        ('summary: "x', ["C108:5:12"]),
        ("summary: " + "[" * 5000, ["C107:2:1"]),
        ("? [a, b]\n: c", ["C112:5:3"]),
        ("summary: " + "长" * 6000, ["C104:2:1"]),
    ],
)
def test_names_what_is_wrong_in_a_header(more, expected):
    """Each mistake has its code, its line and its column."""
    assert check(FINE + more) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: ls-a\ntitle: 标题\nminutes: 很多", ["C112:4:10"]),
        ("id: ls-a\ntitle: 标题\nminutes: ５", []),
        ("id: ls-a\ntitle: 标题\nminutes: 500", ["C114:4:10"]),
        ("id: les-a\ntitle: 标题\nminutes: 5", ["C113:2:5"]),
        ("id: ls-汉\ntitle: 标题\nminutes: 5", ["C113:2:5"]),
        ("title: 标题", ["C102:2:1", "C102:2:1"]),
        ("- a\n- b", ["C101:2:1"]),
        ("", ["C102:2:1", "C102:2:1", "C102:2:1"]),
        ("titel: 标题\nid: ls-a\nminutes: 5", ["C110:2:1"]),
    ],
)
def test_names_what_is_missing_or_wrong_typed(text, expected):
    """Required fields are there and hold what they should; a misspelt one is not also missing."""
    assert check(text) == expected


PARTS = [
    "a", "id", ":", ": ", "- ", "\n", "\n  ", "\n    ", " ", "[", "]", "{", "}", ", ", "#", " # ",
    "'", '"', "12", "true", "null", "07:30", "汉字", "。", "：", "http://x.y/z", "|", ">-", "?",
    "\\", "~", "@", "%", "\t", "-", "---", "...", "\u2028", "\x85", "\ufeff", "😀", "<<",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_the_fast_reader_reads_alike(text):
    """Whichever reader is chosen, the nodes and their places are the same."""
    assert shape(text, composed) == shape(text, slowly)


def slowly(text):
    """Read with the reader that is written in Python."""
    return yaml.compose(text, Loader=yaml.SafeLoader)


def shape(text, read):
    """Return all nodes of a text with their places; the name of the failure when it has none."""

    def of(node):
        start = node.start_mark
        place = (start.line, start.column)
        if isinstance(node, yaml.MappingNode):
            return (place, [(of(key), of(value)) for key, value in node.value])
        if isinstance(node, yaml.SequenceNode):
            return (place, [of(item) for item in node.value])
        return (place, node.tag, node.value)

    try:
        node = read(text)
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, IndexError) as failure:
        return type(failure).__name__
    return node and of(node)


@pytest.mark.parametrize(("size", "expected"), [(MOST_BYTES, []), (MOST_BYTES + 1, ["C104:2:1"])])
def test_a_header_has_its_bound(size, expected):
    """A byte too many is one problem, and nothing of the header is read."""
    assert check(FINE + "#" * (size - len(FINE.encode()))) == expected


def test_the_lines_around_a_header_may_end_in_spaces():
    """An editor's spaces behind the dashes mean nothing, and three dots end a header too."""
    for text in ("---\nid: a\n---\n正文", "--- \nid: a\n---\t\n正文", "---\nid: a\n...\n正文"):
        findings = Findings()
        header, body = split_header(Source("x.md", tuple(text.split("\n"))), findings)
        assert (header.text, body.text, findings.problems) == ("id: a", "正文", [])
