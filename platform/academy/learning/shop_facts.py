"""Own facts of a shop: whose they are, and what was written last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from academy.catalog.fact_places import FactPlace
from academy.catalog.snapshot import Catalog
from academy.learning.lesson_link import LessonLink, link_to
from academy.web.visitor import Visitor

MOST_SIGNS = 500


@dataclass(frozen=True, slots=True)
class WrittenFact:
    """What a shop wrote under a name; ``number`` says how often it was written."""

    name: str
    number: int
    value: str
    who: str
    at: datetime


def shop_of(visitor: Visitor) -> str:
    """Name the shop for which a person writes and reads own facts.

    Source:
        Rule R153 "whose facts" in docs/rules.md.
    """
    if visitor.works_in is None:
        return f"merchant-{visitor.merchant_id}"
    return shop_of_team(visitor.works_in)


def shop_of_team(team_id: int) -> str:
    """Name the shop that a team is."""
    return f"team-{team_id}"


@dataclass(frozen=True, slots=True)
class ShopLine:
    """One own fact of a shop: where it is asked, what was written, where it is used.

    ``asked`` is none when no lesson asks for it any more.
    """

    name: str
    asked: FactPlace | None
    written: WrittenFact | None
    used: tuple[LessonLink, ...]


def lines_of(
    catalog: Catalog, merchant_id: int, language: str, facts: Mapping[str, WrittenFact]
) -> list[ShopLine]:
    """Return all own facts of a shop: those asked for in the order of the courses, then others.

    Args:
        catalog: the courses that are live.
        merchant_id: whose people read.
        language: in which they read.
        facts: what the shop has written, by name.
    """
    used: dict[str, list[LessonLink]] = {}
    for course in catalog.visible_to(merchant_id, language=language):
        for lesson in course.lessons:
            link = link_to(course, lesson)
            for name in lesson.fact_names:
                used.setdefault(name, []).append(link)
    places = {
        name: place
        for name in catalog.facts
        if (place := catalog.fact(name, merchant_id=merchant_id, language=language))
    }
    left = (name for name, fact in facts.items() if name not in places and fact.value)
    return [
        ShopLine(name, places.get(name), facts.get(name), tuple(used.get(name, ())))
        for name in (*places, *left)
    ]
