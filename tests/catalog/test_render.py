"""Markdown to HTML: safe, whole, in time."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.catalog.content import Lesson
from academy.catalog.findings import Findings
from academy.catalog.own_facts import facts_in
from academy.catalog.parts import (
    ChecklistPart,
    HtmlPart,
    QuizPart,
    ReviewPart,
    VariantEnd,
    VariantStart,
)
from academy.catalog.piece_reader import PieceReader
from academy.catalog.render import Style, line_html, to_html
from academy.catalog.render_lesson import render_lesson
from academy.catalog.source import Source

HOSTILE = {
    "ten megabytes of brackets": "[" * 10_000_000,
    "ten megabytes of words": "a " * 5_000_000,
    "pictures": "![" * 999,
    "links": "[x](" * 999,
    "nothing but NUL": "\0" * 100_000,
    "private markers": "\x02klzzwxh:0001\x03" * 1000,
    "lone surrogates": "\ud800" * 10_000,
    "list 3,000 deep": "\n".join("    " * depth + "- a" for depth in range(3000)),
    "list in one line": "- " * 3000,
    "quote in one line": "> " * 3000,
    "footnotes": "[^1]" * 4000,
    "footnotes allowed": "[^1]" * 300 + "\n\n[^1]: x",
    "footnotes defined": "\n".join(f"[^{number}]: x" for number in range(20_000)),
    "emphasis": "*a" * 250_000,
    "underscores": "*_" * 250_000,
    "code": "`a" * 250_000,
    "growing code": "".join("`" * length + "a" for length in range(1, 900)),
    "backslashes": "\\" * 500_000,
    "entities": "&amp;" * 100_000,
    "attributes": "{#a}" * 125_000,
    "one long attribute list": "# a {" + "a=b " * 125_000 + "}",
    "headings": "# a {#b\n" * 60_000,
    "hashes": "#" * 500_000,
    "underlined": "a\n=\n" * 125_000,
    "rules": "- - -\n" * 80_000,
    "wide table": "|".join("a" * 5000) + "\n" + "|".join("-" * 5000) + "\n" + "a\n" * 5000,
    "long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 80_000,
    "table of code": "a|b\n-|-\n" + "`|" * 100_000,
    "list": "- a\n" * 125_000,
    "definitions": "".join(f"[a{number}]: b\n" for number in range(30_000)),
    "fences": "``` a\n" * 80_000,
    "fences apart": "``` a\n\n" * 60_000,
    "line ends": "\n" * 500_000,
    "breaks": "a  \n" * 100_000,
    "facts": "[a]{fact source=b as_of=2020}\n\n" * 15_000,
    "open facts": ("[a]{fact " + "x" * 900 + "\n\n") * 500,
    "comments": "<!--" * 100_000,
    "signs below the bound": ("*a* `b` " * 150 + "\n\n") * 16,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_ends_within_a_second(text):
    """No text raises, and none takes a second of the processor."""
    before = time.process_time()
    made = to_html(text)

    assert time.process_time() - before < 1
    assert isinstance(made, str)


class Collector(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        self.found.append((tag, dict(attrs)))


def assert_harmless(made: str) -> None:
    """Fail on scripts, handlers, styles, strange addresses and foreign ids."""
    collector = Collector()
    collector.feed(made)
    for tag, attributes in collector.found:
        assert tag not in {"script", "style", "iframe", "object", "form", "input", "svg", "math"}
        assert not [name for name in attributes if name.startswith(("on", "style"))]
        address = attributes.get("href") or attributes.get("src") or ""
        assert re.sub(r"\s", "", address).partition(":")[0].lower() not in {
            "javascript",
            "data",
            "vbscript",
        }
        assert (attributes.get("id") or "s-").startswith(("s-", "b-"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x]( javascript:alert(1))",
        "![x](javascript:alert(1))",
        "![x](data:text/html,<script>)",
        "<javascript:alert(1)>",
        "*a*{onclick=alert(1) style=color:red id=main}",
        "# a {#main onclick=alert(1)}",
        '![a](b.png "x\\" onerror=alert(1)")',
        "[a]: javascript:alert(1)\n\n[a]",
        '[a]{fact source="<script>" as_of="<b onclick=1>"}',
        "`<script>`",
        "```html onclick=1\n<script>\n```",
        "``` { .a onclick=alert(1) }\nx\n```",
        "|<script>|b|\n|-|-|\n|<svg onload=1>|2|",
        "[^<script>]\n\n[^<script>]: <script>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<!--><script>alert(1)</script>-->",
        "\x02wzxhzdk:0\x03<script>\x02amp\x03",
    ],
)
def test_nothing_acts(text):
    """What would act in a browser is shown as text or left out."""
    assert_harmless(to_html(text, Style(asset=lambda target: target)))


@given(st.text(alphabet="[](){}<>!*_`#&;:\\\"'=-|~^\n ax汉1", max_size=120))
@settings(max_examples=300, deadline=None)
def test_never_raises_and_never_acts(text):
    """Signs in any order make harmless HTML."""
    assert_harmless(to_html(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一**二**", "<p>一<strong>二</strong></p>"),
        ("观众划进\n直播间，\n停下", "<p>观众划进直播间，停下</p>"),
        ("观众**划进**\n**直播间**", "<p>观众<strong>划进</strong><strong>直播间</strong></p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("一  \n二", "<p>一<br>\n二</p>"),
        (
            "# 题\n\n## 题\n\n### 三 {#own}",
            '<h2 id="s-题">题</h2>\n<h2 id="s-题-2">题</h2>\n<h3 id="s-own">三</h3>',
        ),
        ("[x](https://a.b)", '<p><a href="https://a.b" rel="noopener">x</a></p>'),
        ("[x](#own)", '<p><a href="#s-own" rel="noopener">x</a></p>'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("![杯](a.svg)", '<p><span class="hint">[杯]</span></p>'),
        ("```\n甲\n乙\n```", "<pre><code>甲\n乙\n</code></pre>"),
        ("", ""),
    ],
)
def test_makes_the_expected_html(text, expected):
    """Headings begin at two, ids are prefixed, line breaks between Han characters vanish."""
    assert to_html(text) == expected


def test_a_claim_shows_whose_it_is_and_how_old():
    """An inline fact is followed by 史料, its year and its source."""
    made = to_html('有[177 个]{fact source="某人" as_of=2020-03 history confidence=70-80%}。')
    assert (
        '<span class="fact">177 个</span><span class="hint">（<span class="tag">史料 · 2020年3月'
        '</span> <span class="tag">可信度 70–80%</span> <span>来源：某人</span>）</span>' in made
    )


def test_a_claim_in_a_lesson_opens_its_source():
    """Its mark leads to the source at the end, said once for all claims that share it (R144)."""
    claim = '[{}]{{fact source="某报" as_of=2020 history}}'
    doubt = '[六成]{fact source="听说" as_of=2021 confidence=unconfirmed}'
    made = html(f"有{claim.format('三百')}，{claim.format('四百')}，{doubt}。")
    mark = '<a class="tag source" data-meaning="来源：某报" data-name="史料 · 2020年" href="#{}"'
    assert made.count(mark.format("s-source-1")) == 2
    assert 'class="tag late source"' in made and 'href="#s-source-2"' in made
    assert made.count("<li id=") == 2
    assert '<li id="s-source-1">史料 · 2020年　来源：某报</li>' in made


def test_a_claim_in_a_choice_opens_nothing():
    """In a label a link would be in the way: the source stands in brackets."""
    body = ':::checklist\n- [ ] 有[三百]{fact source="某报" as_of=2020}家\n:::'
    (checklist,) = render_lesson(lesson(body))
    assert "来源：某报</span>）" in checklist.items[0].html
    assert "<a" not in checklist.items[0].html


def test_a_picture_alone_is_a_figure():
    """Its address comes from the function passed in, its title is the caption."""
    made = to_html('![杯](a.svg "图 1")', Style(asset=lambda target: "/x/" + target))
    assert made == (
        '<figure><img alt="杯" loading="lazy" src="/x/a.svg"><figcaption>图 1</figcaption></figure>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a **b**", "a <strong>b</strong>"), ("", ""), ("a\n\nb", "<p>a</p>\n<p>b</p>")],
)
def test_a_line_loses_its_paragraph(text, expected):
    """One paragraph becomes text for a label; several stay paragraphs."""
    assert line_html(text) == expected


def lesson(body: str, language: str = "zh", where: str = "lesson") -> Lesson:
    """Return a lesson with a body that has no problem."""
    findings = Findings()
    source = Source("cups/lessons/010-a.md", tuple(body.split("\n")))
    blocks = PieceReader(source, where, findings).read()
    assert findings.problems == []
    return Lesson("ls-a", "a", "题", 5, language, "lessons/010-a.md", blocks, "d")


def html(body: str, language: str = "zh", where: str = "lesson") -> str:
    """Return the HTML of a lesson that is one part."""
    (part,) = render_lesson(lesson(body, language, where))
    assert isinstance(part, HtmlPart)
    return part.html


def test_a_lesson_is_cut_where_a_form_stands():
    """Checklists and quizzes are parts of their own; text around them is whole."""
    body = (
        "前[^1]\n\n:::checklist\n### 对一遍\n- [ ] 甲\n- [x] **乙** {#c-two}\n:::\n\n中\n\n"
        ":::quiz id=qz-a\n### 题 {#q-a}\n- (x) 甲\n- ( ) 乙\n:::\n\n后\n\n[^1]: 注"
    )
    first, checklist, middle, quiz, last = render_lesson(lesson(body))

    assert isinstance(checklist, ChecklistPart)
    assert (checklist.id, checklist.title) == ("cl-1", "对一遍")
    assert [item.html for item in checklist.items] == ["甲", "<strong>乙</strong>"]
    assert checklist.items[1].id == "c-two"
    assert quiz == QuizPart("qz-a")
    assert middle == HtmlPart("<p>中</p>")
    assert 'href="#s-fn:1"' in first.html
    assert 'id="s-fn:1"' in last.html


def test_a_script_has_a_button_and_the_words():
    """Who says it, how long it takes, a button, the words with places for own facts."""
    made = html(":::script voice=主播 seconds=30\n来看{{shop.hero}}，\n甩三下。\n:::")

    assert '<h3 class="small soft" id="b-1">话术 · 主播说 · 30 秒</h3>' in made
    assert '<button class="btn small end" data-copy="" type="button">复制话术</button>' in made
    assert '<div data-copy-text=""><p>来看<mark>\ue000shop.hero\ue001</mark>，甩三下。</p>' in made


def test_a_post_keeps_its_lines_and_signs():
    """What is sent to a chat group is shown as typed, not as Markdown."""
    made = html(":::announce at=07:30 role=leader\n1. *早*\n今天\n\n<明天>\n:::", where="playbook")
    assert "<p>1. *早*<br>今天</p><p>&lt;明天&gt;</p>" in made
    assert "07:30 · 群主 · 要发的话" in made


def test_objectives_are_ticked_off():
    """Each line has a sign and its words in one element."""
    made = html(":::objectives\n- 能**写**\n- 能说\n:::")
    assert '<section aria-labelledby="b-1" class="goals">' in made
    assert "✓</span><span>能<strong>写</strong></span></li>" in made


def test_labels_are_in_the_language_of_the_lesson():
    """An English lesson has English labels and dates."""
    made = html(':::fact source="A. B." as_of=2020-03 history\nIt was.\n:::', "en")
    assert '<summary><span class="tag">Historical · Mar 2020</span>' in made
    assert '<p class="hint">Source: A. B.</p></details>' in made


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::case source=店主 as_of=2026-01 shop=家居 people=3\n改。\n:::", "<span>3 人</span>"),
        (":::case source=店主 as_of=2026-01\n改。\n:::", "来源：店主，2026年1月"),
        (":::keypoints\n- 一\n:::", "要点"),
        (":::mistakes\n- 错 → 对\n:::", "常见错误"),
        (":::example\n例：一\n:::", "例：一"),
        (":::fieldwork id=fw-a evidence=image\n拍。\n\n~ 清楚 (1)\n:::", "<li>清楚（1 分）</li>"),
        (":::checkin min=30 evidence=text\n今天？\n:::", "至少 30 字"),
        (":::video src=https://a.b/c.mp4\n@12:40 开场\n:::", "#t=760"),
    ],
)
def test_blocks_are_rendered(body, expected):
    """Each block shows what is known about it."""
    made = html(body)
    assert expected in made
    assert_harmless(made)


def test_a_rule_stands_behind_the_day_of_its_review():
    """A dated rule shows its day; before it is a place where it may be called overdue."""
    dates = "as_of=2026-01-12 review_by=2026-09-30 url=https://a.b/c strict"
    review, rule = render_lesson(lesson(f":::policy source=平台 {dates}\n不。\n:::"))

    assert review == ReviewPart("2026-09-30", strict=True)
    assert '<time datetime="2026-01-12"><span>2026年</span><b>1月</b>' in rule.html
    assert_harmless(rule.html)


def test_a_variant_is_cut_out_with_the_forms_in_it():
    """What holds on some platforms stands between two borders, a quiz in it too."""
    quiz = ":::quiz id=qz-a\n### 题 {#q-a}\n- (x) 甲\n- ( ) 乙\n:::"
    parts = render_lesson(lesson(f"前\n\n:::on platform=抖音,快手\n一\n\n{quiz}\n:::\n\n后"))

    assert parts == (
        HtmlPart("<p>前</p>"),
        VariantStart(("抖音", "快手")),
        HtmlPart("<p>一</p>"),
        QuizPart("qz-a"),
        VariantEnd(),
        HtmlPart("<p>后</p>"),
    )


def test_own_facts_are_marked_in_text_and_lines_to_tick():
    """A place for an own fact is a sign in a mark; in code it stays as it was written."""
    body = "## 卖{{shop.hero}}\n\n写 `{{shop.x}}`\n\n:::checklist\n- [ ] 拿{{shop.bag}}\n:::"
    text, checklist = render_lesson(lesson(body))

    assert "卖<mark>\ue000shop.hero\ue001</mark></h2>" in text.html
    assert "<code>{{shop.x}}</code>" in text.html
    assert checklist.items[0].html == "拿<mark>\ue000shop.bag\ue001</mark>"
    assert facts_in((text, checklist)) == {"shop.hero", "shop.bag"}


def test_signs_that_somebody_typed_are_no_facts():
    """The two signs around a fact cannot be written by hand."""
    assert facts_in(render_lesson(lesson("一\ue000shop.x\ue001二"))) == frozenset()


def test_trainers_see_more():
    """A block for trainers is left out for everybody else."""
    taught = lesson("一\n\n:::trainer\n提问。\n:::")
    assert "提问" not in render_lesson(taught)[0].html
    assert "提问" in render_lesson(taught, trainer=True)[0].html


def test_links_between_lessons_are_resolved():
    """A file becomes an address; a file that cannot be opened leaves its words."""
    taught = lesson("[下](020-next.md#own) [外](../../mugs/lessons/010-b.md) [表](../assets/a.csv)")
    made = render_lesson(taught)[0].html
    assert 'href="next#s-own"' in made
    assert 'href="../mugs/b"' in made
    assert "<span>表</span>" in made
    known = {"lessons/020-next.md": "/courses/cups/next", "assets/a.csv": "/files/a.csv"}
    other = render_lesson(taught, link=known.get, asset=known.get)[0].html
    assert 'href="/courses/cups/next#s-own"' in other
    assert 'href="/files/a.csv"' in other
    assert "<span>外</span>" in other


@pytest.mark.parametrize(
    "body",
    ["```\n开着", "markerx0x0open", "- 一\n    - 二", "<div>", "[^1]: 注\n    续"],
)
def test_odd_text_around_a_block_does_not_swallow_it(body):
    """An unclosed fence, a word like a marker, an open list: the block is still there."""
    taught = lesson(f":::keypoints\n- 一\n:::\n\n{body}\n")
    taught2 = Lesson(
        "ls-a", "a", "题", 5, "zh", "lessons/010-a.md", (*taught.blocks, *taught.blocks), "d"
    )
    made = "".join(part.html for part in render_lesson(taught2))
    assert made.count("card keypoints") == 2


@given(
    st.lists(
        st.sampled_from(
            [
                "一",
                "```",
                "~~~",
                "- 二",
                "    三",
                ":::keypoints\n- 四\n:::",
                "> 五",
                "[^1]",
                "[^1]: 六",
                "|a|\n|-|",
                ":::script\n七\n:::",
                "<div>",
                "***",
                "{#a}",
            ]
        ),
        max_size=12,
    )
)
@settings(max_examples=150, deadline=None)
def test_every_lesson_is_rendered(lines):
    """Whatever stands beside what, rendering ends and is harmless."""
    source = Source("cups/lessons/010-a.md", tuple("\n\n".join(lines).split("\n")))
    blocks = PieceReader(source, "lesson", Findings()).read()
    made = render_lesson(Lesson("ls-a", "a", "题", 5, "zh", "lessons/010-a.md", blocks, "d"))
    for part in made:
        assert isinstance(part, HtmlPart)
        assert_harmless(part.html)
        assert "markerx" not in part.html
