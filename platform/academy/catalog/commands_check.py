"""``academy courses check``: what is wrong, in one run; it loads neither database nor web."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from academy.catalog.broken import without_broken
from academy.catalog.commands_folder import CannotCheck, find_courses, load_checked, shown_path
from academy.catalog.disk import LoadedCourse
from academy.catalog.disk_site import load_site
from academy.catalog.disk_write import replace_file
from academy.catalog.fixes import Change, Fixed, fix_files
from academy.catalog.overdue import overdue
from academy.catalog.paths import place_of
from academy.catalog.problem_formats import FORMATS
from academy.catalog.problems import Problem, in_order
from academy.catalog.rules import check_across
from academy.catalog.rules_site import check_words_of_courses
from academy.catalog.site_reader import SITE_FILES

MOST_ROUNDS = 10
LONGEST_SHOWN = 60


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--fix", is_flag=True, help="Mend what needs no decision, then check.")
@click.option(
    "--date",
    "today",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="List lessons and rules whose review_by is before this day; they are no problems.",
)
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh")
@click.pass_context
def check(
    context: click.Context,
    path: Path | None,
    today: datetime | None,
    style: str,
    language: str,
    *,
    strict: bool,
    fix: bool,
) -> None:
    """Check all courses in PATH, or the one course that PATH is.

    Exit status: 0 nothing is wrong, 1 there are errors, 2 could not run.
    """
    root, only, loaded = find_courses(path, load_checked)
    if fix:
        loaded = mend(root, only, loaded)
    problems = all_problems(root, loaded, only)
    notices = (
        overdue([each.course for each in loaded if each.course], today.date()) if today else []
    )
    found = in_order([*problems, *(each for each in notices if is_meant(each, only))])
    shown = [replace(problem, path=shown_path(root, problem.path)) for problem in found]
    if shown or style == "json":
        click.echo(FORMATS[style](shown, language))
    count = len([each for each in loaded if only in {"", each.slug}])
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    click.echo(f"{count} courses, {errors} errors, {warnings} warnings", err=True)
    context.exit(1 if errors or (strict and warnings) else 0)


def all_problems(root: Path, loaded: Sequence[LoadedCourse], only: str) -> list[Problem]:
    """Return the problems of all courses and of the site's files, or those of one course."""
    problems = [problem for each in loaded if only in {"", each.slug} for problem in each.problems]
    courses = [each.course for each in loaded if each.course]
    site = load_site(root, courses)
    across = [*check_across(courses), *site.problems]
    across += check_words_of_courses(site.site, courses)
    across = without_broken(across, {each.slug: each.files for each in loaded if not each.course})
    own = {
        lesson.id
        for course in courses
        if course.slug == only
        for lesson in (*course.lessons, *course.hidden)
    }
    meant = (each for each in across if is_meant(each, only) or concerns(each, own))
    return in_order([*problems, *meant])


def is_meant(problem: Problem, only: str) -> bool:
    """Tell whether a problem belongs to the one course that is asked about, if one is."""
    return not only or problem.path.startswith(f"{only}/")


def concerns(problem: Problem, lessons: set[str]) -> bool:
    """Tell whether a problem of the site's own files is about one of these lessons."""
    given = dict(problem.arguments)
    about = {given.get(name, "") for name in ("id", "needed", "nearest")}
    return problem.path in SITE_FILES and not about.isdisjoint(lessons)


def mend(root: Path, only: str, loaded: list[LoadedCourse]) -> list[LoadedCourse]:
    """Apply the mechanical fixes, say what was changed, and return the courses as they are now.

    What is mended may show what was hidden behind it, so it is done until nothing changes.
    """
    for _ in range(MOST_ROUNDS):
        changes = [
            change
            for each in loaded
            if only in {"", each.slug}
            for change in mend_course(root, each)
        ]
        changes += [] if only else mend_site(root, loaded)
        for change in changes:
            click.echo(sentence_of(root, change), err=True)
        if not changes:
            break
        loaded = load_checked(root)
    return loaded


def mend_course(root: Path, loaded: LoadedCourse) -> list[Change]:
    """Write the mended files of one course; a file that changes meanwhile is left for later."""
    fixed = fix_files(loaded.files, loaded.slug, loaded.problems)
    return write_fixed(root, loaded.slug, loaded.files, fixed)


def mend_site(root: Path, loaded: list[LoadedCourse]) -> list[Change]:
    """Write the mended files of the site: its words, paths and glossary."""
    site = load_site(root, [each.course for each in loaded if each.course])
    return write_fixed(root, "", site.files, fix_files(site.files, "", site.problems))


def write_fixed(root: Path, slug: str, files: Mapping[str, bytes], fixed: Fixed) -> list[Change]:
    """Write what was mended, and return what was changed in the files that could be written."""
    written = set()
    for own, data in fixed.files.items():
        try:
            path = place_of(slug, own)
            if replace_file(root / path, files[own], data):
                written.add(path)
        except OSError as failure:
            raise CannotCheck(f"{path} cannot be written: {failure}.") from failure
    return [change for change in fixed.changes if change.path in written]


def sentence_of(root: Path, change: Change) -> str:
    """Say what was changed."""
    texts = [text.strip()[:LONGEST_SHOWN] for text in (change.before, change.after)]
    place = f"{shown_path(root, change.path)}:{change.line}"
    return f"{place}: fixed {change.reason}: {' → '.join(text for text in texts if text)}"
