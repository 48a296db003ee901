"""Markdown to clean HTML: any text in, safe HTML out, never an error, always in time.

Raw HTML is shown as text; what attributes and links may be is decided by
one allow-list over the final HTML.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from academy.catalog.allow_list import ATTRIBUTES, CLASSES, SCHEMES, TAGS
from academy.catalog.arrange import Unarranged, arrange
from academy.catalog.bounds import excess
from academy.catalog.content import Lesson
from academy.catalog.document import Document, write_document
from academy.catalog.elements import with_own_facts
from academy.catalog.explain import Vocabulary, explain, vocabulary, with_sources
from academy.catalog.fact_signs import with_fact_signs
from academy.catalog.facts import fact_mark, fact_remark
from academy.catalog.labels import label
from academy.catalog.own_facts import without_stray_signs
from academy.catalog.parts import (
    ChecklistItem,
    ChecklistPart,
    HtmlPart,
    Part,
    QuizPart,
    ReviewPart,
    VariantEnd,
    VariantStart,
)
from academy.catalog.paths import resolve, slug_of
from academy.catalog.pieces import Block, Checklist, Piece, Quiz, Variant
from academy.catalog.site import Term
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


def lesson_beside(path: str) -> str | None:
    """Return the address of a lesson file, relative to the page of another lesson."""
    parts = path.split("/")
    if parts[-2:-1] != ["lessons"] or not path.endswith(".md"):
        return None
    return "/".join([*parts[:-2], slug_of(path)])


def style_for(path: str, language: str, link: Resolver, asset: Resolver) -> Style:
    """Make the style of a file: links in it are relative to where it stands."""

    def find_link(target: str) -> str | None:
        own, fragment = resolve(path, target)
        address = link(own) if own.endswith(".md") else asset(own)
        return None if address is None else address + fragment.replace("#", "#s-", 1)

    def find_asset(target: str) -> str | None:
        return asset(resolve(path, target)[0])

    return Style(language, find_link, find_asset, facts=True)


def render_lesson(
    lesson: Lesson,
    *,
    link: Resolver = lesson_beside,
    asset: Resolver = no_picture,
    terms: tuple[Term, ...] = (),
    trainer: bool = False,
) -> tuple[Part, ...]:
    """Render a lesson.

    Args:
        lesson: in the language it is to be shown in.
        link: gives the address of a ``.md`` file, by its path relative to
            the course folder; None when it cannot be opened.
        asset: the same for pictures, worksheets and recordings.
        terms: words that are explained where the lesson uses them first.
        trainer: also show what is for trainers only.
    """
    words = vocabulary(terms, lesson.language) if terms else None
    style = replace(style_for(lesson.path, lesson.language, link, asset), words=words)
    return render_pieces(lesson.blocks, style, trainer=trainer)


def render_pieces(
    pieces: tuple[Piece, ...], style: Style, *, trainer: bool = False
) -> tuple[Part, ...]:
    """Render the pieces of a lesson or of a playbook day."""
    document = write_document(pieces, style.language, trainer=trainer)
    try:
        made = convert_document(document, style)
    except Exception:  # noqa: BLE001 - one odd piece must not take the lesson away
        if len(pieces) == 1 and isinstance(pieces[0], Variant):
            inside = render_pieces(pieces[0].pieces, style, trainer=trainer)
            return (VariantStart(pieces[0].platforms), *inside, VariantEnd())
        if len(pieces) == 1:
            return (HtmlPart(escaped(readable(document.text))),)
        each = [render_pieces((piece,), style, trainer=trainer) for piece in pieces]
        return tuple(part for parts in each for part in parts)
    return split_parts(made, document, style)


def convert_document(document: Document, style: Style) -> str:
    """Convert a document whose blocks stand between markers."""
    text = readable(document.text)
    if excess(text):
        raise Unarranged
    variant = re.compile(rf"{document.token}\d+(on|off)")

    def put_together(root: Element) -> None:
        arrange(root, document)
        if style.words:
            explain(root, style.words, variant)
        with_sources(root, label("sources", style.language))

    return convert(text, replace(style, arrange=put_together, marks=True))


def split_parts(made: str, document: Document, style: Style) -> tuple[Part, ...]:
    """Cut the HTML where something stands that is no HTML, or not the same for everybody."""
    parts: list[Part] = []
    cut = re.split(rf"<p>{document.token}(\d+)(part|on|off|due)</p>", made)
    for text, number, border in zip(cut[::3], [*cut[1::3], ""], [*cut[2::3], ""], strict=True):
        parts += [HtmlPart(text.strip())] if text.strip() else []
        if number:
            parts += part_at(document.pieces[int(number)], border, style)
    return tuple(parts)


def part_at(piece: Piece, border: str, style: Style) -> list[Part]:
    """Return what stands at a marker."""
    match piece:
        case Quiz():
            return [QuizPart(piece.id)]
        case Checklist():
            return [checklist_part(piece, style)]
        case Variant():
            return [VariantStart(piece.platforms) if border == "on" else VariantEnd()]
        case Block():
            return [ReviewPart(piece.attribute("review_by"), strict=piece.flag("strict"))]
    return []


def checklist_part(checklist: Checklist, style: Style) -> ChecklistPart:
    """Render the lines of a checklist."""
    title = checklist.title or label("checklist", style.language)
    items = [ChecklistItem(line.id, line_html(line.text, style)) for line in checklist.lines]
    return ChecklistPart(checklist.id, title, tuple(items))
