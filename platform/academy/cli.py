"""The ``academy`` command. A subcommand's module is imported when the subcommand is asked for.

So ``academy serve``, which lives as long as the installation runs, never loads the database
or the web framework, and ``academy --help`` answers at once.
"""

import sys
from importlib import import_module

import click

from academy import __version__
from academy.errors import CannotStart
from academy.lifeline import end_with_supervisor

COMMANDS = {
    "serve": ("academy.serve:serve", "Run everything: prepare, web server, worker."),
    "prepare": ("academy.prepare:prepare", "Migrate the database and release the courses."),
    "web": ("academy.web_server:web", "Answer requests (one part of serve)."),
    "work": ("academy.work:work", "Run jobs and watch the courses folder (one part of serve)."),
    "settings": ("academy.show_settings:show", "Show the settings in force."),
    "courses": ("academy.courses_commands:courses", "Check, release, list and give courses."),
    "check-ins": ("academy.checkins.commands:check_ins", "Plan check-ins."),
    "groups": ("academy.camps.commands:groups", "Make groups and start camps."),
    "people": ("academy.people.commands:people", "Look after merchants, teams and people."),
}
"""Name of a subcommand: where it is, and what it does."""


class LazyGroup(click.Group):
    """A group that knows the names of its commands and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which they are met."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])


@click.command(cls=LazyGroup)
@click.version_option(__version__, message="%(version)s")
def academy() -> None:
    """Merchant Academy: courses, check-ins, learning reports and group playbooks."""


def main() -> None:
    """Run the command line; what prevents a start is said in one sentence.

    A part of an installation is tied to its supervisor before its own modules are imported,
    which takes a second or more: kill -9 in that second leaves nothing behind either.
    """
    try:
        end_with_supervisor(sys.argv)
        academy(prog_name="academy")
    except CannotStart as refusal:
        click.echo(refusal.sentence, err=True)
        sys.exit(1)
