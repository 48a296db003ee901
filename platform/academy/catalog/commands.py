"""``academy courses …``."""

import click

from academy.catalog.commands_check import check
from academy.catalog.commands_new import new
from academy.catalog.commands_releases import diff, list_releases, pull
from academy.catalog.commands_stats import stats


@click.group()
def courses() -> None:
    """Check, release and list courses."""


courses.add_command(check)
courses.add_command(new)
courses.add_command(stats)
courses.add_command(list_releases)
courses.add_command(diff)
courses.add_command(pull)
