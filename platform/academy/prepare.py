"""``academy prepare``: brings an installation to the state in which it can be served.

It refuses before it changes anything, and doing it twice is doing it once.
"""

import os
from pathlib import Path
from urllib.parse import quote

import click
from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from academy import clock
from academy.catalog import live
from academy.catalog.store import newest_number
from academy.database import connect, disconnect, reading, table_of, writing
from academy.database.migrate import State, state, upgrade
from academy.demo import cast, store_demo
from academy.errors import CannotStart
from academy.files.jobs import sweep
from academy.lifeline import end_with
from academy.people import passwords
from academy.people.commands import setup_address
from academy.people.store_persons import anybody
from academy.people.store_setup import new_setup_link
from academy.people.tables import Person
from academy.release_courses import release_courses
from academy.settings import Settings, read, secret_key

UNFIT: dict[State, str] = {
    "newer": "The database was made by a later version of Merchant Academy; install that one.",
    "foreign": "The database holds tables of something else; choose another one.",
}


@click.command()
@click.option("--demo", is_flag=True, help="Fill an empty database with a demo.")
@click.option("--parent", type=int, hidden=True)
def prepare(parent: int | None, *, demo: bool) -> None:
    """Migrate the database, clean up, release the courses."""
    if parent is not None:
        end_with(parent)
    settings = read()
    refuse_unfit(settings)
    make_folder(settings)
    engine = connect(settings.url, settings.data)
    try:
        upgrade(engine)
        sweep(settings.data, clock.now(), alone=parent is not None)
        for remark in release_courses(settings.courses):
            click.echo(remark, err=True)
        if demo:
            fill_demo()
        else:
            show_setup_link(settings)
    finally:
        disconnect()


def refuse_unfit(settings: Settings) -> None:
    """Look at the database without changing it, and refuse one that is not ours to migrate."""
    url = settings.database_url or read_only(settings.data.absolute() / "academy.db")
    if not url:
        return
    engine = create_engine(url)
    try:
        found = state(engine)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise CannotStart(f"The database cannot be read: {reason}.") from error
    finally:
        engine.dispose()
    if found in UNFIT:
        raise CannotStart(UNFIT[found])


def read_only(path: Path) -> str:
    """Return an address that opens the SQLite file without leaving a trace; "" for no file.

    Where a write-ahead log lies beside it, the log is read too; else nothing may be made.
    """
    if not path.exists():
        return ""
    if not os.access(path, os.W_OK):
        raise CannotStart(f"{path} cannot be written; give it to the one who runs this.")
    log = path.with_name(path.name + "-wal")
    immutable = "" if log.exists() else "&immutable=1"
    return f"sqlite:///file:{quote(str(path))}?mode=ro{immutable}&uri=true"


def make_folder(settings: Settings) -> None:
    """Make the data folder with its secret."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        secret_key(settings)
    except OSError as error:
        raise CannotStart(f"{settings.data} cannot be written: {error.strerror}.") from error


def fill_demo() -> None:
    """Fill a database without people with the demo, and say who can sign in."""
    with reading() as connection:
        people, newest = anybody(connection), newest_number(connection)
    if not people:
        catalog, password_hash = live.catalog(newest), passwords.hashed(cast.PASSWORD)
        with writing() as connection:
            store_demo.fill(connection, clock.now(), catalog, password_hash)
    accounts = store_demo.accounts()
    person = table_of(Person)
    names = person.c.login_name.in_([login_name for _, login_name, _ in accounts])
    with reading() as connection:
        known = connection.execute(select(func.count()).where(names)).scalar_one()
    if known < len(accounts):
        click.echo("There are people in this database already: no demo was added.", err=True)
        return
    click.echo("Who can sign in 可以登录的账号:")
    for role, login_name, password in accounts:
        click.echo(f"  {login_name:10} {password:14} {role}")


def show_setup_link(settings: Settings) -> None:
    """Print the link with which the first admin is made, as long as there is nobody."""
    with writing() as connection:
        token = new_setup_link(connection, clock.now())
    if token is not None:
        click.echo("There is nobody yet. This link makes the first admin, once 首位管理员的链接:")
        click.echo(f"  {setup_address(settings, token)}")
