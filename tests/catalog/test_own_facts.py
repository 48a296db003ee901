"""Tests of own facts in HTML, and of where they are asked for."""

import pytest

from academy.catalog.fact_places import asked_in, needs_facts
from academy.catalog.own_facts import facts_in, filled, gap, named, without_stray_signs
from academy.catalog.parts import ChecklistItem, ChecklistPart, HtmlPart, QuizPart
from academy.catalog.snapshot import Entry, build_catalog
from tests.catalog.sample_course import HOOK, ROOM, course_of, files_of

MARKED = "<p>卖<mark>\ue000shop.hero\ue001</mark>！</p>"
FIELD = "### 你的**主推款**叫什么？ {#q-hero type=field key=shop.hero}\n"


def course():
    """Return a course whose second lesson speaks of what its first one asks for."""
    hook = HOOK.rstrip().removesuffix(":::") + f"\n{FIELD}:::\n"
    room = ROOM + "\n这一盒叫{{shop.hero}}。\n\n:::checklist\n- [ ] 备好{{ shop.bag }}\n:::\n"
    return course_of(files_of(hook=hook, room=room))


def test_a_place_is_filled_in_with_safe_html():
    """The name between the signs is replaced; without signs nothing is looked for."""
    assert filled(MARKED, lambda name: f"[{name}]") == "<p>卖<mark>[shop.hero]</mark>！</p>"
    assert filled("<p>一</p>", lambda name: name) == "<p>一</p>"
    assert filled(MARKED, named) == "<p>卖<mark>【shop.hero】</mark>！</p>"


def test_facts_are_found_in_text_and_lines_to_tick():
    """Every part that holds HTML is looked through."""
    lines = (ChecklistItem("i-1", "拿<mark>\ue000shop.bag\ue001</mark>"),)
    parts = (HtmlPart(MARKED), ChecklistPart("cl-1", "一", lines), QuizPart("qz-a"))
    assert facts_in(parts) == {"shop.hero", "shop.bag"}


def test_a_place_in_code_or_an_attribute_stays_as_written():
    """Signs are taken out where no mark stands around them."""
    made = '<img alt="\ue000shop.hero\ue001"><code>\ue000shop.x\ue001</code>' + MARKED
    assert without_stray_signs(made) == '<img alt="{{shop.hero}}"><code>{{shop.x}}</code>' + MARKED


@pytest.mark.parametrize(
    ("label", "address", "expected"),
    [
        ("主推款？", "/courses/a/b#q-c", '<a href="/courses/a/b#q-c">【主推款？】</a>'),
        ("<b>&", "", "【&lt;b&gt;&amp;】"),
    ],
)
def test_a_gap_says_what_is_asked_and_where(label, address, expected):
    """R155: without words of the shop the question stands there, as a link when it is asked."""
    assert gap(label, address) == expected


def test_a_lesson_knows_what_it_speaks_of_and_asks():
    """Text and lines to tick are looked through; a lesson without any needs nothing."""
    hook, room = course().lessons

    assert room.fact_names == {"shop.hero", "shop.bag"}
    assert [question.fact for question in asked_in(hook)] == ["shop.hero"]
    assert (needs_facts(hook), needs_facts(room)) == (True, True)
    assert not needs_facts(course_of(files_of()).lessons[0])


def test_the_catalog_knows_where_a_fact_is_asked():
    """The first lesson that a merchant may see is named, with the words of its question."""
    entry = Entry(course(), 1, merchant_id=7)
    catalog = build_catalog(1, [entry])
    place = catalog.fact("shop.hero", merchant_id=7)

    assert place is not None
    assert (place.label, place.address) == ("你的主推款叫什么？", "/courses/cups/hook#q-hero")
    assert catalog.fact("shop.hero", merchant_id=8) is None
    assert catalog.fact("shop.bag", merchant_id=7) is None
