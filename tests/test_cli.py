"""The ``academy`` command and what it shows without loading."""

import json
from importlib.util import find_spec

import pytest
from click.testing import CliRunner

from academy import __version__
from academy.cli import COMMANDS, academy
from academy.settings import Settings
from academy.show_settings import shown


def test_help_lists_every_command_without_loading_it():
    """Help needs no database and no web framework."""
    answer = CliRunner().invoke(academy, ["--help"])
    assert answer.exit_code == 0
    assert all(f"  {name} " in answer.output for name in COMMANDS)


def test_an_unknown_command_could_not_run():
    """A typing mistake ends with 2, and with the right command nearby."""
    answer = CliRunner().invoke(academy, ["sevre"])
    assert answer.exit_code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name):
    """Each name in the table leads to a command."""
    module = COMMANDS[name][0].partition(":")[0]
    assert find_spec(module) is not None
    assert CliRunner().invoke(academy, [name, "--help"]).exit_code == 0


def test_the_version_stands_once():
    """``academy --version`` says what the package is built as."""
    assert CliRunner().invoke(academy, ["--version"]).output.strip() == __version__


def test_settings_hide_keys_and_passwords():
    """What may be pasted into a question to others holds no secret."""
    secret, address = "0123456789abcdefghijklmnopqrstuvw", "postgresql+psycopg://a:b@c/d"
    settings = Settings(_env_file=None, secret=secret, database_url=address)
    text = json.dumps(shown(settings))
    assert secret not in text
    assert address not in text
    assert shown(settings)["port"] == 8000
