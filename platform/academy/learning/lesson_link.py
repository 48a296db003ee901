"""A lesson to go to, as lists of lessons name it."""

from dataclasses import dataclass

from academy.catalog.content import Course, Lesson


@dataclass(frozen=True, slots=True)
class LessonLink:
    """A lesson to go to."""

    title: str
    address: str


def link_to(course: Course, lesson: Lesson) -> LessonLink:
    """Return the link to a lesson of *course*."""
    return LessonLink(lesson.title, f"/courses/{course.slug}/{lesson.slug}")
