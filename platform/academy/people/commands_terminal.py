"""What the commands of all domains share: an installation that is there, refusals, typed words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

import click

from academy import settings
from academy.database import connect, disconnect
from academy.database.migrate import state
from academy.errors import CannotStart, NotFound, Refused
from academy.people.names import BadName
from academy.web.text import BadText

DAY = click.DateTime(formats=["%Y-%m-%d"])


@contextmanager
def installation() -> Iterator[settings.Settings]:
    """Open the doors of an installation that is there and up to date, and only of such a one."""
    chosen = settings.read()
    if not chosen.database_url and not (chosen.data / "academy.db").is_file():
        raise CannotStart(f"There is no installation in {chosen.data}; run `academy prepare`.")
    try:
        if state(connect(chosen.url, chosen.data)) != "current":
            raise CannotStart("The database is of another version; run `academy prepare`.")
        yield chosen
    finally:
        disconnect()


@contextmanager
def refusals() -> Iterator[None]:
    """Say in one sentence what a rule forbids; nothing was written then."""
    try:
        yield
    except NotFound as error:
        raise click.ClickException("There is no such merchant, team, group or person.") from error
    except Refused as error:
        raise click.ClickException(error.sentence) from error
    except BadName as error:
        raise click.ClickException(str(error)) from error


def typed(clean: Callable[[str, int], str], raw: str, most: int, missing: str) -> str:
    """Return *raw* as a page would take it, or say *missing* when nothing is left of it."""
    try:
        text = clean(raw, most)
    except BadText as error:
        raise click.ClickException(str(error)) from error
    if not text:
        raise click.ClickException(missing)
    return text


def day_of(given: datetime | None) -> date | None:
    """Return the day that an option of the type DAY names."""
    return given.date() if given else None
