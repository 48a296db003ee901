"""``academy courses …``."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from academy import settings
from academy.catalog.disk import LoadedCourse, course_folders, load_course
from academy.catalog.problem_formats import FORMATS
from academy.catalog.problems import Problem, in_order
from academy.catalog.rules import check_across
from academy.errors import CannotStart


@click.group()
def courses() -> None:
    """Check, release and list courses."""


@courses.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh")
@click.pass_context
def check(
    context: click.Context, path: Path | None, style: str, language: str, *, strict: bool
) -> None:
    """Check all courses in PATH, or the one course that PATH is.

    Exit status: 0 nothing is wrong, 1 there are errors, 2 could not run.
    """
    root, only = find_root(path)
    loaded = load_all(root)
    if not loaded or (only and only not in {each.slug for each in loaded}):
        raise CannotCheck(f"{path or root} holds no course.")
    problems = all_problems(loaded, only)
    shown = [replace(problem, path=shown_path(root, problem.path)) for problem in problems]
    if shown or style == "json":
        click.echo(FORMATS[style](shown, language))
    count = len([each for each in loaded if only in {"", each.slug}])
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    click.echo(f"{count} courses, {errors} errors, {warnings} warnings", err=True)
    context.exit(1 if errors or (strict and warnings) else 0)


class CannotCheck(click.ClickException):
    """The check could not be made."""

    exit_code = 2


def find_root(path: Path | None) -> tuple[Path, str]:
    """Return the folder of all courses, and the one course that is meant, if only one is."""
    if path is None:
        try:
            path = settings.read().courses
        except CannotStart as refusal:
            raise CannotCheck(refusal.sentence) from refusal
    if not path.is_dir():
        raise CannotCheck(f"{path} is not a folder.")
    if (path / "course.yml").is_file():
        there = path.absolute()
        return there.parent, there.name
    return path, ""


def load_all(root: Path) -> list[LoadedCourse]:
    """Read and check every course below a folder."""
    try:
        return [load_course(folder) for folder in course_folders(root)]
    except OSError as failure:
        raise CannotCheck(f"{root} cannot be read: {failure.strerror}.") from failure


def all_problems(loaded: Sequence[LoadedCourse], only: str) -> list[Problem]:
    """Return the problems of all courses, or of one; those between courses too."""
    problems = [problem for each in loaded for problem in each.problems]
    problems += check_across([each.course for each in loaded if each.course])
    return in_order(each for each in problems if not only or each.path.startswith(f"{only}/"))


def shown_path(root: Path, path: str) -> str:
    """Return a path that can be opened from where the command was given."""
    whole = os.path.relpath(root / path)
    return str(root / path) if whole.startswith("..") else whole
