"""Tests of the text of rendered HTML."""

from academy.catalog.search_text import Passage, passages_of, plain


def test_passages_stand_below_their_headings():
    """Inline elements do not part words; blocks end lines; a block's heading ends with it."""
    html = (
        '<p>开<strong>头</strong></p><h2 id="s-a">甲<em>乙</em></h2><p>一<br>二</p>'
        '<section class="script" aria-labelledby="b-1"><h3 id="b-1">话术</h3>'
        '<button type="button">复制</button><p>您好</p></section><p>后来 &amp; 再后来</p>'
    )
    assert passages_of(html) == [
        Passage("text", "", "", "开头"),
        Passage("text", "s-a", "甲乙", "一\n二"),
        Passage("script", "b-1", "话术", "您好"),
        Passage("text", "s-a", "甲乙", "后来 & 再后来"),
    ]


def test_a_heading_without_text_is_a_passage():
    """A heading can be found even when nothing stands below it."""
    assert passages_of('<h2 id="s-a">甲</h2><h2 id="s-b">乙</h2>') == [
        Passage("text", "s-a", "甲", ""),
        Passage("text", "s-b", "乙", ""),
    ]


def test_a_short_text_is_one_line():
    """Paragraphs and breaks become spaces."""
    assert plain("<p>一\n二</p><ul><li>三</li></ul>") == "一 二 三"
    assert plain("") == ""
