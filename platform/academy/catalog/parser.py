"""A course folder, as bytes by path, to a Course and everything that is wrong with it.

Every file is read whatever the others hold, so one run names all problems.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from academy.catalog.content import Course
from academy.catalog.course_builder import Draft, build
from academy.catalog.course_reader import read_course_file
from academy.catalog.exam_reader import read_exam
from academy.catalog.lesson_reader import read_lesson
from academy.catalog.nearest import nearest
from academy.catalog.paths import ASSET_TYPES, SLUG, slug_of, sort_paths, stem_of
from academy.catalog.playbook_reader import read_playbook
from academy.catalog.problems import Place, Problem, as_warnings, has_errors, in_order
from academy.catalog.rules import Whole, check_whole
from academy.catalog.rules_links import check_links, shown_only_by, unused_assets
from academy.catalog.translated_course import with_translations


def read_course(files: Mapping[str, bytes], slug: str) -> tuple[Course | None, list[Problem]]:
    """Read a course.

    Args:
        files: bytes by path relative to the course folder.
        slug: the name of the folder.

    Returns:
        The course, or None when one of its own files holds an error; and
        all problems. A broken translation leaves only warnings.
    """
    draft = Draft(slug, files, sort_paths(files), read_course_file(files, slug))
    if not SLUG.fullmatch(slug):
        draft.findings.add(draft.place("course.yml"), "C139")
    read_files(draft)
    outline = resolve_outline(draft)
    whole = whole_of(draft, outline)
    check_whole(whole)
    hard = [problem for findings in whole.findings for problem in findings.problems]
    if draft.course.values is None or has_errors(hard):
        return None, in_order(hard)
    course, translated = with_translations(build(draft, outline, whole), files, draft.paths)
    for own, findings in translated:
        check_links(own, findings, files)
    pages = [*((reading.own, reading.findings) for reading in whole.readings), *translated]
    unused = unused_assets(slug, draft.paths.assets, pages, course.cover)
    soft = chain.from_iterable(findings.problems for _, findings in translated)
    unseen = shown_only_by(pages, unseen_pages(course, draft), course.cover)
    return with_hidden(course, unseen), in_order([*hard, *unused, *as_warnings(soft)])


def unseen_pages(course: Course, draft: Draft) -> frozenset[str]:
    """Return the files of lessons that no learner sees, in every language."""
    sources = {lesson.path for lesson in course.hidden if lesson.status != "retired"}
    beside = (own for own, (source, _) in draft.paths.translations.items() if source in sources)
    return frozenset({*sources, *beside})


def with_hidden(course: Course, unseen: frozenset[str]) -> Course:
    """Return the course with those of its files marked that only hidden lessons show."""
    if not unseen:
        return course
    assets = tuple(replace(each, hidden=each.path in unseen) for each in course.assets)
    return replace(course, assets=assets)


def read_files(draft: Draft) -> None:
    """Read every file of the source language."""
    language = draft.course.language
    for own in draft.paths.lessons:
        lesson, reading = read_lesson(draft.files, own, draft.slug, language)
        draft.readings.append(reading)
        if lesson:
            draft.lessons[own] = lesson
    for own in draft.paths.exams:
        exam, reading = read_exam(draft.files, own, draft.slug, draft.course.passing[1])
        draft.readings.append(reading)
        if exam:
            draft.exams.append(exam)
    for name, own_files in draft.paths.playbooks.items():
        found = read_playbook(draft.files, name, own_files, draft.slug, language)
        draft.playbooks.append(found)
    for own in draft.paths.stray:
        stray_code = "C136" if own.endswith(".md") else "C143"
        draft.findings.add(draft.place(own), stray_code, name=stem_of(own))
    for own in draft.paths.assets:
        if own.rpartition(".")[2].lower() not in ASSET_TYPES:
            draft.findings.add(draft.place(own), "C143")


def resolve_outline(draft: Draft) -> list[list[str]]:
    """Return the files of each section; note names without a file and files without a name."""
    by_name: dict[str, str] = {}
    for own in draft.paths.lessons:
        slug = slug_of(own)
        if slug in by_name:
            other = f"{draft.slug}/{by_name[slug]}"
            draft.findings.add(draft.place(own), "C138", name=slug, other=other)
        by_name.setdefault(slug, own)
    every = {**{stem_of(own): own for own in draft.paths.lessons}, **by_name}
    reached: set[str] = set()
    outline = []
    for section in draft.course.sections:
        found = [find_lesson(draft, name, place, every, reached) for name, place in section.lessons]
        outline.append([own for own in found if own])
    if draft.course.values:
        for own in draft.paths.lessons:
            if own not in reached:
                draft.findings.add(draft.place(own), "C136", name=slug_of(own))
    return outline


def find_lesson(
    draft: Draft, name: str, place: Place, every: Mapping[str, str], reached: set[str]
) -> str:
    """Return the file of a lesson in the outline; empty when there is none, or once is enough."""
    own = every.get(name, "")
    if not own:
        near = nearest(name, every)
        draft.course.findings.add(place, "C135", lesson=name[:60], nearest=near)
    elif own in reached:
        draft.course.findings.add(place, "C137", lesson=name)
        return ""
    reached.add(own)
    return own


def whole_of(draft: Draft, outline: list[list[str]]) -> Whole:
    """Gather what the rules across files look at."""
    ordered = [own for section in outline for own in section]
    lessons = [draft.lessons[own] for own in ordered if own in draft.lessons]
    readings = [*draft.readings, *chain.from_iterable(each.readings for each in draft.playbooks)]
    return Whole(
        slug=draft.slug,
        files=draft.files,
        course=draft.course,
        lessons=lessons,
        readings=readings,
        playbooks=draft.playbooks,
        findings=[
            draft.course.findings,
            *(reading.findings for reading in readings),
            *(found.findings for found in draft.playbooks),
            draft.findings,
        ],
        extra=draft.findings,
    )
