"""What makes a lesson's page right for its reader: platforms, the day, own facts of the shop.

What few readers share is decided before the page is kept (``parts_of_reader``); what each shop
writes of itself stands as a mark in the kept page and is put in when it is sent.
"""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from html import escape

from flask_babel import gettext as _

from academy import clock
from academy.catalog import live
from academy.catalog.fact_places import asked_in
from academy.catalog.labels import platform_label
from academy.catalog.lesson_content import LessonContent
from academy.catalog.own_facts import gap, placed
from academy.catalog.parts import ChecklistPart, HtmlPart, ShownPart
from academy.catalog.reader_parts import parts_for, views_of
from academy.catalog.snapshot import LessonPlace
from academy.learning.lesson_state import LessonState
from academy.learning.shop_facts import WrittenFact
from academy.learning.views_kept import BY, FACT, SEEN, WORDS
from academy.web import dates
from academy.web.guard import visitor
from academy.web.locale import language


def platforms_offered() -> list[tuple[str, str]]:
    """Return the platforms of the site, each with its name for the reader."""
    site = live.snapshot(visitor().activation).site
    read_in = language()
    said = ((each, site.word(each, read_in)) for each in site.platforms)
    return [(each, platform_label(each, read_in) if word == each else word) for each, word in said]


def parts_of_day(content: LessonContent, lesson_language: str) -> Iterator[ShownPart]:
    """Return the parts of a lesson as the visitor sees them today, own facts left open."""
    who = visitor()
    today = clock.local_day(clock.now(), who.zone)
    return parts_for(content.parts, who.platforms, today, lesson_language)


def parts_of_reader(content: LessonContent, lesson_language: str) -> Iterator[ShownPart]:
    """Return the parts of a lesson as the visitor sees them today, own facts as marks."""
    for part in parts_of_day(content, lesson_language):
        yield marked(part) if content.facts else part


def views_of_reader(content: LessonContent) -> Hashable:
    """Return what of a lesson's page depends on the visitor's platforms and day."""
    who = visitor()
    views = views_of(content.personal, who.platforms, clock.local_day(clock.now(), who.zone))
    return (views, tuple(platforms_offered())) if "all" in views else views


def marked(part: ShownPart) -> ShownPart:
    """Put marks in place of own facts."""
    if isinstance(part, HtmlPart):
        return HtmlPart(placed(part.html, mark_of))
    if isinstance(part, ChecklistPart):
        items = tuple(replace(item, html=placed(item.html, mark_of)) for item in part.items)
        return replace(part, items=items)
    return part


def mark_of(name: str) -> str:
    """Return the mark of an own fact in the text."""
    return f"{FACT}{name}-"


def fact_marks(place: LessonPlace, state: LessonState) -> dict[str, str]:
    """Return what stands at the marks of own facts: in the text, and in the forms that ask."""
    spoken_of = live.content(place.course, place.lesson).facts
    marks = {mark_of(name): fact_html(name, state.facts.get(name)) for name in spoken_of}
    for name in (question.fact for question in asked_in(place.lesson)):
        fact = state.facts.get(name)
        marks[f"{WORDS}{name}-"] = escape(fact.value) if fact else ""
        marks[f"{SEEN}{name}-"] = str(fact.number) if fact else "0"
        marks[f"{BY}{name}-"] = escape(author_words(fact)) if fact else ""
    return marks


def fact_html(name: str, fact: WrittenFact | None) -> str:
    """Return the words of the shop; without any, what is asked and the way to where it is.

    Source:
        Rule R155 "own facts in a text" in docs/rules.md.
    """
    if fact is not None and fact.value:
        return escape(fact.value).replace("\n", "<br>")
    who = visitor()
    catalog = live.catalog(who.activation)
    asked = catalog.fact(name, merchant_id=who.merchant_id, language=language())
    return gap(asked.label, asked.address) if asked else gap(name, "")


def author_words(fact: WrittenFact) -> str:
    """Say who wrote a fact last, and when."""
    when = dates.moment(fact.at)
    if not fact.value:
        return str(_("%(name)s took this out, %(when)s", name=fact.who, when=when))
    return str(_("%(name)s wrote this, %(when)s", name=fact.who, when=when))
