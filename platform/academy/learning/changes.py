"""What has changed in courses that somebody had learnt, as long as it was not looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from academy.catalog.content import Course
from academy.catalog.news import News
from academy.learning.lesson_link import LessonLink, link_to
from academy.learning.record import LearnerRecord


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A note on what changed, and the lessons it is about that the reader may open."""

    name: str
    text: str
    lessons: tuple[LessonLink, ...]


@dataclass(frozen=True, slots=True)
class CourseChanges:
    """The notes of one course that a person is told, the newest first."""

    course_id: str
    title: str
    address: str
    told: tuple[ToldChange, ...]


def changes_of(
    course: Course, found: Iterable[News], record: LearnerRecord
) -> CourseChanges | None:
    """Return what a person is told of *course*; None when there is nothing.

    Args:
        course: as it is live, in the reader's language; a note that it lacks is not told.
        found: everything that was ever news in this course, the oldest first.
        record: what the person has done, and has looked at.

    Source:
        Rule R136 "what changed is told" in docs/rules.md.
    """
    notes = {note.name: note for note in course.notes}
    told = tuple(
        ToldChange(each.name, notes[each.name].text, lessons_of(course, each.lessons))
        for each in reversed(tuple(found))
        if each.name in notes
        and (course.id, each.name) not in record.told
        and each.concerns(record.done)
    )
    address = f"/courses/{course.slug}"
    return CourseChanges(course.id, course.title, address, told) if told else None


def all_changes(
    courses: Iterable[Course], news: Mapping[str, tuple[News, ...]], record: LearnerRecord
) -> tuple[CourseChanges, ...]:
    """Return what a person is told of all courses, in their order."""
    found = (changes_of(course, news.get(course.id, ()), record) for course in courses)
    return tuple(each for each in found if each is not None)


def lessons_of(course: Course, ids: Iterable[str]) -> tuple[LessonLink, ...]:
    """Return the lessons that learners see among *ids*, in the order of the outline."""
    wanted = set(ids)
    return tuple(link_to(course, lesson) for lesson in course.lessons if lesson.id in wanted)
