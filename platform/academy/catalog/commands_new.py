"""``academy courses new``."""

from pathlib import Path

import click

from academy.catalog.commands_folder import CannotCheck, find_root, load_all, shown_path
from academy.catalog.disk import LoadedCourse
from academy.catalog.disk_write import add_files, replace_file
from academy.catalog.outline import add_to_outline
from academy.catalog.paths import SLUG, slug_of
from academy.catalog.starts import course_start, lesson_file, lesson_text, playbook_start

LONGEST_NAME = 40


@click.command()
@click.argument("what", type=click.Choice(["course", "lesson", "playbook"]))
@click.argument("name")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--course", "slug", default="", help="The course that gets the lesson or playbook.")
def new(what: str, name: str, path: Path | None, slug: str) -> None:
    """Write a correct start of a course, a lesson or a playbook called NAME.

    PATH is the folder of all courses, or one course. Nothing is ever overwritten. A new
    lesson is a draft, and nobody sees it until its status is `published`.
    """
    if not SLUG.fullmatch(name) or len(name) > LONGEST_NAME:
        raise CannotCheck(
            f'"{name}" cannot be a name: use small letters, digits and hyphens, '
            f"at most {LONGEST_NAME}, for example live-basics."
        )
    root, only = find_root(path)
    loaded = load_all(root)
    taken = {each.id for one in loaded if one.course for each in one.course.names}
    if what == "course":
        write(root, name, course_start(name, taken))
        return
    course = course_meant(loaded, slug or only)
    if what == "lesson":
        new_lesson(root, course, name, taken)
        return
    files = playbook_start(name, taken)
    write(root, course.slug, {f"playbooks/{name}/{own}": text for own, text in files.items()})


def course_meant(loaded: list[LoadedCourse], slug: str) -> LoadedCourse:
    """Return the course that is to grow."""
    if not slug:
        raise CannotCheck("Say which course is meant: --course SLUG.")
    found = next((each for each in loaded if each.slug == slug), None)
    if found is None or "course.yml" not in found.files:
        known = ", ".join(each.slug for each in loaded)
        raise CannotCheck(f'There is no course "{slug}". There are: {known}.')
    return found


def new_lesson(root: Path, course: LoadedCourse, name: str, taken: set[str]) -> None:
    """Write a lesson and add it to the outline, or say how."""
    lessons = [own for own in course.files if own.startswith("lessons/")]
    there = next((own for own in lessons if slug_of(own) == name), "")
    if there:
        raise CannotCheck(f"{course.slug}/{there} is there already; nothing was written.")
    write(root, course.slug, {lesson_file(name, lessons): lesson_text(name, taken)})
    before = course.files["course.yml"]
    outline = f"{course.slug}/course.yml"
    after = add_to_outline(before, name)
    if after and replace_file(root / outline, before, after):
        click.echo(f'{shown_path(root, outline)}: "{name}" added to the outline')
        return
    click.echo(
        f"Now add this line to {shown_path(root, outline)}, below `lessons:` of the section "
        f"that the lesson belongs to (or write it between [ and ], after a comma):\n"
        f"      - {name}",
        err=True,
    )


def write(root: Path, slug: str, files: dict[str, str]) -> None:
    """Write the files of one course, and name them; a file that is there stays as it is."""
    if "course.yml" in files and (root / slug).exists():
        raise CannotCheck(f"{root / slug} is there already; nothing was written.")
    try:
        add_files(root / slug, files)
    except FileExistsError as failure:
        raise CannotCheck(f"{failure.filename} is there already; nothing was written.") from failure
    except OSError as failure:
        raise CannotCheck(f"{failure.filename} cannot be written: {failure.strerror}.") from failure
    for own in files:
        click.echo(shown_path(root, f"{slug}/{own}"))
