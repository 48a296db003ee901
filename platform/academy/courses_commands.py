"""``academy courses``: what only reads files starts at once, without the database and the web."""

from importlib import import_module
from typing import Any

import click

QUICK = {
    "check": "academy.catalog.commands_check:check",
    "new": "academy.catalog.commands_new:new",
    "stats": "academy.catalog.commands_stats:stats",
}
"""Commands that need no more than the module they stand in."""

WHOLE = "academy.release_commands:courses"
"""The group with all commands: importing it loads everything."""


class Courses(click.Group):
    """Imports the whole group only for a command that needs it, and for the list of all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return whole().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name in QUICK:
            command: click.Command = found(QUICK[cmd_name])
            return command
        return whole().get_command(ctx, cmd_name)


def whole() -> click.Group:
    """Return the group with all commands."""
    group: click.Group = found(WHOLE)
    return group


def found(place: str) -> Any:
    """Import what stands at *place*."""
    module, _, attribute = place.partition(":")
    return getattr(import_module(module), attribute)


@click.command(cls=Courses)
def courses() -> None:
    """Check, release, list and give courses."""
