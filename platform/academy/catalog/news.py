"""Notes on what changed in a course, for those who had learnt it before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from academy.catalog.content import Course
from academy.catalog.difference import changed_lessons, difference


@dataclass(frozen=True, slots=True)
class News:
    """A note that was news at a moment: the lessons it is about, and the lessons until then."""

    course_id: str
    name: str
    at: datetime
    lessons: tuple[str, ...]
    before: tuple[str, ...]

    def concerns(self, done: Mapping[str, datetime]) -> bool:
        """Whether it is news to somebody who has done lessons at these moments.

        It is to whoever had done every lesson that there was, or one of those it is about.

        Source:
            Rule R136 "what changed is told" in docs/rules.md.
        """
        had = {lesson_id for lesson_id, at in done.items() if at < self.at}
        finished = bool(self.before) and had.issuperset(self.before)
        return finished or not had.isdisjoint(self.lessons)


def news_of(before: Course, after: Course, moment: datetime) -> list[News]:
    """Return the notes that *after* has and *before* has not.

    A note that names no lessons is about those that are new or read differently.
    """
    known = {note.name for note in before.notes}
    fresh = [note for note in after.notes if note.name not in known]
    if not fresh:
        return []
    changed = changed_lessons(difference(before, after))
    until_then = tuple(lesson.id for lesson in before.lessons)
    return [
        News(after.id, note.name, moment, note.lessons or changed, until_then) for note in fresh
    ]


def by_course(found: Iterable[News]) -> dict[str, tuple[News, ...]]:
    """Return the news under the ids of their courses, in their order."""
    kept: dict[str, tuple[News, ...]] = {}
    for each in found:
        kept[each.course_id] = (*kept.get(each.course_id, ()), each)
    return kept
