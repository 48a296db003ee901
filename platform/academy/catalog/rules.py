"""Rules across the files of one course, and across courses."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from academy.catalog.content import Course, Lesson, Reference
from academy.catalog.course_reader import CourseDraft
from academy.catalog.findings import Findings, Mention
from academy.catalog.lesson_reader import Reading
from academy.catalog.nearest import nearest
from academy.catalog.paths import resolve, scheme_of, slug_of
from academy.catalog.playbook_reader import PlaybookReading
from academy.catalog.problems import Place, Problem, in_order, problem_at
from academy.catalog.rules_facts import check_facts
from academy.catalog.rules_links import check_links
from academy.catalog.rules_playbooks import check_playbooks

MOST_FROM_ONE_SOURCE = 0.4
FEWEST_FACTS = 5


@dataclass(slots=True)
class Whole:
    """All files of one course as read; ``extra`` takes problems that belong to no file."""

    slug: str
    files: Mapping[str, bytes]
    course: CourseDraft
    lessons: list[Lesson]
    readings: list[Reading]
    playbooks: list[PlaybookReading]
    findings: list[Findings]
    extra: Findings = field(default_factory=Findings)

    def names(self) -> dict[str, Place]:
        """Return every id with the place where it is given first."""
        found: dict[str, Place] = {}
        for name, place in chain.from_iterable(findings.names for findings in self.findings):
            found.setdefault(name, place)
        return found

    def references(self) -> tuple[Reference, ...]:
        """Return what is spoken of and must be found in another course."""
        known = self.names()
        found = []
        for findings in self.findings:
            for mention in findings.mentions:
                value = elsewhere(mention)
                if value and value not in known:
                    place = mention.place
                    found.append(
                        Reference(mention.kind, value, place.path, place.line, place.column)
                    )
        return tuple(found)


def elsewhere(mention: Mention) -> str:
    """Return the id or the path below ``courses/`` that may be in another course."""
    if mention.kind not in {"link", "image"}:
        return mention.value
    slug, _, own = mention.place.path.partition("/")
    if scheme_of(mention.value) or not mention.value.strip("#"):
        return ""
    path, _ = resolve(own, mention.value)
    leads_out = path.startswith("../") and not path.startswith(("../../", "../_"))
    return posixpath.normpath(f"{slug}/{path}") if leads_out else ""


def check_whole(whole: Whole) -> None:
    """Check everything that needs more than one file of a course."""
    check_names(whole)
    check_retired(whole)
    check_needs(whole)
    check_aliases(whole)
    for reading in whole.readings:
        check_links(reading.own, reading.findings, whole.files)
    check_open(whole)
    check_playbooks(whole.course, whole.playbooks, whole.lessons)
    check_sources(whole)


def check_names(whole: Whole) -> None:
    """An id is given once in a course."""
    first: dict[str, Place] = {}
    for findings in whole.findings:
        for name, place in findings.names:
            if name not in first:
                first[name] = place
                continue
            there = first[name]
            same_file = there.path == place.path
            where = f"{there.path}:{there.line}"
            code = "C304" if same_file else "C106"
            findings.add(place, code, id=name, where=where)


def check_retired(whole: Whole) -> None:
    """An id that is given up may not stand in the course any more (rule R134)."""
    known = whole.names()
    for name, place in whole.course.retired:
        if name in known:
            there = known[name]
            whole.course.findings.add(place, "C702", id=name, where=f"{there.path}:{there.line}")


def check_needs(whole: Whole) -> None:
    """Lessons may not need each other in a circle."""
    times = Counter(lesson.id for lesson in whole.lessons)
    by_id = {lesson.id: lesson for lesson in whole.lessons if times[lesson.id] == 1}
    done: set[str] = set()
    for reading in whole.readings:
        own_id = reading.values.text("id") if reading.values else ""
        circle = find_circle(own_id, by_id) if own_id in by_id else []
        if circle and not done & set(circle) and reading.values:
            done |= set(circle)
            words = " → ".join([*circle, circle[0]])
            reading.findings.add(reading.values.place_of("needs"), "C120", circle=words)


def find_circle(start: str, by_id: Mapping[str, Lesson]) -> list[str]:
    """Return the lessons from *start* back to *start*; empty when it is in no circle."""
    paths = [[start]]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        lesson = by_id.get(path[-1])
        for needed in lesson.needs if lesson else ():
            if needed == start:
                return path
            if needed not in seen:
                seen.add(needed)
                paths.append([*path, needed])
    return []


def check_aliases(whole: Whole) -> None:
    """One address leads to one lesson: what is a lesson's own is no old one of another."""
    lessons = [each for each in whole.readings if each.own.startswith("lessons/")]
    own = {slug_of(each.own): f"{whole.slug}/{each.own}" for each in lessons}
    first: dict[str, Place] = {}
    for reading in lessons:
        for alias, place in reading.values.places_of("aliases") if reading.values else ():
            there = first.setdefault(alias, place)
            if own.get(alias, place.path) != place.path:
                reading.findings.add(place, "C146", alias=alias[:80], where=own[alias])
            elif there.path != place.path:
                where = f"{there.path}:{there.line}"
                reading.findings.add(place, "C146", alias=alias[:80], where=where)


def check_open(whole: Whole) -> None:
    """A published lesson links to no lesson that learners cannot open yet."""
    closed = {lesson.path for lesson in whole.lessons if lesson.status in {"draft", "review"}}
    for reading in whole.readings:
        if reading.own in closed:
            continue
        for mention in list(reading.findings.mentions):
            if mention.kind == "link" and resolve(reading.own, mention.value)[0] in closed:
                reading.findings.add(mention.place, "C410", target=mention.value[:80])


def check_sources(whole: Whole) -> None:
    """A course should not rest on one source."""
    facts = [each for findings in whole.findings for each in findings.sources]
    counts = Counter(source for source, _ in facts)
    if len(facts) < FEWEST_FACTS:
        return
    source, count = counts.most_common(1)[0]
    if count > MOST_FROM_ONE_SOURCE * len(facts):
        place = next(place for each, place in facts if each == source)
        whole.extra.add(place, "C220", count=count, all=len(facts), source=source[:60])


def check_across(courses: Sequence[Course]) -> list[Problem]:
    """Check ids given in two courses, and mentions of lessons of other courses."""
    problems = []
    first: dict[str, tuple[str, str]] = {}
    for course in courses:
        for name in course.names:
            slug, where = first.setdefault(name.id, (course.slug, f"{name.path}:{name.line}"))
            if slug != course.slug:
                place = Place(name.path, name.line, name.column)
                problems.append(problem_at(place, "C106", id=name.id, where=where))
    paths = {f"{course.slug}/{own}" for course in courses for own in paths_of(course)}
    for course in courses:
        others = (each for each in course.references if each.kind != "fact")
        found = (missing(each, first, paths) for each in others)
        problems += [problem for problem in found if problem]
    return in_order([*problems, *check_facts(courses)])


def paths_of(course: Course) -> Iterator[str]:
    """Walk through the files of a course that may be linked to."""
    yield from (lesson.path for lesson in (*course.lessons, *course.hidden))
    yield from (asset.path for asset in course.assets)


def missing(each: Reference, names: Iterable[str], paths: set[str]) -> Problem | None:
    """Note a lesson, a question or a file that is in no course."""
    place = Place(each.path, each.line, each.column)
    if each.kind in {"link", "image"}:
        if each.value in paths:
            return None
        near = nearest(each.value, paths)
        return problem_at(place, "C402", target=each.value, nearest=near)
    known = set(names)
    if each.value in known:
        return None
    code = "C122" if each.kind == "proves" else "C121"
    prefix = each.value.partition("-")[0] + "-"
    near = nearest(each.value, sorted(name for name in known if name.startswith(prefix)))
    return problem_at(place, code, id=each.value, nearest=near)
