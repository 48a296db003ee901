"""Tests of words explained in place."""

import time

import pytest

from academy.catalog.explain import anchor_of, linked, vocabulary
from academy.catalog.live_html import render
from academy.catalog.parser import read_course
from academy.catalog.parts import HtmlPart
from academy.catalog.site import Site, Term
from tests.catalog.sample_course import ROOM, files_of

TERMS = (
    Term("转化率", "conversion rate", "买的除以看的。", "Sold by seen."),
    Term("转化", "conversion", "从看到买。", "From seeing to buying."),
    Term("GMV", "GMV", "成交额。", "All that was sold.", also=("成交总额",)),
    Term("直播间", "live room", "“看”与<买>。", "Where it happens."),
)
SITE = Site(glossary=TERMS, glossary_digest="g")


def html(body, language="zh", site=SITE):
    """Return the HTML of a lesson."""
    course, problems = read_course(files_of(room=ROOM + body), "cups")
    assert course is not None, [each.sentence("en") for each in problems]
    parts = render(course, course.in_language(language).lessons[1], {}, site)
    return "".join(part.html for part in parts if isinstance(part, HtmlPart))


def words(text, language="zh"):
    """Return which words of a text become links."""
    _, links = linked(text, vocabulary(TERMS, language), set())
    return [link.text for link in links]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("先看转化率。", ["转化率"]),
        ("转化率和转化", ["转化率", "转化"]),
        ("转化和转化率", ["转化", "转化率"]),
        ("转化率、转化率、转化", ["转化率", "转化"]),
        ("看 GMV，也叫成交总额", ["GMV"]),
        ("成交总额", ["成交总额"]),
        ("AGMV GMVX gmv", ["gmv"]),
        ("没有", []),
        ("", []),
    ],
)
def test_the_longest_word_once(text, found):
    """Longest first, each word once, English words whole (rule R143)."""
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two live rooms, one live room", ["live rooms"]),
        ("Conversion rates", ["Conversion rates"]),
        ("conversional", []),
        ("GMVs", ["GMVs"]),
        ("olive room", []),
    ],
)
def test_english_words_have_ends(text, found):
    """A plural is the word, a part of another word is not."""
    assert words(text, "en") == found


def test_nothing_is_lost():
    """The text around the links is the text that was there."""
    text = "先看转化率，再看直播间的 GMV。"
    first, links = linked(text, vocabulary(TERMS, "zh"), set())
    assert first + "".join((link.text or "") + (link.tail or "") for link in links) == text


def test_a_link_says_what_the_word_means():
    """The meaning is in the page; without scripts the link leads to the glossary."""
    made = html("每个直播间。\n")
    assert '<a class="term"' in made
    assert 'href="/glossary#g-直播间"' in made
    assert 'data-meaning="“看”与<买>。"' in made or 'data-meaning="“看”与&lt;买&gt;。"' in made
    assert anchor_of(TERMS[2]) == "g-gmv"


@pytest.mark.parametrize(
    "body",
    [
        "## 转化率\n",
        "[转化率](010-hook.md)\n",
        "`转化率`\n",
        "```\n转化率\n```\n",
        ":::script voice=主播\n看转化率。\n:::\n",
        ":::checklist\n- [ ] 看转化率\n:::\n",
        ":::quiz id=qz-a\n### 转化率？ {#q-a}\n- (x) 转化率\n- ( ) 别的\n:::\n",
    ],
    ids=["heading", "link", "code", "fence", "script", "checklist", "quiz"],
)
def test_where_no_word_is_explained(body):
    """Headings, links, code, what is copied or asked stay as they are."""
    assert "/glossary" not in html(body)


def test_what_not_everybody_sees_explains_for_nobody_else():
    """A word that stands first in a platform variant is explained again behind it."""
    made = html(":::on platform=抖音\n看转化率，再看转化率。\n:::\n\n再看转化率。\n")
    assert made.count('class="term"') == 2


def test_once_in_a_lesson():
    """Blocks and paragraphs count together."""
    made = html(":::example\n例：转化率。\n:::\n\n转化率。\n\n:::keypoints\n- 转化率\n:::\n")
    assert made.count('class="term"') == 1


def test_another_glossary_is_another_page():
    """Without words nothing is explained."""
    assert "term" not in html("看转化率。\n", site=Site())


def test_a_long_text_with_many_words_is_quick():
    """The cost grows with the text, not with text times words."""
    many = tuple(Term(f"词{number}语", f"w{number}", "一", "a") for number in range(2000))
    table = vocabulary(many, "zh")
    text = "这一段没有要解释的字，只有很长。" * 20_000 + "词1999语"
    started = time.perf_counter()
    _, links = linked(text, table, set())
    assert [link.text for link in links] == ["词1999语"]
    assert time.perf_counter() - started < 1


def test_a_word_in_a_cell_of_its_own():
    """It is marked, so that it is as large as a thumb; in a sentence it is not."""
    alone = html("\n| 词 | 何时 |\n|---|---|\n| 转化率 | 播后看 GMV |\n")
    assert alone.count('class="term alone"') == 1
    assert alone.count('class="term"') == 1
