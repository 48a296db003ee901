"""Tests of the parts of a lesson for one reader (rules R150 to R152)."""

from datetime import date

import pytest

from academy.catalog.parts import (
    AskPart,
    ChecklistPart,
    HtmlPart,
    QuizPart,
    ReviewPart,
    VariantEnd,
    VariantStart,
)
from academy.catalog.reader_parts import parts_for, personal_parts, view_of, views_of

DAY = date(2026, 3, 19)
SHORT = VariantStart(("抖音", "快手"))
PARTS = (
    HtmlPart("<p>前</p>"),
    SHORT,
    HtmlPart("<p>一</p>"),
    VariantEnd(),
    VariantStart(("淘宝",)),
    QuizPart("qz-a"),
    VariantEnd(),
    ReviewPart("2026-03-18", strict=False),
    HtmlPart("<section>规则</section>"),
)


def html(platforms, language="zh", parts=PARTS, day=DAY) -> str:
    """Return the HTML of a lesson for one reader."""
    found = parts_for(parts, platforms, day, language)
    return "".join(part.html for part in found if isinstance(part, HtmlPart))


@pytest.mark.parametrize(
    ("platforms", "expected"),
    [((), "all"), (("抖音",), "own"), (("快手", "淘宝"), "own"), (("淘宝", "微信"), "folded")],
)
def test_own_platforms_come_first(platforms, expected):
    """A variant of one's own platforms is open, another folded; all stand open at first."""
    assert view_of(SHORT, platforms, DAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 3, 17), "due"), (date(2026, 3, 18), "due"), (date(2026, 3, 19), "overdue")],
    ids=["before", "the day itself", "the day after"],
)
def test_a_rule_is_overdue_after_its_day(day, expected):
    """The day of the review still belongs to it."""
    assert view_of(ReviewPart("2026-03-18", strict=True), (), day) == expected


def test_nobody_is_locked_out():
    """What is folded away names its platforms and holds the whole text."""
    made = html(("淘宝",))

    assert (
        '<details class="variant"><summary>只在抖音、快手：点开看</summary><p>一</p></details>'
        in made
    )
    assert '<section class="variant"><p class="meta"><span class="tag">淘宝</span></p>' in made


def test_names_are_those_of_the_language():
    """Readers of English read the names that they know; an unknown one stays."""
    made = html(("x",), "en", (VariantStart(("抖音", "小店")), VariantEnd()))
    assert "Only on Douyin, 小店: open" in made


def test_who_has_chosen_nothing_is_asked_once():
    """The question stands before the first variant, and not for those who have chosen."""
    parts = list(parts_for(PARTS, (), DAY))

    assert parts[1] == AskPart()
    assert parts.count(AskPart()) == 1
    assert AskPart() not in parts_for(PARTS, ("微信",), DAY)
    assert AskPart() not in parts_for((HtmlPart("一"),), (), DAY)


def test_forms_stay_parts():
    """A quiz or a checklist inside a variant is still the page's to show."""
    checklist = ChecklistPart("cl-1", "一", ())
    found = list(parts_for((SHORT, QuizPart("qz-a"), checklist, VariantEnd()), ("淘宝",), DAY))
    assert found[1:3] == [QuizPart("qz-a"), checklist]


def test_an_overdue_rule_says_since_when():
    """The band names the day; a strict rule is spoken of more firmly; in time nothing is said."""
    plain = html((), parts=(ReviewPart("2026-03-18", strict=False),))
    strict = html((), parts=(ReviewPart("2026-03-18", strict=True),))

    assert "这条规则<time datetime" in plain
    assert "2026年3月18日</time>之后没有核对过" in plain
    assert "可能已经变了" in strict
    assert "可能已经变了" not in plain
    assert "since <time" in html((), "en", (ReviewPart("2026-03-18", strict=True),))
    assert html((), parts=(ReviewPart("2026-03-19", strict=True),)) == ""


def test_a_platform_is_text():
    """The name of a platform cannot bring HTML onto the page."""
    made = html(("x",), parts=(VariantStart(("<b>", "&")), VariantEnd()))
    assert "&lt;b&gt;、&amp;" in made
    assert "<b>" not in made


def test_readers_who_see_the_same_have_the_same_views():
    """What of a page depends on the reader is a short key, whichever other platforms they have."""
    personal = tuple(personal_parts(PARTS))
    assert views_of(personal, ("抖音",), DAY) == views_of(personal, ("抖音", "微信"), DAY)
    assert views_of(personal, ("抖音",), DAY) == ("own", "folded", "overdue")
    assert views_of(personal, (), date(2026, 3, 18)) == ("all", "all", "due")
