"""``academy people``: merchants, teams and people from the terminal.

Each command calls the store function that a page would call, and leaves an audit entry.
Results go to stdout, remarks to stderr.
"""

import sys

import click

from academy import clock, settings
from academy.audit.store import record_from_terminal as note
from academy.database import reading, writing
from academy.people import store_persons, store_rights, store_scope, store_setup, store_teams
from academy.people.commands_terminal import installation, refusals
from academy.people.passwords import BadPassword, hashed, refuse_weak
from academy.people.store_persons import NewPerson
from academy.people.store_rights import Kind, Role
from academy.people.tokens import first_password

ROLES = click.Choice(["staff", "manager"])
KINDS = click.Choice(["trainer", "admin"])
PERSON = click.argument("person")
PASSWORD = click.option(
    "--password",
    type=click.Choice(["-"]),
    help="Read the password from stdin (-); without it one is made and shown.",
)


@click.group()
def people() -> None:
    """Look after merchants, teams and people. PERSON is a phone number or a login name."""


@people.command("list")
def list_teams() -> None:
    """List the merchants and their teams, with the numbers that other commands take."""
    with installation(), reading() as connection:
        for merchant in store_teams.merchants(connection):
            click.echo(f"merchant {merchant.id}  {merchant.name}")
            for team in store_scope.teams_of(connection, merchant.id):
                click.echo(f"{'  ' * (team.depth + 1)}team {team.id}  {team.name}")


@people.command()
@click.argument("name")
@click.option("--zone", default=store_teams.DEFAULT_ZONE, show_default=True, help="Time zone.")
def add_merchant(name: str, zone: str) -> None:
    """Add a merchant and show its number."""
    known_zone(zone)
    with installation(), refusals(), writing() as connection:
        merchant_id = store_teams.add_merchant(connection, clock.now(), name, zone)
        note(
            connection,
            clock.now(),
            merchant_id,
            "people.add_merchant",
            f"merchant {merchant_id}",
            name=name,
        )
    click.echo(merchant_id)


@people.command()
@click.argument("name")
@click.option("--merchant", type=int, required=True, help="Number of the merchant.")
@click.option("--under", type=int, help="Number of the team above; without it a team on top.")
@click.option("--zone", help="Time zone, when it is not the merchant's.")
@click.option(
    "--cut-off",
    type=click.IntRange(0, 240),
    default=0,
    help="Minutes after midnight that still belong to the day.",
)
def add_team(name: str, merchant: int, under: int | None, zone: str | None, cut_off: int) -> None:
    """Add a team and show its number."""
    if zone is not None:
        known_zone(zone)
    with installation(), refusals(), writing() as connection:
        team_id = store_teams.add_team(connection, merchant, name, under, zone, cut_off)
        note(
            connection,
            clock.now(),
            merchant,
            "people.add_team",
            f"team {team_id}",
            name=name,
            under=under,
        )
    click.echo(team_id)


@people.command()
@click.option("--merchant", type=int, required=True, help="Number of the merchant.")
@click.option("--team", type=int, help="Number of the team.")
@click.option("--role", type=ROLES, default="staff", show_default=True, help="Role in the team.")
@click.option("--name", required=True, help="Name as others see it.")
@click.option("--login", help="Name to sign in with.")
@click.option("--phone", help="Mobile number to sign in with.")
@click.option("--staff-number", help="Number within the merchant.")
@PASSWORD
def add_person(
    merchant: int,
    team: int | None,
    role: Role,
    name: str,
    login: str | None,
    phone: str | None,
    staff_number: str | None,
    password: str | None,
) -> None:
    """Add a person, who chooses an own password at the first sign-in."""
    with installation():
        chosen = password_for(password, (name, login, phone))
        new = NewPerson(merchant, name, hashed(chosen), login, phone, staff_number)
        with refusals(), writing() as connection:
            moment = clock.now()
            person_id = store_persons.add_person(connection, moment, new)
            if team is not None:
                store_rights.add_membership(connection, person_id, team, role, moment.date())
            details = {"team": team, "role": role if team else None}
            note(
                connection,
                clock.now(),
                merchant,
                "people.add_person",
                f"person {person_id}",
                **details,
            )
    show_password(chosen, made=password is None)


@people.command()
@PERSON
@click.argument("kind", type=KINDS)
@click.option("--everywhere", is_flag=True, help="For the whole installation.")
@click.option("--take-away", is_flag=True, help="Take the right away instead.")
def grant(person: str, kind: Kind, *, everywhere: bool, take_away: bool) -> None:
    """Give a person a right in the own merchant."""
    change = store_rights.remove_grant if take_away else store_rights.add_grant
    with installation(), refusals(), writing() as connection:
        person_id, home = store_persons.named(connection, person)
        if not change(connection, person_id, kind, None if everywhere else home):
            click.echo("Nothing to change.", err=True)
            return
        action = "take_grant" if take_away else "grant"
        note(
            connection,
            clock.now(),
            home,
            f"people.{action}",
            f"person {person_id}",
            kind=kind,
            everywhere=everywhere,
        )


@people.command()
@PERSON
def disable(person: str) -> None:
    """Shut a person out at once. Everything that was done stays."""
    with installation(), refusals(), writing() as connection:
        person_id, home = store_persons.named(connection, person)
        store_persons.disable(connection, clock.now(), person_id)
        note(connection, clock.now(), home, "people.disable", f"person {person_id}")


@people.command()
@PERSON
def enable(person: str) -> None:
    """Let a person in again."""
    with installation(), refusals(), writing() as connection:
        person_id, home = store_persons.named(connection, person)
        store_persons.enable(connection, person_id)
        note(connection, clock.now(), home, "people.enable", f"person {person_id}")


@people.command()
@PERSON
@PASSWORD
def reset_password(person: str, password: str | None) -> None:
    """Give a person a new first password; all sessions of the person end."""
    with installation():
        chosen = password_for(password, (person,))
        kept = hashed(chosen)
        with refusals(), writing() as connection:
            person_id, home = store_persons.named(connection, person)
            store_persons.set_password(connection, clock.now(), person_id, kept, must_change=True)
            note(connection, clock.now(), home, "people.reset", f"person {person_id}")
    show_password(chosen, made=password is None)


@people.command()
def setup_link() -> None:
    """Show a new one-time link for the first admin; older ones open nothing any more."""
    with installation() as chosen, refusals(), writing() as connection:
        token = store_setup.new_setup_link(connection, clock.now())
        if token is None:
            raise click.ClickException("There are people already; add others to them.")
        note(connection, clock.now(), None, "people.new_setup_link", "installation")
    click.echo(setup_address(chosen, token))


def setup_address(chosen: settings.Settings, token: str) -> str:
    """Return the address of the link for the first admin, as reached on this machine."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(chosen.host, chosen.host)  # noqa: S104
    return f"http://{host}:{chosen.port}/setup/{token}"


def password_for(given: str | None, names: tuple[str | None, ...]) -> str:
    """Return the password from stdin, or a new one."""
    if given is None:
        return first_password()
    password = sys.stdin.readline().rstrip("\n")
    try:
        refuse_weak(password, names)
    except BadPassword as error:
        raise click.ClickException(str(error)) from error
    return password


def show_password(password: str, *, made: bool) -> None:
    """Show a password that was made here: this one time."""
    if made:
        click.echo(password)
        click.echo("This is shown once. It is to be changed at the first sign-in.", err=True)


def known_zone(zone: str) -> None:
    """Refuse a zone that does not exist."""
    try:
        clock.zone_of(zone)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
