"""Rendered parts as one text for the database, and back."""

import json

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


def dump(parts: tuple[Part, ...]) -> str:
    """Return *parts* as JSON."""
    return json.dumps([as_list(part) for part in parts], ensure_ascii=False)


def load(text: str) -> tuple[Part, ...]:
    """Return the parts that ``dump`` wrote."""
    return tuple(as_part(each) for each in json.loads(text))


def as_list(part: Part) -> list[object]:
    """Return one part with its kind in front."""
    if isinstance(part, HtmlPart):
        return ["html", part.html]
    if isinstance(part, QuizPart):
        return ["quiz", part.quiz_id]
    if isinstance(part, VariantStart):
        return ["on", list(part.platforms)]
    if isinstance(part, VariantEnd):
        return ["off"]
    if isinstance(part, ReviewPart):
        return ["review", part.day, part.strict]
    return ["checklist", part.id, part.title, [[item.id, item.html] for item in part.items]]


def as_part(stored: list[object]) -> Part:
    """Return the part in a list."""
    match stored:
        case ["html", str(html)]:
            return HtmlPart(html)
        case ["quiz", str(quiz_id)]:
            return QuizPart(quiz_id)
        case ["on", list(platforms)]:
            return VariantStart(tuple(platforms))
        case ["off"]:
            return VariantEnd()
        case ["review", str(day), bool(strict)]:
            return ReviewPart(day, strict)
        case ["checklist", str(list_id), str(title), list(items)]:
            lines = tuple(ChecklistItem(item_id, html) for item_id, html in items)
            return ChecklistPart(list_id, title, lines)
    message = f"no rendered part looks like {stored!r:.80}"
    raise ValueError(message)
