"""A lesson to the parts of its page: one document, cut where something stands that is no HTML."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from academy.catalog.arrange import Unarranged, arrange
from academy.catalog.bounds import excess
from academy.catalog.content import Lesson
from academy.catalog.document import Document, write_document
from academy.catalog.explain import explain, vocabulary, with_sources
from academy.catalog.labels import label
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
from academy.catalog.render import (
    Resolver,
    Style,
    convert,
    escaped,
    line_html,
    no_picture,
    readable,
)
from academy.catalog.site import Term


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
