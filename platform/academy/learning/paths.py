"""Learning paths as a person walks them: lessons of several courses in one order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from academy.catalog.content import Course
from academy.catalog.site import LearningPath
from academy.catalog.snapshot import Catalog, LessonPlace
from academy.learning.record import LearnerRecord
from academy.learning.steps import NextLesson, NextSteps, lesson_address


@dataclass(frozen=True, slots=True)
class PathPage:
    """A path with those of its lessons that the reader may see, and how far the reader is."""

    path: LearningPath
    title: str
    summary: str
    places: tuple[LessonPlace, ...]
    record: LearnerRecord

    @property
    def address(self) -> str:
        """The address of the path's page."""
        return f"/paths/{self.path.id}"

    @property
    def followed(self) -> bool:
        """Whether the reader follows this path."""
        return self.record.path == self.path.id

    @property
    def lessons(self) -> tuple[str, ...]:
        """The ids of the lessons in their order."""
        return tuple(place.lesson.id for place in self.places)

    @property
    def count(self) -> int:
        """How many lessons it has."""
        return len(self.places)

    @property
    def done(self) -> int:
        """How many of them are done."""
        return sum(1 for lesson_id in self.lessons if lesson_id in self.record.done)

    @property
    def percent(self) -> int:
        """How much of it is done, rounded down."""
        return 100 * self.done // self.count if self.count else 0

    @property
    def begun(self) -> bool:
        """Whether any of its lessons was opened or done."""
        return any(each in self.record.done or each in self.record.seen for each in self.lessons)

    @property
    def minutes_left(self) -> int:
        """How long the lessons that are left take."""
        left = (place.lesson for place in self.places if place.lesson.id not in self.record.done)
        return sum(lesson.minutes for lesson in left)

    @property
    def next(self) -> NextLesson | None:
        """The lesson to go on with; None when all are done."""
        lesson_id = first_left(self.lessons, self.record.done)
        return step(self, self.lessons.index(lesson_id)) if lesson_id else None


@dataclass(frozen=True, slots=True)
class FirstPaths:
    """The paths from which somebody who begins may choose; ``job`` "" = not known."""

    paths: tuple[PathPage, ...]
    job: str

    def fitting(self, job: str) -> tuple[PathPage, ...]:
        """Return the paths that are meant for a job; all of them when none is said."""
        return tuple(page for page in self.paths if not job or job in page.path.audience)

    def other(self, job: str) -> tuple[PathPage, ...]:
        """Return the paths that are meant for others."""
        fitting = self.fitting(job)
        return tuple(page for page in self.paths if page not in fitting)


@dataclass(frozen=True, slots=True)
class OnPath:
    """Where a lesson stands on the path that its reader follows; ``next_*`` empty at its end."""

    title: str
    address: str
    number: int
    count: int
    next_title: str = ""
    next_address: str = ""
    next_minutes: int = 0


def first_left(lessons: Sequence[str], done: Collection[str]) -> str | None:
    """Return where a path goes on: its first lesson that is not done.

    Source:
        Rule R162 "next along the path" in docs/rules.md.
    """
    return next((each for each in lessons if each not in done), None)


def successor(lessons: Sequence[str], lesson_id: str) -> str | None:
    """Return the lesson that follows another one on a path; None at its end or beside it.

    Source:
        Rule R162 "next along the path" in docs/rules.md.
    """
    following = dict(pairwise(lessons))
    return following.get(lesson_id)


def path_page(
    path: LearningPath,
    catalog: Catalog,
    merchant_id: int | None,
    record: LearnerRecord,
    language: str,
) -> PathPage | None:
    """Return a path as one reader sees it; None when no lesson of it is left to see."""
    places = tuple(
        place
        for lesson_id in path.lessons
        if (place := catalog.lesson(lesson_id, language=language)) is not None
        and place.visible_to(merchant_id)
    )
    if not places:
        return None
    return PathPage(path, path.title_in(language), path.summary_in(language), places, record)


def passes(page: PathPage, course: Course) -> bool:
    """Tell whether a path passes through a course."""
    return any(place.course.id == course.id for place in page.places)


def is_asked(record: LearnerRecord, staff: Collection[int], paths: Collection[object]) -> bool:
    """Tell whether somebody is asked what to learn first: once, and only with nothing to do.

    Args:
        record: what the person has done and been given.
        staff: the teams in which the person learns.
        paths: those that could be chosen.

    Source:
        Rule R166 "what to learn first" in docs/rules.md.
    """
    begun = record.done or record.seen or record.given
    return record.path is None and not begun and bool(staff) and bool(paths)


def step(page: PathPage, index: int) -> NextLesson:
    """Return one lesson of a path as what comes next; it is counted along the path."""
    place = page.places[index]
    lesson = place.lesson
    seen = page.record.seen.get(lesson.id)
    return NextLesson(
        course_id=place.course.id,
        course_title=place.course.title,
        lesson_id=lesson.id,
        title=lesson.title,
        address=lesson_address(place.course, lesson),
        minutes=lesson.minutes,
        number=index + 1,
        count=page.count,
        percent_read=seen.place if seen else 0,
        begun=page.begun,
        assigned_by=None,
        due_day=None,
        path_title=page.title,
        path_address=page.address,
    )


def on_path(page: PathPage, lesson_id: str) -> OnPath | None:
    """Return where a lesson stands on the path that its reader follows; None beside it."""
    if lesson_id not in page.lessons:
        return None
    index = page.lessons.index(lesson_id)
    standing = OnPath(page.title, page.address, index + 1, page.count)
    if successor(page.lessons, lesson_id) is None:
        return standing
    place = page.places[index + 1]
    return replace(
        standing,
        next_title=place.lesson.title,
        next_address=lesson_address(place.course, place.lesson),
        next_minutes=place.lesson.minutes,
    )


def with_path(steps: NextSteps, page: PathPage | None, courses: Iterable[Course]) -> NextSteps:
    """Put the next lesson of the followed path behind what is due, before everything else.

    A course that was begun only along the path does not stand beside it, and a lesson stands
    once: as given rather than as the path's, as the path's rather than as its course's.

    Source:
        Rule R163 "the path on Today" in docs/rules.md.
    """
    following = page.next if page else None
    if page is None or following is None:
        return steps
    touched = {*page.record.done, *page.record.seen} - set(page.lessons)
    beside = {
        course.id for course in courses if any(lesson.id in touched for lesson in course.lessons)
    }
    given = [each for each in steps.lessons if each.course_id in page.record.given]
    others = [each for each in steps.lessons if each not in given and each.course_id in beside]
    along = [] if any(each.lesson_id == following.lesson_id for each in given) else [following]
    others = [each for each in others if each.lesson_id != following.lesson_id]
    due = [each for each in given if each.due_day]
    return replace(
        steps, lessons=(*due, *along, *(each for each in given if each not in due), *others)
    )
