"""Hostile text through the renderer: nothing acts, nothing that is harmless is lost, in time."""

import random
import time

import pytest

from academy.catalog.render import Style, to_html
from tests.catalog.harmless import assert_harmless, shown_words

SPELLINGS = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3a;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61vascript:alert(1)",
    "javascript://x%0aalert(1)",
    "jav&#x09;ascript:alert(1)",
    "vbscript:msgbox(1)",
    "VbScRiPt:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:image/svg+xml,<svg onload=alert(1)>",
    "data&colon;text/html,x",
    "livescript:x",
    "file:///etc/passwd",
    "blob:x",
    "about:blank",
    "feed:javascript:alert(1)",
    "view-source:x",
    "jar:x",
    "ｊａｖａｓｃｒｉｐｔ:alert(1)",
    "\u200bjavascript:alert(1)",
    "javascript\u200b:alert(1)",
    "%6aavascript:alert(1)",
    "x:alert(1)",
]
PLACES = [
    "[a]({})",
    "[a](<{}>)",
    '[a]({} "title")',
    "![a]({})",
    "![a](<{}>)",
    "<{}>",
    "[a]\n\n[a]: {}",
    "[a]: <{}>\n\n[a][a]",
    "![a]\n\n[a]: {}",
    "[![a]({0})]({0})",
    "- [a]({})",
    "> [a]({})",
    "|[a]({})|b|\n|-|-|\n|1|2|",
    "# [a]({})",
    "**[a]({})**",
    '[a](x){{href="{}"}}',
    '*a*{{href="{0}" src="{0}" onclick="{0}"}}',
    "x[^1]\n\n[^1]: [a]({})",
    '[a]{{fact source="{0}" url="{0}"}}',
    '<a href="{}">a</a>',
    "<img src={}>",
]
MARKUP = [
    "\u202e\u2066<script>\u2069",
    "*a*{{#}}",
    "<script>alert(1)</script>",
    "<ScRiPt src=//x>",
    "<script",
    "</script><script>",
    "<img src=x onerror=a()>",
    "<svg onload=a()>",
    "<svg><script>a()</script></svg>",
    "<svg/onload=a()>",
    "<svg><a xlink:href=javascript:a()>",
    "<math><mtext><script>a()</script>",
    "<iframe srcdoc='<script>'>",
    "<object data=x>",
    "<embed src=x>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=x>",
    "<style>*{}</style>",
    "<form action=x><button>",
    "<input autofocus onfocus=a()>",
    "<details open ontoggle=a()>",
    "<video><source onerror=a()>",
    "<body onload=a()>",
    "<!--<script>-->",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>",
    "<?xml version='1.0'?>",
    "<![CDATA[<script>]]>",
    "<a href=' javascript:a()'>",
    "<p style='background:url(x)'>",
    "<b id=main>",
    "<b id='csrf_token'>",
    "<template>",
    "<noscript>",
    "<div onmouseover='a()'>",
    "<x onclick=a()>",
    "<plaintext>",
    "<xmp>",
    "<textarea>",
    "<title>",
    "<select><option>",
    "<marquee onstart=a()>",
    "<isindex>",
    "<frameset>",
    "<applet>",
    "<img/src='x'/onerror='a()'>",
    "<a\nhref\n=\n'javascript:a()'>",
]
AROUND = [
    "{}",
    "a {} b",
    "# {}",
    "- {}\n- b",
    "> {}",
    "|{}|b|\n|-|-|\n|1|2|",
    "**{}**",
    "`{}`",
    "``` {}\nx\n```",
    "```\n{}\n```",
    "x[^1]\n\n[^1]: {}",
    "[{}](x)",
    "![{}](x)",
    '[x](y "{}")',
    "[{}]: x\n\n[{}]",
    "# a {{#{}}}",
    "[{}]{{fact source=a}}",
    '[a]{{fact source="{}"}}',
    "    {}",
    "1. a\n\n    {}",
]
OWN_IDS = [
    "main",
    "csrf_token",
    "spoken",
    "offline",
    "q",
    "s-",
    "b-1",
    "fn:1",
    "__proto__",
    "s-s-x",
    "-",
    "1",
    "ｍａｉｎ",
]


def everything(target: str) -> str:
    """Show every picture and follow every link as it is written."""
    return target


@pytest.mark.parametrize("place", PLACES)
def test_no_address_acts(place):
    """Whatever its spelling and its place, an address with another scheme is left out."""
    for spelling in SPELLINGS:
        assert_harmless(to_html(place.format(spelling), Style(link=everything, asset=everything)))


@pytest.mark.parametrize("around", AROUND)
def test_no_markup_acts(around):
    """HTML is text, in whatever it stands."""
    for markup in MARKUP:
        made = to_html(around.format(markup, markup), Style(link=everything, asset=everything))
        assert_harmless(made)


@pytest.mark.parametrize("own", OWN_IDS)
def test_no_id_is_one_of_the_page(own):
    """Ids of the text have their own beginning, and no two are the same."""
    text = f"# a {{#{own}}}\n\n# b {{#{own}}}\n\n*c*{{#{own}}}\n\n[d](#{own}){{#{own}}}"
    text += f"\n\n[^{own}]\n\n[^{own}]: e"
    made = to_html(text)
    assert_harmless(made)
    ids = made.split(' id="')[1:]
    assert len({each.split('"')[0] for each in ids}) == len(ids)


WHOLE = [
    "{}",
    "# {}",
    "## {} {{#own-{}}}",
    "- {}\n- {}\n    - {}",
    "1. {}\n2. {}",
    "> {}\n> {}",
    "**{}** *{}* `{}`",
    "| {} | {} |\n|---|---|\n| {} | {} |",
    "```\n{}\n```",
    "    {}",
    "[{}](https://example.org)",
    "![{}](a.png)",
    "{}[^n{}]\n\n[^n{}]: {}",
    '[{}]{{fact source="{}"}}',
    "{}  \n{}",
    "{}\n===",
    "***\n\n{}",
    "<b>{}</b>",
    "<script>{}</script>",
    "<!-- {} -->",
    "&lt;{}&gt;",
    "\\*{}\\*",
    "[{}]",
    "![{}",
    "[{}](",
    "{} < {}",
    "`{}",
    "**{}",
    "~~~ \n{}\n~~~",
    "{}：{}",
    "<{}>",
    "{{{{ {} }}}}",
    "[[{}]]",
    "| {} |",
    "{{#{}",
    ":::{}",
]
"""Each shows all of its words, wherever it stands."""


def mixed(seed: int, constructs: list[str], pieces: int) -> tuple[str, list[str]]:
    """Return a text of *constructs* apart from each other, and the words that stand in it."""
    chance = random.Random(seed)
    words, parts = [], []
    for _ in range(pieces):
        construct = chance.choice(constructs)
        count = construct.count("{}")
        own = [f"w{seed}z{len(words) + at}k" for at in range(count)]
        if "[^n" in construct:
            own = [own[0], own[1], own[1], own[3]]
        elif "{{#own-" in construct:
            own = [own[0], own[1]]
        parts.append(construct.format(*own))
        hidden = {1, 2} if "[^n" in construct else {1} if "{{#own-" in construct else set()
        words += [word for at, word in enumerate(own) if at not in hidden]
    return "\n\n".join(parts), words


@pytest.mark.parametrize("seed", range(40))
def test_no_word_is_lost(seed):
    """What is not dangerous is shown, whatever stands around it."""
    text, words = mixed(seed, WHOLE, 12)
    made = to_html(text)
    assert_harmless(made)
    shown = shown_words(made)
    lost = [word for word in words if word not in shown]
    assert not lost, text


def broken(seed: int) -> str:
    """Return constructs cut off anywhere and put together anyhow."""
    chance = random.Random(seed)
    constructs = [*WHOLE, *MARKUP, *PLACES, *AROUND]
    parts = []
    for _ in range(chance.randint(1, 30)):
        part = chance.choice(constructs).replace("{}", chance.choice([*SPELLINGS, *MARKUP, "字"]))
        if chance.random() < 0.5:
            start = chance.randrange(len(part) + 1)
            part = part[start:] if chance.random() < 0.5 else part[:start]
        parts.append(chance.choice(["", "    ", "- ", "> ", "\t", "1. ", "|"]) + part)
    return "".join(part + chance.choice(["\n", "\n\n", "", " ", "\r\n", "  \n"]) for part in parts)


def check_broken(seeds: range) -> None:
    """Render texts of *seeds*; each is harmless and takes less than a second."""
    for seed in seeds:
        text = broken(seed)
        before = time.process_time()
        made = to_html(text, Style(link=everything, asset=everything))
        assert time.process_time() - before < 1, text
        assert_harmless(made)


def test_hundreds_of_broken_texts_are_harmless():
    """Constructs that are not closed, and open in each other."""
    check_broken(range(400))


@pytest.mark.slow
def test_thousands_of_broken_texts_are_harmless():
    """As above, with texts enough to meet most pairs of constructs."""
    check_broken(range(400, 8400))


@pytest.mark.slow
def test_thousands_of_texts_keep_their_words():
    """As above: no word is lost."""
    for seed in range(40, 3040):
        text, words = mixed(seed, WHOLE, 12)
        shown = shown_words(to_html(text))
        assert not [word for word in words if word not in shown], text
