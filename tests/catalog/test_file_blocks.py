"""Tests of recordings and worksheets as blocks."""

import pytest

from academy.catalog.file_blocks import rows_shown
from academy.catalog.live_html import render
from academy.catalog.media_pointer import pointer_to, read_pointer
from academy.catalog.parser import read_course
from academy.catalog.parts import HtmlPart
from tests.catalog.sample_course import ROOM, files_of

POINTER = pointer_to("a" * 64, 5_000_000)
FILES = {
    "assets/a.mp4": POINTER,
    "assets/a.webm": POINTER,
    "assets/a.mp3": POINTER,
    "assets/a.vtt": "WEBVTT\n",
    "assets/a.csv": "货品,价格\n面,29.9\n",
}
CAPTIONS = "captions=../assets/a.vtt"


def read(body, **files):
    """Read a course whose second lesson holds *body*."""
    return read_course(files_of(room=ROOM + body, **{**FILES, **files}), "cups")


def codes(body, **files):
    """Return the codes of what is wrong, files that nobody uses aside."""
    _, problems = read(body, **files)
    return [each.code for each in problems if each.code not in {"C123", "C403"}]


def html(body, **files):
    """Return the HTML of the lesson."""
    course, problems = read(body, **files)
    assert course is not None, [each.sentence("en") for each in problems]
    parts = render(course, course.lessons[1], {})
    return "".join(part.html for part in parts if isinstance(part, HtmlPart))


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (f"video src=../assets/a.mp4 {CAPTIONS}", []),
        (f"video src=../assets/a.webm {CAPTIONS}", []),
        ("audio src=../assets/a.mp3", []),
        ("video src=https://a.b/watch", []),
        ("video src=../assets/a.mp4", ["C453"]),
        ("video src=http://a.b/c.mp4", ["C450"]),
        ("video src=../assets/a.mp3", ["C450"]),
        ("audio src=../assets/a.mp4", ["C450"]),
        ("video src=../assets/a.csv", ["C450"]),
        ("video src=javascript:x.mp4", ["C408", "C450"]),
        ("video src=../assets/none.mp4", ["C402", "C453"]),
        ("audio src=../assets/a.mp3 captions=../assets/a.csv", ["C452"]),
    ],
)
def test_what_can_be_played(block, found):
    """An https address, or a file that browsers play; a video of ours has captions (R141)."""
    assert sorted(codes(f":::{block}\n:::\n")) == found


def test_an_own_recording_is_played_in_place():
    """Nothing is loaded before it is asked for; marks lead to their second."""
    made = html(f':::video src=../assets/a.mp4 {CAPTIONS} title="一遍"\n看手。\n@1:05 转\n:::\n')
    source = made.split("<video", 1)[1].split('src="', 1)[1].split('"', 1)[0]
    assert source.startswith("/courses/cups/assets/a.mp4?v=")
    video = made.split("<video", 1)[1].split(">", 1)[0]
    for part in ("controls", "playsinline", 'preload="none"', 'aria-label="一遍"'):
        assert part in video
    assert "autoplay" not in video
    assert 'kind="captions"' in made and 'srclang="zh"' in made
    assert f'data-seek="65" href="{source}#t=65"' in made
    assert "看手。" in made


def test_a_recording_elsewhere_is_a_card():
    """The page loads nothing of others; where it is and how long it is stands there."""
    made = html(":::video src=https://a.example.com/x seconds=760\n@12:05 侧光\n:::\n")
    assert "<video" not in made and "data-seek" not in made
    assert "12:40" in made and "去 a.example.com 看" in made
    assert '<span class="num">12:05</span>' in made and "#t=" not in made
    file = html(":::audio src=https://a.example.com/x.mp3\n@0:40 侧光\n:::\n")
    assert 'href="https://a.example.com/x.mp3#t=40"' in file


def test_a_worksheet_shows_its_columns():
    """On a phone the columns are seen before anything is downloaded (rule R142)."""
    made = html(":::download file=../assets/a.csv\n填一周。\n:::\n")
    assert "<th>货品</th><th>价格</th>" in made and "<td>29.9</td>" in made
    assert 'href="/courses/cups/worksheets/a.xlsx?v=' in made
    assert 'href="/courses/cups/assets/a.csv?v=' in made
    assert made.index("填一周。") < made.index("<table")


def test_a_preview_is_small():
    """A few rows, and no cell that fills the screen."""
    rows = "a,b\n" + "\n".join(f"{number},{'长' * 500}" for number in range(50))
    made = html(":::download file=../assets/a.csv\n:::\n", **{"assets/a.csv": rows})
    assert made.count("<tr>") == 1 + 8
    assert "长" * 81 not in made


def test_what_an_author_types_into_a_table_is_text():
    """A cell is no HTML and no Markdown."""
    made = html(":::download file=../assets/a.csv\n:::\n", **{"assets/a.csv": "<b>x</b>,**y**\n"})
    assert "&lt;b&gt;x&lt;/b&gt;" in made and "**y**" in made


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("货品,价格".encode("gbk"), ("cups/assets/a.csv", 1, "C255")),
        ("", ("cups/assets/a.csv", 1, "C255")),
        ('a,b\n"x', ("cups/assets/a.csv", 2, "C255")),
        ("a,b\n1,2\n3\n", ("cups/assets/a.csv", 3, "C256")),
    ],
)
def test_a_broken_worksheet_is_named_with_its_line(data, found):
    """The place is in the worksheet itself."""
    _, problems = read(":::download file=../assets/a.csv\n:::\n", **{"assets/a.csv": data})
    assert found in [(each.path, each.line, each.code) for each in problems]


@pytest.mark.parametrize("data", [b"", b"recording", POINTER + b"x", POINTER[:-1]])
def test_other_bytes_stand_for_no_recording(data):
    """Only digest and size, and nothing else."""
    assert read_pointer(POINTER) == ("a" * 64, 5_000_000)
    assert read_pointer(data) is None


@pytest.mark.parametrize(("columns", "rows"), [(0, 8), (2, 8), (5, 4), (8, 3), (24, 3)])
def test_a_narrow_worksheet_shows_more_rows(columns, rows):
    """A phone shows about as many cells of each."""
    assert rows_shown(columns) == rows
