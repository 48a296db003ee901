"""Tests of the glossary and of words explained in lessons."""

import pytest

from academy import clock
from academy.catalog.release import release_folder
from academy.catalog.site import Term
from academy.learning.glossary_page import entry
from tests.learning.conftest import FIRST, write_course

GLOSSARY = """\
- word: 麻烦
  english: trouble
  meaning: 客人现在正烦的一件事。
  meaning_english: What bothers the customer right now.
"""


@pytest.fixture
def with_glossary(reader, courses):
    """The site explains one word; returns a reader of it."""
    (courses / "_shared").mkdir()
    (courses / "_shared" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    kinds = {each.slug: each.kind for each in release_folder(courses, clock.now())}
    assert kinds["_site"] == "released"
    return reader


def test_a_lesson_explains_the_word(with_glossary):
    """The word leads to its place in the glossary, and carries its meaning (rule R143)."""
    page = with_glossary.get("/courses/opening/first").text
    assert 'data-meaning="客人现在正烦的一件事。"' in page
    assert page.count('class="term"') == 1


def test_the_glossary_names_the_lessons(with_glossary):
    """Each word has a place that can be linked to, and the lessons that use it."""
    page = with_glossary.get("/glossary").text
    assert 'id="g-麻烦"' in page and "客人现在正烦的一件事。" in page
    assert 'href="/courses/opening/first"' in page
    assert 'href="/courses/opening/second"' not in page


def test_a_changed_meaning_is_shown(with_glossary, courses):
    """Nobody touches a lesson, and yet it explains the word as it is explained now."""
    assert "正烦" in with_glossary.get("/courses/opening/first").text
    changed = GLOSSARY.replace("正烦", "正愁")
    (courses / "_shared" / "glossary.yml").write_text(changed, encoding="utf-8")
    release_folder(courses, clock.now())
    page = with_glossary.get("/courses/opening/first").text
    assert "正愁" in page and "正烦" not in page
    assert "正愁" in with_glossary.get("/glossary").text


def test_without_a_glossary_the_page_says_so(reader):
    """An empty page says something kind and true."""
    assert "还没有解释过的词" in reader.get("/glossary").text


def test_an_untranslated_lesson_says_so(reader, world):
    """A reader of English sees the Chinese lesson, labelled, and nobody else sees the label."""
    assert "In Chinese" not in reader.get("/courses/opening/first").text
    reader.post("/me", {"locale": "en", "theme": "system", "zone": ""})
    page = reader.get("/courses/opening/first").text
    assert "This lesson is not translated yet" in page and 'lang="zh-CN"' in page


def test_trainers_notes_reach_no_learner(reader, courses):
    """What is for trainers only is not in the page at all."""
    noted = FIRST.replace("先说麻烦。", "先说麻烦。\n\n:::trainer\n只给讲师看。\n:::\n")
    write_course(courses, first=noted)
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released"
    assert "只给讲师看" not in reader.get("/courses/opening/first").text


def test_words_in_english():
    """English readers find the English word first, with the Chinese beside it."""
    term = Term("转化率", "conversion", "买的除以看的。", "Sold by seen.")
    assert entry(term, "en", []).name == "conversion"
    assert entry(term, "en", []).other == "转化率"
    assert entry(term, "zh", []).other == "conversion"
