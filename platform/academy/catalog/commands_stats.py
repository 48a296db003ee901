"""``academy courses stats``."""

import json
from pathlib import Path

import click

from academy.catalog.commands_folder import load_some
from academy.catalog.stats import as_table, statistics_of


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a table.")
@click.pass_context
def stats(context: click.Context, path: Path | None, *, as_json: bool) -> None:
    """Count what the courses in PATH hold, or the one course that PATH is.

    Published lessons and exams count; playbooks do not. Exit status: 0 all courses were
    counted, 1 some hold errors and were left out, 2 could not run.
    """
    _, only, loaded = load_some(path)
    meant = [each for each in loaded if only in {"", each.slug}]
    found = statistics_of(each.course for each in meant if each.course)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(as_table(found))
    broken = [each.slug for each in meant if each.course is None]
    for slug in broken:
        click.echo(f"{slug} holds errors and was not counted: academy courses check", err=True)
    context.exit(1 if broken else 0)
