"""``academy settings``: shows what is in force, so that nobody has to guess."""

import json

import click

from academy.settings import PREFIX, Settings, kept_key, read

HIDDEN = {"secret", "database_url"}
"""Settings that hold a key or a password."""


@click.command("settings")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for other programs.")
def show(*, as_json: bool) -> None:
    """Show the settings in force. Keys and passwords are not shown."""
    settings = read()
    values = shown(settings)
    if as_json:
        if not settings.secret:
            kept_key(settings.data / "secret")  # asked for before a start: a weak one is refused
        click.echo(json.dumps(values))
        return
    for name, value in values.items():
        click.echo(f"{PREFIX}{name.upper()}={value}")


def shown(settings: Settings) -> dict[str, object]:
    """Return the settings by name, with the confidential ones replaced by "(set)"."""
    values: dict[str, object] = settings.model_dump(mode="json")
    return {name: "(set)" if name in HIDDEN and value else value for name, value in values.items()}
