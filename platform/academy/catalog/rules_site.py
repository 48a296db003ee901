"""Rules between the site's own files and the courses: paths name lessons, courses use words."""

from collections.abc import Iterable, Iterator, Sequence

from academy.catalog.content import Course, Lesson
from academy.catalog.nearest import nearest
from academy.catalog.problems import Place, Problem, in_order, problem_at
from academy.catalog.site import Site
from academy.catalog.site_reader import PathDraft, SiteReading

FIELDS = {"tags": "tags", "jobs": "audience", "subjects": "subject", "platforms": "platform"}
"""A list of the site, and the field whose words must stand in it."""


def check_paths(reading: SiteReading, courses: Sequence[Course]) -> list[Problem]:
    """Check the lessons of all paths against the courses, and their words against the lists.

    Source:
        Rule R160 "a path" in docs/rules.md.
    """
    shown = {lesson.id: lesson for course in courses for lesson in course.lessons}
    hidden = {lesson.id: lesson for course in courses for lesson in course.hidden}
    problems = [each for draft in reading.drafts for each in check_path(draft, shown, hidden)]
    if reading.site is not None:
        problems += check_words(reading.site, reading.words)
    return in_order(problems)


def check_path(
    draft: PathDraft, shown: dict[str, Lesson], hidden: dict[str, Lesson]
) -> Iterator[Problem]:
    """Note lessons that are not there, that nobody sees, or that need one that comes later."""
    before: set[str] = set()
    for lesson_id, place in draft.values.places_of("lessons"):
        lesson = shown.get(lesson_id)
        if lesson is None and lesson_id in hidden:
            yield problem_at(place, "C182", id=lesson_id, status=hidden[lesson_id].status)
        elif lesson is None:
            near = nearest(lesson_id, sorted(shown))
            yield problem_at(place, "C180", id=lesson_id[:60], nearest=near)
        for needed in lesson.needs if lesson else ():
            if needed in shown and needed not in before:
                yield problem_at(place, "C183", id=lesson_id, needed=needed)
        before.add(lesson_id)


def check_words(site: Site, words: Iterable[tuple[str, str, Place]]) -> list[Problem]:
    """Note words that stand in no list of the site; a list without words asks for nothing."""
    lists = {"tags": site.tags, "jobs": site.jobs, "subjects": site.subjects}
    lists["platforms"] = site.platforms
    problems = []
    for listed, word, place in words:
        known = lists[listed]
        if known and word not in known:
            about = {"field": FIELDS[listed], "word": word[:40], "list": listed}
            problems.append(problem_at(place, "C184", **about, nearest=nearest(word, known)))
    return problems


def check_words_of_courses(site: Site | None, courses: Iterable[Course]) -> list[Problem]:
    """Note the words of courses that the site does not know."""
    if site is None:
        return []
    used = (
        (each.listed, each.word, Place(each.path, each.line, each.column))
        for course in courses
        for each in course.words
    )
    return in_order(check_words(site, used))
