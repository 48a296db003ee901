"""``academy courses release`` and ``list``: beside ``check``, where learners' records count."""

import click

from academy import clock
from academy.catalog import store
from academy.catalog.commands import courses
from academy.catalog.problem_formats import FORMATS
from academy.catalog.release import Outcome, release_folder
from academy.database import reading
from academy.learning.store_records import ids_with_records
from academy.people.commands import installation

__all__ = ["courses"]

SENTENCES = {
    "released": "released",
    "unchanged": "unchanged",
    "broken": "not released, there are errors; the last good release stays live",
    "waiting": "not released, the live version was made in the browser",
    "refused": "not released, learners have records of ids that are gone: {dropped}; "
    "keep their lessons with `status: retired`",
}


@courses.command()
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh")
@click.pass_context
def release(context: click.Context, language: str) -> None:
    """Release every course of the courses folder that has changed and holds no error.

    Exit status: 0 all that changed is live, 1 something could not be released.
    """
    with installation() as chosen:
        outcomes = release_folder(chosen.courses, clock.now(), ids_with_records)
    for outcome in outcomes:
        show(outcome, language)
    done = all(outcome.kind in {"released", "unchanged"} for outcome in outcomes)
    context.exit(0 if done else 1)


def show(outcome: Outcome, language: str) -> None:
    """Say what became of one course; of a broken one also what is wrong."""
    sentence = SENTENCES[outcome.kind].format(dropped=", ".join(outcome.dropped))
    click.echo(f"{outcome.slug}: {sentence}")
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    if errors:
        click.echo(FORMATS["text"](errors, language), err=True)


@courses.command("list")
def list_courses() -> None:
    """List the live courses: slug, release, when it was made, title."""
    with installation(), reading() as connection:
        for live in store.live_releases(connection):
            made = live.made_at.isoformat(timespec="minutes")
            about = f"{live.course_id}  release {live.number}  {made}"
            click.echo(f"{live.slug}  {about}  {live.title}")
