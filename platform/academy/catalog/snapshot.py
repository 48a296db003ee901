"""All live courses at one activation, looked up by id or address; never changed, only replaced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from academy.catalog.content import Course, Lesson, Playbook, Section
from academy.catalog.fact_places import FactPlace, asked_in
from academy.catalog.field_work import FieldWork
from academy.catalog.news import News


@dataclass(frozen=True, slots=True)
class Entry:
    """One live course; ``merchant_id`` null means that all merchants see it."""

    course: Course
    release_id: int
    merchant_id: int | None = None


NOWHERE = Section("", "", ())
"""Where retired lessons stand."""


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """A published lesson and where it stands; ``number`` counts from 1 in the course."""

    course: Course
    section: Section
    lesson: Lesson
    number: int
    count: int
    previous: Lesson | None
    next: Lesson | None
    release_id: int
    merchant_id: int | None = None

    def visible_to(self, merchant_id: int | None) -> bool:
        """Tell whether people of a merchant may see it."""
        return self.merchant_id in {None, merchant_id}


@dataclass(frozen=True, slots=True)
class PlaybookPlace:
    """A playbook and the course it belongs to."""

    course: Course
    playbook: Playbook
    release_id: int
    merchant_id: int | None = None

    def visible_to(self, merchant_id: int | None) -> bool:
        """Tell whether people of a merchant may see it."""
        return self.merchant_id in {None, merchant_id}


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """A piece of work and the lesson it belongs to; ``source`` is it as it was written first."""

    lesson: LessonPlace
    work: FieldWork
    source: FieldWork


@dataclass(frozen=True, slots=True)
class Catalog:
    """The courses that are live at an activation."""

    activation: int
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry] = field(repr=False)
    lessons: Mapping[str, tuple[Entry, int]] = field(repr=False)
    playbooks: Mapping[str, tuple[Entry, int]] = field(repr=False)
    works: Mapping[str, tuple[str, FieldWork]] = field(default_factory=dict, repr=False)
    facts: Mapping[str, tuple[tuple[Entry, str, str], ...]] = field(
        default_factory=dict, repr=False
    )
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    news: Mapping[str, tuple[News, ...]] = field(default_factory=dict, repr=False)

    @property
    def courses(self) -> tuple[Course, ...]:
        """All live courses, in the language they were written in."""
        return tuple(entry.course for entry in self.entries)

    def course(self, course_id: str, *, language: str = "zh") -> Course | None:
        """Return a course by its permanent id."""
        entry = self.by_id.get(course_id)
        return entry.course.in_language(language) if entry else None

    def entry(self, course_id: str) -> Entry | None:
        """Return a course by its permanent id, with its release and its owner."""
        return self.by_id.get(course_id)

    def course_by_slug(
        self, slug: str, *, merchant_id: int | None = None, language: str = "zh"
    ) -> Course | None:
        """Return the merchant's own course at an address, else the shared one.

        An address that no course has any more leads to the course that had it last (R137).
        """
        former = (self.by_id[each] for each in self.former.get(slug, ()) if each in self.by_id)
        named = [entry for entry in self.entries if entry.course.slug == slug]
        found = [entry for entry in named or former if entry.merchant_id in {None, merchant_id}]
        found.sort(key=lambda entry: entry.merchant_id is None)
        return found[0].course.in_language(language) if found else None

    def lesson(self, lesson_id: str, *, language: str = "zh") -> LessonPlace | None:
        """Return a published lesson by its permanent id."""
        known = self.lessons.get(lesson_id)
        if known is None:
            return None
        entry, index = known
        course = entry.course.in_language(language)
        lessons = course.lessons
        return LessonPlace(
            course=course,
            section=next(each for each in course.sections if lessons[index] in each.lessons),
            lesson=lessons[index],
            number=index + 1,
            count=len(lessons),
            previous=lessons[index - 1] if index else None,
            next=lessons[index + 1] if index + 1 < len(lessons) else None,
            release_id=entry.release_id,
            merchant_id=entry.merchant_id,
        )

    def lesson_by_slug(
        self, course: Course, slug: str, *, language: str = "zh"
    ) -> LessonPlace | None:
        """Return the lesson at an address below a course; old addresses lead there too."""
        for lesson in course.lessons:
            if lesson.slug == slug:
                return self.lesson(lesson.id, language=language)
        for lesson in course.lessons:
            if slug in lesson.aliases:
                return self.lesson(lesson.id, language=language)
        return None

    def retired_lesson(
        self, course: Course, slug: str, *, language: str = "zh"
    ) -> LessonPlace | None:
        """Return a retired lesson at an address below a course; it has no place in the outline."""
        entry = self.by_id[course.id]
        version = entry.course.in_language(language)
        for lesson in version.hidden:
            if lesson.status == "retired" and slug in {lesson.slug, *lesson.aliases}:
                return LessonPlace(
                    course=version,
                    section=NOWHERE,
                    lesson=lesson,
                    number=0,
                    count=len(version.lessons),
                    previous=None,
                    next=None,
                    release_id=entry.release_id,
                    merchant_id=entry.merchant_id,
                )
        return None

    def playbook(self, playbook_id: str, *, language: str = "zh") -> PlaybookPlace | None:
        """Return a playbook by its permanent id."""
        known = self.playbooks.get(playbook_id)
        if known is None:
            return None
        entry, index = known
        course = entry.course.in_language(language)
        playbook = course.playbooks[index]
        return PlaybookPlace(course, playbook, entry.release_id, entry.merchant_id)

    def work(self, work_id: str, *, language: str = "zh") -> WorkPlace | None:
        """Return a piece of work by its permanent id; a translation may lack it."""
        known = self.works.get(work_id)
        place = self.lesson(known[0], language=language) if known else None
        if known is None or place is None:
            return None
        translated = next((each for each in place.lesson.works if each.id == work_id), known[1])
        return WorkPlace(place, translated, known[1])

    def fact(
        self, name: str, *, merchant_id: int | None = None, language: str = "zh"
    ) -> FactPlace | None:
        """Return where people of a merchant are first asked for an own fact."""
        for entry, lesson_id, question_id in self.facts.get(name, ()):
            place = self.lesson(lesson_id, language=language)
            if place is None or entry.merchant_id not in {None, merchant_id}:
                continue
            for question in asked_in(place.lesson):
                if question.id == question_id:
                    return FactPlace(name, question, place.course.slug, place.lesson)
        return None

    def visible_to(self, merchant_id: int | None, *, language: str = "zh") -> tuple[Course, ...]:
        """Return the shared courses and the merchant's own, in the order of release folders."""
        return tuple(
            entry.course.in_language(language)
            for entry in self.entries
            if entry.merchant_id in {None, merchant_id}
        )


def build_catalog(activation: int, entries: Iterable[Entry]) -> Catalog:
    """Index the live courses, ordered by their folder names."""
    ordered = tuple(sorted(entries, key=lambda entry: (entry.course.slug, entry.course.id)))
    lessons: dict[str, tuple[Entry, int]] = {}
    playbooks: dict[str, tuple[Entry, int]] = {}
    works: dict[str, tuple[str, FieldWork]] = {}
    facts: dict[str, tuple[tuple[Entry, str, str], ...]] = {}
    for entry in ordered:
        for index, lesson in enumerate(entry.course.lessons):
            lessons.setdefault(lesson.id, (entry, index))
            for work in lesson.works:
                works.setdefault(work.id, (lesson.id, work))
            for asked in asked_in(lesson):
                facts[asked.fact] = (*facts.get(asked.fact, ()), (entry, lesson.id, asked.id))
        for index, playbook in enumerate(entry.course.playbooks):
            playbooks.setdefault(playbook.id, (entry, index))
    by_id = {entry.course.id: entry for entry in ordered}
    return Catalog(activation, ordered, by_id, lessons, playbooks, works, facts)


EMPTY = build_catalog(0, ())
