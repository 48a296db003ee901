"""What a lesson needs, explained: which lesson first, and what it gives. Never a lock."""

from collections.abc import Collection
from dataclasses import dataclass

from academy.catalog.content import Block, Lesson
from academy.catalog.pieces import each_piece
from academy.catalog.snapshot import Catalog
from academy.learning.steps import lesson_address


@dataclass(frozen=True, slots=True)
class Need:
    """A lesson that helps to do first; ``why`` is what it gives, ``course`` empty = the same."""

    title: str
    address: str
    why: str
    course: str = ""


def needs_of(
    lesson: Lesson,
    catalog: Catalog,
    merchant_id: int | None,
    done: Collection[str],
    language: str,
) -> tuple[Need, ...]:
    """Return the lessons that help to do before *lesson* and are not done.

    Source:
        Rule R164 "what comes first" in docs/rules.md.
    """
    found = []
    here = catalog.lesson(lesson.id)
    for lesson_id in lesson.needs:
        place = None if lesson_id in done else catalog.lesson(lesson_id, language=language)
        if place is None or not place.visible_to(merchant_id):
            continue
        same = here is not None and here.course.id == place.course.id
        address = lesson_address(place.course, place.lesson)
        course = "" if same else place.course.title
        found.append(Need(place.lesson.title, address, why(place.lesson), course))
    return tuple(found)


def why(lesson: Lesson) -> str:
    """Return in one sentence what a lesson gives: its summary, else its first objective."""
    if lesson.summary:
        return lesson.summary
    for piece in each_piece(lesson.blocks):
        if isinstance(piece, Block) and piece.name == "objectives":
            lines = [line.lstrip("-* ").strip() for line in piece.text.splitlines()]
            return next((line for line in lines if line), "")
    return ""
