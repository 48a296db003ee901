"""course.yml to its fields and its outline."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from academy.catalog.changes_reader import read_changes, read_retired
from academy.catalog.content import CourseNote
from academy.catalog.field_tables import COURSE, KNOWN, PASS, SECTION
from academy.catalog.fields import Values, note_words, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import Entries, Items, read_yaml
from academy.catalog.problems import Place
from academy.catalog.source import read_source


@dataclass(slots=True)
class SectionDraft:
    """A section whose lessons are still names, each with its place."""

    id: str
    title: str
    lessons: list[tuple[str, Place]]


@dataclass(slots=True)
class CourseDraft:
    """course.yml as read."""

    findings: Findings
    values: Values | None = None
    sections: list[SectionDraft] = field(default_factory=list)
    passing: tuple[int, int] = (100, 80)
    notes: tuple[CourseNote, ...] = ()
    retired: list[tuple[str, Place]] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of the source: ``zh`` or ``en``."""
        return (self.values.text("language", "zh") if self.values else "zh")[:2]


def read_course_file(files: Mapping[str, bytes], slug: str) -> CourseDraft:
    """Read course.yml."""
    draft = CourseDraft(Findings())
    path = f"{slug}/course.yml"
    if "course.yml" not in files:
        draft.findings.add(Place(path), "C134")
        return draft
    source = read_source(path, files["course.yml"], draft.findings)
    entries = read_yaml(source, KNOWN, draft.findings) if source else None
    if entries:
        draft.values = read_fields(entries, COURSE, draft.findings)
        note_words(draft.values, draft.findings)
        read_outline(entries, draft)
        read_pass(entries, draft)
        draft.notes = read_changes(entries, draft.findings)
        draft.retired = read_retired(entries, draft.findings)
    return draft


def read_outline(entries: Entries, draft: CourseDraft) -> None:
    """Read the sections of the outline."""
    outline = entries.get("outline")
    for item in outline.items if isinstance(outline, Items) else ():
        if not isinstance(item, Entries):
            about = {"wanted": "section, id and lessons", "wanted_zh": " section、id 和 lessons"}
            draft.findings.add(item.place, "C112", field="outline", value="…", **about)
            continue
        values = read_fields(item, SECTION, draft.findings)
        lessons = values.places_of("lessons") if "lessons" in values.nodes else []
        section = SectionDraft(values.text("id"), values.text("section"), lessons)
        draft.sections.append(section)


def read_pass(entries: Entries, draft: CourseDraft) -> None:
    """Read how much of a course must be done to have passed it."""
    rule = entries.get("pass")
    if isinstance(rule, Entries):
        values = read_fields(rule, PASS, draft.findings)
        draft.passing = (values.number("lessons", 100), values.number("exam", 80))
