"""Puts a course together of everything that was read in its folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from academy.catalog.content import (
    Asset,
    Course,
    Exam,
    Lesson,
    Name,
    OwnFact,
    Playbook,
    Review,
    Section,
    Word,
)
from academy.catalog.course_reader import CourseDraft
from academy.catalog.digests import digest_of
from academy.catalog.findings import Findings
from academy.catalog.lesson_reader import Reading
from academy.catalog.paths import CoursePaths, is_asset
from academy.catalog.playbook_reader import PlaybookReading
from academy.catalog.problems import Place
from academy.catalog.rules import Whole
from academy.catalog.translated_course import digest_of_files


@dataclass(slots=True)
class Draft:
    """A course while it is read."""

    slug: str
    files: Mapping[str, bytes]
    paths: CoursePaths
    course: CourseDraft
    lessons: dict[str, Lesson] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    exams: list[Exam] = field(default_factory=list)
    playbooks: list[PlaybookReading] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    def place(self, own: str) -> Place:
        """Name the beginning of a file."""
        return Place(f"{self.slug}/{own}")


def build(draft: Draft, outline: list[list[str]], whole: Whole) -> Course:
    """Put the course together; only published lessons stand in its sections."""
    values = draft.course.values
    if values is None:
        raise AssertionError
    sections, hidden = sections_of(draft, outline)
    return Course(
        id=values.text("id"),
        slug=draft.slug,
        title=values.text("title"),
        language=draft.course.language,
        summary=values.text("summary"),
        sections=sections,
        digest=digest_of_files(draft.files),
        playbooks=playbooks_of(draft, values.words("playbooks")),
        hidden=hidden,
        level=values.text("level"),
        audience=values.words("audience"),
        subject=values.text("subject"),
        capabilities=values.words("capabilities"),
        provider=values.text("provider"),
        owner=values.text("owner"),
        cover=values.text("cover"),
        public=values.flag("public"),
        passing=draft.course.passing,
        assets=assets_of(draft),
        exams=tuple(draft.exams),
        notes=draft.course.notes,
        retired=tuple(name for name, _ in draft.course.retired),
        reviews=reviews_of(whole),
        names=names_of(whole),
        references=whole.references(),
        words=words_of(whole),
        own_facts=own_facts_of(whole),
    )


def sections_of(
    draft: Draft, outline: list[list[str]]
) -> tuple[tuple[Section, ...], tuple[Lesson, ...]]:
    """Return the sections with their published lessons, and all lessons that are not."""
    sections, hidden = [], []
    for section, owns in zip(draft.course.sections, outline, strict=True):
        lessons = [draft.lessons[own] for own in owns]
        shown = tuple(lesson for lesson in lessons if lesson.status == "published")
        hidden += [lesson for lesson in lessons if lesson.status != "published"]
        sections.append(Section(section.id, section.title, shown))
    return tuple(sections), tuple(hidden)


def playbooks_of(draft: Draft, names: Sequence[str]) -> tuple[Playbook, ...]:
    """Return the playbooks: those that the header names in its order, then the others."""
    found = [each.playbook for each in draft.playbooks if each.playbook]
    found.sort(key=lambda each: names.index(each.slug) if each.slug in names else len(names))
    return tuple(found)


def assets_of(draft: Draft) -> tuple[Asset, ...]:
    """Name the pictures and worksheets of a course."""
    return tuple(
        Asset(own, digest_of(draft.files[own]), len(draft.files[own]))
        for own in sorted(draft.files)
        if is_asset(own)
    )


def reviews_of(whole: Whole) -> tuple[Review, ...]:
    """Name what is to be reviewed, with its place."""
    return tuple(
        Review(kind, day, place.path, place.line, place.column)
        for findings in whole.findings
        for kind, day, place in findings.reviews
    )


def words_of(whole: Whole) -> tuple[Word, ...]:
    """Name the words of the site's lists that a course uses, with their places."""
    return tuple(
        Word(listed, word, place.path, place.line, place.column)
        for findings in whole.findings
        for listed, word, place in findings.words
    )


def own_facts_of(whole: Whole) -> tuple[OwnFact, ...]:
    """Name what shops are asked for, with its place."""
    return tuple(
        OwnFact(name, text, place.path, place.line, place.column)
        for findings in whole.findings
        for name, text, place in findings.own_facts
    )


def names_of(whole: Whole) -> tuple[Name, ...]:
    """Name the permanent ids of a course with their places."""
    return tuple(
        Name(name, place.path, place.line, place.column)
        for findings in whole.findings
        for name, place in findings.names
    )
