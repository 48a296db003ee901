"""``academy courses list``, ``diff`` and ``pull``: what was released, and what is different."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import click

from academy.catalog import store, store_media
from academy.catalog.commands_folder import CannotCheck
from academy.catalog.commands_named import (
    course_at,
    course_id,
    course_in_folder,
    release_at,
    releases_of,
    site_at,
    site_in_folder,
)
from academy.catalog.difference import difference
from academy.catalog.difference_site import site_difference
from academy.catalog.difference_words import Change, grouped, heading, nothing
from academy.catalog.disk_pull import CannotPull, carry_out, named, plan_pull
from academy.catalog.packing import unpack
from academy.catalog.site import SITE
from academy.catalog.store_releases import KnownRelease
from academy.database import reading
from academy.database.doors import doors
from academy.people.commands_terminal import installation

LANGUAGE = click.option("--language", type=click.Choice(["zh", "en"]), default="zh")
STYLE = click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
NUMBER = click.IntRange(min=1)


@click.command("list")
@click.argument("course", required=False)
@STYLE
def list_releases(course: str | None, style: str) -> None:
    """List what is live, or all releases of COURSE (slug or id), the newest first.

    ``_site`` is no course: it holds the site's words, learning paths and glossary.
    """
    with installation():
        if course is None:
            with reading() as connection:
                lines = [live_line(each) for each in store.everything_live(connection)]
        else:
            lines = [release_line(each) for each in releases_of(course_id(course))]
    if style == "json":
        click.echo(json.dumps([line for _, line in lines], ensure_ascii=False, indent=2))
        return
    for text, _ in lines:
        click.echo(text)


def live_line(each: store.LiveRelease) -> tuple[str, dict[str, object]]:
    """Return the line of a live course, in words and for programs."""
    if each.course_id == SITE:
        each = replace(each, title="words, learning paths and glossary of the site")
    made = each.made_at.isoformat(timespec="minutes")
    about = f"{each.course_id}  release {each.number}  {made}"
    values = {"slug": each.slug, "course": each.course_id, "release": each.number}
    return f"{each.slug}  {about}  {each.title}", {**values, "made_at": made, "title": each.title}


def release_line(each: KnownRelease) -> tuple[str, dict[str, object]]:
    """Return the line of one release, in words and for programs."""
    release = each.release
    made = release.made_at.isoformat(timespec="minutes")
    at = each.live_at.isoformat(timespec="minutes") if each.live_at else None
    by_itself = release.origin == "folder" and each.live_at == release.made_at
    who = each.by or ("the folder" if by_itself else "the terminal")
    since = f"live since {at} by {who}" if each.live else f"was live from {at} by {who}"
    state = since if at else "never live"
    text = f"release {each.number}  {made}  {release.origin}  {state}  {release.title}"
    return text, {
        "release": each.number,
        "course": release.course_id,
        "slug": release.slug,
        "title": release.title,
        "made_at": made,
        "origin": release.origin,
        "live": each.live,
        "live_at": at,
        "by": each.by,
    }


@click.command()
@click.argument("course")
@click.argument("first", metavar="[FROM]", type=NUMBER, required=False)
@click.argument("second", metavar="[TO]", type=NUMBER, required=False)
@STYLE
@LANGUAGE
def diff(course: str, first: int | None, second: int | None, style: str, language: str) -> None:
    """Tell what changes for learners of COURSE from release FROM to release TO.

    Without TO, from FROM to what is live; without both, from what is live to the folder.
    """
    with installation() as chosen:
        known = course_id(course)
        changes = changes_of(known, chosen.courses, first, second)
    if style == "json":
        told = {
            "course": known,
            "from": first or "live",
            "to": second or ("live" if first else "folder"),
            "changes": [each.as_dict(language) for each in changes],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(as_text(changes, language))


def changes_of(known: str, root: Path, first: int | None, second: int | None) -> tuple[Change, ...]:
    """Compare two releases, or what is live with the folder."""
    if known == SITE:
        old = site_at(first)
        return site_difference(old, site_in_folder(root) if first is None else site_at(second))
    before = course_at(known, first)
    after = course_in_folder(root, known) if first is None else course_at(known, second)
    return difference(before, after)


def as_text(changes: tuple[Change, ...], language: str) -> str:
    """Return the changes under their headings."""
    lines = []
    for group, found in grouped(changes):
        lines.append(heading(group, language))
        lines += [f"  {each.sentence(language)}" for each in found]
    return "\n".join(lines) or nothing(language)


@click.command()
@click.argument("course")
@click.argument("release", type=NUMBER, required=False)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder of the course; it is made when it is not there.",
)
@click.option("--force", is_flag=True, help="Also write over files that were changed.")
def pull(course: str, release: int | None, folder: Path, *, force: bool) -> None:
    """Write the files of a release of COURSE (the live one by default) into a folder, exactly.

    A file that is in no release, as it stands there, is a change of yours: nothing is written
    over it without --force. Files that no release knows are never touched.
    """
    with installation():
        known = course_id(course)
        files = files_of(release_at(known, release))
        contents = contents_of(releases_of(known))
        whole = store_media.whole_in(doors().data)
    try:
        plan = plan_pull(folder, files, lambda own, data: digest(own, data) in contents)
        carry_out(plan, force=force, whole=whole)
    except CannotPull as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except OSError as failure:
        message = f"{failure.filename} cannot be written: {failure.strerror}."
        raise CannotCheck(message) from failure
    for own in sorted(plan.write):
        click.echo(str(folder / own))
    for own in plan.remove:
        click.echo(f"{folder / own} (removed)")
    if plan.foreign:
        click.echo(f"Left as they are, in no release: {named(plan.foreign)}", err=True)


def files_of(found: KnownRelease) -> dict[str, bytes]:
    """Return the files of a release."""
    with reading() as connection:
        packed = store.packed(connection, found.release.release_id)
    return unpack(packed)


def contents_of(every: list[KnownRelease]) -> frozenset[str]:
    """Return what releases hold at which paths, as digests; one release is read at a time."""
    return frozenset(digest(own, data) for each in every for own, data in files_of(each).items())


def digest(own: str, data: bytes) -> str:
    """Name some bytes at a path."""
    return f"{own}:{hashlib.sha256(data).hexdigest()}"
