"""The parts of a lesson for one reader: platforms chosen, and the reader's day.

Rendered parts are the same for everybody; what here depends on the reader is decided when a
page is made, from the platforms that the person sells on and from the calendar.
"""

import html
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal

from academy.catalog.labels import about_date, label, platform_label
from academy.catalog.parts import (
    AskPart,
    HtmlPart,
    Part,
    ReviewPart,
    ShownPart,
    VariantEnd,
    VariantStart,
)

View = Literal["own", "folded", "all", "due", "overdue"]
PersonalPart = VariantStart | ReviewPart
"""Where something begins that not all readers see alike."""


def view_of(part: PersonalPart, platforms: Collection[str], day: date) -> View:
    """Say how a reader sees a personal part.

    Args:
        part: where a variant or a dated rule begins.
        platforms: those the reader sells on; none while none is chosen.
        day: the reader's day.

    Returns:
        A variant is the reader's ``own``, ``folded`` away, or shown to ``all`` because nothing
        is chosen yet. A rule is ``overdue`` from the day after its review was due.

    Source:
        Rules R150 "own platforms first" and R152 "overdue rules" in docs/rules.md.
    """
    if isinstance(part, ReviewPart):
        return "overdue" if date.fromisoformat(part.day) < day else "due"
    if not platforms:
        return "all"
    return "own" if set(platforms) & set(part.platforms) else "folded"


def personal_parts(parts: Iterable[Part]) -> Iterator[PersonalPart]:
    """Return the parts that not all readers see alike."""
    return (part for part in parts if isinstance(part, PersonalPart))


def views_of(
    personal: Iterable[PersonalPart], platforms: Collection[str], day: date
) -> tuple[View, ...]:
    """Return how a reader sees each personal part: equal for readers who see the same page."""
    return tuple(view_of(part, platforms, day) for part in personal)


def parts_for(
    parts: Iterable[Part], platforms: Collection[str], day: date, language: str = "zh"
) -> Iterator[ShownPart]:
    """Return the parts of a lesson as one reader sees them.

    Args:
        parts: as rendered, of ``live.content(…).parts``.
        platforms: those the reader sells on; none while none is chosen.
        day: the reader's day.
        language: of the lesson.

    Returns:
        Only HTML, checklists and quizzes, in order; the HTML of one part may open an element
        that a later one closes. While no platform is chosen an ``AskPart`` stands before
        the first variant: a page that has no form for it leaves it out.
    """
    asked = bool(platforms)
    closings: list[str] = []
    for part in parts:
        if isinstance(part, VariantStart):
            if not asked:
                asked = True
                yield AskPart()
            opening, closing = borders(part, view_of(part, platforms, day), language)
            closings.append(closing)
            yield HtmlPart(opening)
        elif isinstance(part, VariantEnd):
            yield HtmlPart(closings.pop())
        elif isinstance(part, ReviewPart):
            if view_of(part, platforms, day) == "overdue":
                yield HtmlPart(overdue_band(part, language))
        else:
            yield part


def borders(part: VariantStart, view: View, language: str) -> tuple[str, str]:
    """Return what opens and closes a variant; a folded one opens at a tap."""
    names = [html.escape(platform_label(each, language)) for each in part.platforms]
    if view == "folded":
        words = html.escape(label("only_on", language, names="\0")).replace(
            "\0", label("between", language).join(names)
        )
        return f'<details class="variant"><summary>{words}</summary>', "</details>"
    tags = "".join(f'<span class="tag">{name}</span>' for name in names)
    return f'<section class="variant"><p class="meta">{tags}</p>', "</section>"


def overdue_band(part: ReviewPart, language: str) -> str:
    """Say that nobody has checked a rule since its review was due; strict ones more firmly."""
    words = label("overdue_strict" if part.strict else "overdue", language, day="\0")
    when = f'<time datetime="{part.day}">{about_date(part.day, language)}</time>'
    kind = "act" if part.strict else "late"
    said = html.escape(words).replace("\0", when)
    return f'<div class="say {kind} overdue"><p>{said}</p></div>'
