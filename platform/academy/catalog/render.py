"""Markdown to clean HTML: any text in, safe HTML out, never an error, always in time.

Raw HTML is shown as text; what attributes and links may be is decided by
one allow-list over the final HTML.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from academy.catalog.allow_list import ATTRIBUTES, CLASSES, SCHEMES, TAGS
from academy.catalog.bounds import excess
from academy.catalog.elements import with_own_facts
from academy.catalog.explain import Vocabulary
from academy.catalog.fact_signs import with_fact_signs
from academy.catalog.facts import fact_mark, fact_remark
from academy.catalog.own_facts import without_stray_signs
from academy.catalog.tree import close_han_gaps, settle

EXTENSIONS = ("tables", "footnotes", "attr_list", "fenced_code")
INLINE_FACT = r"\[([^\[\]]{0,2000})\]\{fact\b([^{}]{0,1000})\}"
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
Resolver = Callable[[str], str | None]


def as_written(target: str) -> str | None:
    """Leave an address as it is."""
    return target


def no_picture(_target: str) -> str | None:
    """Show no picture, only what it says."""
    return None


def leave_arranged(_root: Element) -> None:
    """Put no blocks around anything."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one text is rendered: its language, where its links and pictures lead.

    With ``facts`` the places of own facts become signs that are filled in for each reader; with
    ``marks`` claims inside sentences get a mark that opens their source, listed at the end;
    ``words`` are explained.
    """

    language: str = "zh"
    link: Resolver = as_written
    asset: Resolver = no_picture
    prefix: str = "s-"
    arrange: Callable[[Element], None] = leave_arranged
    facts: bool = False
    marks: bool = False
    words: Vocabulary | None = None


class FactPattern(InlineProcessor):
    """``[words]{fact source="…"}`` inside a sentence."""

    def __init__(self, style: Style) -> None:
        super().__init__(INLINE_FACT)
        self.style = style

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        """Put the words into a span and whose they are after them."""
        holder = Element("span")
        words = Element("span", {"class": "fact"})
        words.text = m[1]
        holder.append(words)
        remark = fact_mark if self.style.marks else fact_remark
        holder.append(remark(m[2], self.style.language))
        return holder, m.start(0), m.end(0)


class Early(Treeprocessor):
    """Works on paragraphs before what is inside them has been read."""

    def run(self, root: Element) -> None:
        """Close the gaps that line breaks leave between Han characters."""
        close_han_gaps(root)


class Late(Treeprocessor):
    """Works on the finished tree."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style = style

    def run(self, root: Element) -> None:
        """Settle ids, links, pictures and tables, then put blocks around their content."""
        settle(root, self.style.prefix, self.style.link, self.style.asset)
        if self.style.facts:
            with_own_facts(root)
        self.style.arrange(root)


class House(Extension):
    """The rules of the house on top of Python-Markdown."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style = style

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Take raw HTML out, put facts and the two tree passes in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(FactPattern(self.style), "fact", 172)
        md.treeprocessors.register(Early(md), "early", 25)
        md.treeprocessors.register(Late(self.style), "late", 1)


def convert(text: str, style: Style) -> str:
    """Convert a text that is within the bounds; may raise what the library raises."""
    house = House(style)
    converter = Markdown(extensions=[*EXTENSIONS, house], output_format="html")
    if not style.facts:
        return clean(converter.convert(text))
    return without_stray_signs(clean(converter.convert(with_fact_signs(text))))


def clean(raw: str) -> str:
    """Keep what the allow-list names."""
    return nh3.clean(
        raw,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )


def readable(text: str) -> str:
    """Take out what no page can show."""
    return UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Show a text as it was typed."""
    return "<pre>" + html.escape(text) + "</pre>"


def to_html(text: str, style: Style | None = None) -> str:
    """Turn any text into safe HTML; one that is too costly or broken is shown as typed."""
    clear = readable(text)
    if excess(clear):
        return escaped(clear)
    try:
        return convert(clear, style or Style())
    except Exception:  # noqa: BLE001 - whatever the library does, the page is shown
        return escaped(clear)


def line_html(text: str, style: Style | None = None) -> str:
    """Render a short text for a place inside a line; a single paragraph loses its ``<p>``."""
    made = to_html(text, style).strip()
    inside = made.removeprefix("<p>").removesuffix("</p>")
    single = len(inside) == len(made) - 7 and "<p" not in inside and "</p>" not in inside
    return inside if single else made
