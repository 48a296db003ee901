"""Tests of field work as the format holds it (rules R110 and R116)."""

import pytest

from academy.catalog.content import Lesson
from academy.catalog.field_work import FieldWork, field_works, read_criterion, split_rubric
from academy.catalog.parser import read_course
from academy.catalog.pieces import Block, Criterion, Question, Quiz, Variant
from academy.catalog.render import Style
from academy.catalog.render_lesson import render_pieces
from tests.catalog.sample_course import HOOK, files_of

BLOCK = Block(
    "fieldwork",
    (("id", "fw-card"), ("evidence", "text,image")),
    "做一张卡。\n\n~ 三件货 (3)\n~ 写了数（２ 分）\n~ 短",
)
OPEN = Question("q-open", "open", "写一句", (), "d", criteria=(Criterion("短", 2),))
CLOSED = Question("q-one", "one", "题", (), "d")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("三件货 (3)", Criterion("三件货", 3)),
        ("三件货（３ 分）", Criterion("三件货", 3)),
        ("three goods (2 points)", Criterion("three goods", 2)),
        ("没写几分", Criterion("没写几分", 1)),
    ],
)
def test_reads_a_criterion(line, expected):
    """Points stand in brackets at the end, of either width, with or without their unit."""
    assert read_criterion(line) == expected


def test_parts_the_words_from_the_rubric():
    """What is to be done stays Markdown; each rubric line is a criterion."""
    words, criteria = split_rubric(BLOCK.text)
    assert words == "做一张卡。"
    assert [each.points for each in criteria] == [3, 2, 1]


def test_blocks_with_an_id_and_open_questions_are_field_work():
    """In the order of the page, also inside a platform variant; a block without an id is text."""
    quiz = Quiz("qz", (CLOSED, OPEN))
    bare = Block("fieldwork", (), "做")
    pieces = (Variant(("抖音",), (BLOCK,)), bare, quiz)
    found = tuple(field_works(pieces))
    assert [(each.id, each.evidence, each.most) for each in found] == [
        ("fw-card", ("text", "image"), 6),
        ("q-open", ("text",), 2),
    ]
    assert quiz.answered == (CLOSED,)


def test_evidence_none_asks_for_nothing_in_particular():
    """``none`` is no evidence."""
    block = Block("fieldwork", (("id", "fw"), ("evidence", "none")), "做")
    assert next(iter(field_works((block,)))) == FieldWork("fw", "做", (), ())


@pytest.mark.parametrize(
    ("block", "codes"),
    [
        (":::fieldwork id=fw-a evidence=text,file\n做\n~ 好 (1)\n:::\n", []),
        (":::fieldwork\n做\n~ 好 (1)\n:::\n", ["C350"]),
        (":::fieldwork id=fw-a\n做\n:::\n", ["C351"]),
        (":::fieldwork id=fw-a evidence=report\n做\n~ 好 (1)\n:::\n", ["C207"]),
    ],
    ids=["whole", "no id", "no rubric", "unknown evidence"],
)
def test_says_what_field_work_lacks(block, codes):
    """Without an id nobody can hand it in, without a rubric it is marked without points."""
    _, problems = read_course(files_of(hook=HOOK + "\n" + block), "sample")
    assert [p.code for p in problems if p.code != "C123"] == codes


def test_a_lesson_that_ends_with_field_work_has_some():
    """Else reading counts in its place, and the author is told (C352)."""
    hook = HOOK.replace("complete: quiz", "complete: [quiz, task]")
    _, problems = read_course(files_of(hook=hook), "sample")
    assert "C352" in [p.code for p in problems]


def test_the_lesson_shows_the_way_to_hand_it_in():
    """The rendered block leads to its own page; one without an id leads nowhere."""
    (part,) = render_pieces((BLOCK,), Style("zh"))
    assert '<a class="btn" href="/field-work/fw-card" rel="noopener">去提交</a>' in part.html
    assert "凭证：文字、图片" in part.html
    (bare,) = render_pieces((Block("fieldwork", (), "做"),), Style("zh"))
    assert "/field-work/" not in bare.html


def test_a_lesson_knows_its_field_work():
    """Found by the lesson, whatever block it stands in."""
    lesson = Lesson("ls", "a", "课", 3, "zh", "a.md", (BLOCK,), "d")
    assert [work.id for work in lesson.works] == ["fw-card"]
