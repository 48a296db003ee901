"""``academy courses release`` and ``activate``: they ask every domain what it has records of."""

import click

from academy import clock
from academy.catalog.activation import Doer, lost_by, make_live, pair
from academy.catalog.activation_site import make_site_live
from academy.catalog.commands_folder import CannotCheck
from academy.catalog.commands_named import course_id, release_at
from academy.catalog.commands_releases import LANGUAGE, NUMBER
from academy.catalog.outcome import Outcome
from academy.catalog.problem_formats import FORMATS
from academy.catalog.release import release_folder
from academy.catalog.site import SITE
from academy.catalog.store import LiveRelease
from academy.learning.commands import courses
from academy.people.commands_terminal import installation
from academy.records import ids_with_records

__all__ = ["courses"]

KEEP = (
    "keep their lessons with `status: retired`, and name what else is given up in `retired:` "
    "of course.yml"
)
SENTENCES = {
    "released": "released",
    "unchanged": "unchanged",
    "broken": "not released, there are errors; the last good release stays live",
    "waiting": "not released, the live version was made in the browser",
    "refused": f"not released, learners have records of ids that are gone: {{dropped}}; {KEEP}",
}


@courses.command()
@LANGUAGE
@click.pass_context
def release(context: click.Context, language: str) -> None:
    """Release every course of the courses folder that has changed and holds no error.

    Exit status: 0 all that changed is live, 1 something could not be released.
    """
    with installation() as chosen:
        outcomes = release_folder(chosen.courses, clock.now(), ids_with_records)
    for outcome in outcomes:
        show(outcome, language)
    context.exit(0 if all(outcome.is_live for outcome in outcomes) else 1)


def show(outcome: Outcome, language: str) -> None:
    """Say what became of one course; of a broken one also what is wrong."""
    sentence = SENTENCES[outcome.kind].format(dropped=", ".join(outcome.dropped))
    click.echo(f"{outcome.slug}: {sentence}")
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    if errors:
        click.echo(FORMATS["text"](errors, language), err=True)


@courses.command()
@click.argument("course")
@click.argument("release", type=NUMBER)
def activate(course: str, release: int) -> None:
    """Make RELEASE (a number of `courses list COURSE`) of COURSE the live one, back or forward.

    It is refused when learners have records of what it does not hold.
    """
    with installation():
        known = course_id(course)
        wanted = release_at(known, release).release
        if known == SITE:
            activate_site(wanted)
            return
        found = pair(wanted)
        if found.then is None:
            raise CannotCheck(f"Release {release} cannot be read by this version.")
        lost = lost_by(found, ids_with_records) or make_live(
            found, Doer(), clock.now(), ids_with_records
        )
    if lost is None:
        raise click.ClickException("Something else has just gone live; look again.")
    if lost:
        raise click.ClickException(
            f"Not activated: learners have records of what release {release} does not hold: "
            f"{', '.join(lost)}. Release a new version in which {KEEP}."
        )
    click.echo(f"{wanted.slug}: release {release} is live")


def activate_site(wanted: LiveRelease) -> None:
    """Make a release of the site's own files the live one."""
    before = release_at(SITE, None).release
    if not make_site_live(before, wanted, Doer(), clock.now()):
        raise click.ClickException("It cannot be read, or something else has just gone live.")
    click.echo(f"{wanted.slug}: release {wanted.number} is live")
