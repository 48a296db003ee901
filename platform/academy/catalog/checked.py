"""What a check remembers of a course: its problems, and what is compared with other courses.

It is written as lists of plain values, so whatever somebody puts into the memory, reading it
runs nothing: it gives objects of the classes below or is no memory at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from academy.catalog.content import (
    Asset,
    Course,
    CourseNote,
    Lesson,
    Name,
    OwnFact,
    Reference,
    Review,
    Section,
    Word,
)
from academy.catalog.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of ``read_course``; of lessons only what other courses may ask for."""

    course: Course | None
    problems: tuple[Problem, ...]


KNOWN: dict[str, Callable[..., object]] = {
    each.__name__: each
    for each in (
        Asset, Checked, Course, CourseNote, Lesson, Name, OwnFact, Problem, Reference, Review,
        Section, Word,
    )
}  # fmt: skip
FIELDS = {
    name: tuple(each.name for each in fields(cast("Any", known))) for name, known in KNOWN.items()
}


def essence(course: Course) -> Course:
    """Return a course without the text of its lessons."""
    return replace(
        course,
        sections=tuple(
            replace(each, lessons=tuple(map(outside, each.lessons))) for each in course.sections
        ),
        hidden=tuple(map(outside, course.hidden)),
        playbooks=(),
        exams=(),
        translations=(),
    )


def outside(lesson: Lesson) -> Lesson:
    """Return a lesson without its text."""
    return replace(lesson, blocks=())


def packed(value: object) -> object:
    """Return a value as lists of plain values; a class that is not known is a KeyError."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return ["", *map(packed, value)]
    name = type(value).__name__
    return [name, *(packed(getattr(value, field)) for field in FIELDS[name])]


def unpacked(value: object) -> object:
    """Return what was packed; anything odd raises KeyError, TypeError or ValueError."""
    if not isinstance(value, list):
        return value
    name, *rest = value
    made = [unpacked(each) if type(each) is list else each for each in rest]
    if name == "":
        return tuple(made)
    if len(made) != len(FIELDS[name]):
        raise ValueError(name)
    return KNOWN[name](*made)


def remembered(value: object) -> Checked | None:
    """Return what is remembered of a course; None when it is not what was written."""
    try:
        found = unpacked(value)
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    return found if isinstance(found, Checked) and is_sound(found) else None


def is_sound(found: Checked) -> bool:
    """Tell whether an outcome holds what its fields promise."""
    problems = isinstance(found.problems, tuple)
    course = found.course is None or isinstance(found.course, Course)
    return problems and course and all(isinstance(each, Problem) for each in found.problems)


def entries_of(memory: object, program: str) -> Mapping[str, object]:
    """Return what a memory holds, by key; nothing when another version has written it."""
    if not isinstance(memory, dict) or memory.get("program") != program:
        return {}
    courses = memory.get("courses")
    return courses if isinstance(courses, dict) else {}
