"""Which of many courses are shown: chosen by subject, job, capability, level, provider."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from academy.catalog.content import Course
from academy.catalog.field_tables import CAPABILITIES, LEVELS
from academy.learning.pages import CoursePage, CoursesPage

ON_ONE_PAGE = 24


def capabilities_of(course: Course) -> tuple[str, ...]:
    """Return the capabilities of a course and of its lessons, in their usual order."""
    found = set(course.capabilities).union(*(each.capabilities for each in course.lessons))
    return tuple(each for each in CAPABILITIES if each in found)


FILTERS: dict[str, Callable[[Course], tuple[str, ...]]] = {
    "subject": lambda course: (course.subject,) if course.subject else (),
    "job": lambda course: course.audience,
    "capability": capabilities_of,
    "level": lambda course: (course.level,) if course.level else (),
    "provider": lambda course: (course.provider,) if course.provider else (),
}
"""What a course may be chosen by, and the words it has of it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One word to choose, and how many courses it would leave."""

    word: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to choose by, with its words; ``without`` is the address that drops it."""

    name: str
    words: tuple[Value, ...]
    chosen: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of the list that is shown, and what may be chosen.

    ``given`` and ``others`` are what the choice left, ``others`` only of this page.
    """

    given: tuple[CoursePage, ...]
    others: tuple[CoursePage, ...]
    filters: tuple[Filter, ...]
    count: int
    page: int
    pages: int
    previous: str
    next: str

    @property
    def chosen(self) -> tuple[Filter, ...]:
        """The filters by which something was chosen."""
        return tuple(each for each in self.filters if each.chosen)


def choose(
    found: CoursesPage, wanted: Mapping[str, str], page: int, order: Mapping[str, Sequence[str]]
) -> Choice:
    """Return what is left of all courses.

    Args:
        found: all courses the reader may take.
        wanted: the chosen word by the name of a filter; "" = not chosen by it.
        page: which page of the courses that were not given, from 1; one that is not there is
            the nearest that is.
        order: words in the order in which they are shown, by the name of a filter.

    Source:
        Rule R165 "choosing among courses" in docs/rules.md.
    """
    chosen = {name: wanted.get(name, "") for name in FILTERS}
    given = tuple(each for each in found.given if fits(each.course, chosen))
    others = tuple(each for each in found.others if fits(each.course, chosen))
    courses = [each.course for each in (*found.given, *found.others)]
    pages = max(1, ceil(len(others) / ON_ONE_PAGE))
    now = min(max(page, 1), pages)
    return Choice(
        given=given if now == 1 else (),
        others=others[(now - 1) * ON_ONE_PAGE : now * ON_ONE_PAGE],
        filters=tuple(filter_of(name, courses, chosen, order.get(name, ())) for name in FILTERS),
        count=len(given) + len(others),
        page=now,
        pages=pages,
        previous=address(chosen, now - 1) if now > 1 else "",
        next=address(chosen, now + 1) if now < pages else "",
    )


def fits(course: Course, chosen: Mapping[str, str]) -> bool:
    """Tell whether a course has every chosen word."""
    return all(not word or word in FILTERS[name](course) for name, word in chosen.items())


def filter_of(
    name: str, courses: Sequence[Course], chosen: Mapping[str, str], order: Sequence[str]
) -> Filter:
    """Count for each word how many courses it would leave beside the other choices."""
    rest = {**chosen, name: ""}
    counts: dict[str, int] = {}
    for course in courses:
        if fits(course, rest):
            for word in FILTERS[name](course):
                counts[word] = counts.get(word, 0) + 1
    if chosen[name]:
        counts.setdefault(chosen[name], 0)
    place = {word: number for number, word in enumerate(order or LEVELS)}
    words = sorted(counts, key=lambda word: (place.get(word, len(place)), word))
    values = tuple(Value(word, counts[word], word == chosen[name]) for word in words)
    return Filter(name, values, chosen[name], address(rest, 1))


def address(chosen: Mapping[str, str], page: int) -> str:
    """Return the address of the list with what was chosen."""
    fields = {name: word for name, word in chosen.items() if word}
    query = urlencode({**fields, "page": page} if page > 1 else fields)
    return f"/courses?{query}" if query else "/courses"
