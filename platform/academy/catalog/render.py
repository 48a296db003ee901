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
from academy.catalog.facts import fact_remark
from academy.catalog.labels import label
from academy.catalog.parts import ChecklistItem, ChecklistPart, HtmlPart, Part, QuizPart
from academy.catalog.paths import resolve, slug_of
from academy.catalog.pieces import Checklist, Piece, Quiz
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
    """How one text is rendered: its language, where its links and pictures lead."""

    language: str = "zh"
    link: Resolver = as_written
    asset: Resolver = no_picture
    prefix: str = "s-"
    arrange: Callable[[Element], None] = leave_arranged


class FactPattern(InlineProcessor):
    """``[words]{fact source="…"}`` inside a sentence."""

    def __init__(self, language: str) -> None:
        super().__init__(INLINE_FACT)
        self.language = language

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        """Put the words into a span and the remark after them."""
        holder = Element("span")
        words = Element("span", {"class": "fact"})
        words.text = m[1]
        holder.append(words)
        holder.append(fact_remark(m[2], self.language))
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
        md.inlinePatterns.register(FactPattern(self.style.language), "fact", 172)
        md.treeprocessors.register(Early(md), "early", 25)
        md.treeprocessors.register(Late(self.style), "late", 1)


def convert(text: str, style: Style) -> str:
    """Convert a text that is within the bounds; may raise what the library raises."""
    house = House(style)
    converter = Markdown(extensions=[*EXTENSIONS, house], output_format="html")
    return clean(converter.convert(text))


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

    return Style(language, find_link, find_asset)


def render_lesson(
    lesson: Lesson,
    *,
    link: Resolver = lesson_beside,
    asset: Resolver = no_picture,
    trainer: bool = False,
) -> tuple[Part, ...]:
    """Render a lesson.

    Args:
        lesson: in the language it is to be shown in.
        link: gives the address of a ``.md`` file, by its path relative to
            the course folder; None when it cannot be opened.
        asset: the same for pictures and worksheets.
        trainer: also show what is for trainers only.
    """
    style = style_for(lesson.path, lesson.language, link, asset)
    return render_pieces(lesson.blocks, style, trainer=trainer)


def render_pieces(
    pieces: tuple[Piece, ...], style: Style, *, trainer: bool = False
) -> tuple[Part, ...]:
    """Render the pieces of a lesson or of a playbook day."""
    document = write_document(pieces, style.language, trainer=trainer)
    try:
        made = convert_document(document, style)
    except Exception:  # noqa: BLE001 - one odd piece must not take the lesson away
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
    return convert(text, replace(style, arrange=lambda root: arrange(root, document)))


def split_parts(made: str, document: Document, style: Style) -> tuple[Part, ...]:
    """Cut the HTML where a checklist or a quiz stands."""
    parts: list[Part] = []
    cut = re.split(rf"<p>{document.token}(\d+)part</p>", made)
    for position, text in enumerate(cut):
        if position % 2 == 0:
            parts += [HtmlPart(text.strip())] if text.strip() else []
            continue
        piece = document.pieces[int(text)]
        if isinstance(piece, Quiz):
            parts.append(QuizPart(piece.id))
        elif isinstance(piece, Checklist):
            parts.append(checklist_part(piece, style))
    return tuple(parts)


def checklist_part(checklist: Checklist, style: Style) -> ChecklistPart:
    """Render the lines of a checklist."""
    title = checklist.title or label("checklist", style.language)
    items = [ChecklistItem(line.id, line_html(line.text, style)) for line in checklist.lines]
    return ChecklistPart(checklist.id, title, tuple(items))
