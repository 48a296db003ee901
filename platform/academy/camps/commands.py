"""``academy groups``: chat groups and their camps from the terminal."""

from datetime import datetime

import click

from academy import clock
from academy.audit.store import record_from_terminal as note
from academy.camps import store, store_groups
from academy.camps.new_camp import (
    FEWEST_OPERATORS,
    MOST_OPERATORS,
    ROLES,
    enough_operators,
    start_fault,
)
from academy.camps.permissions import GroupPlace
from academy.catalog import live
from academy.database import reading, writing
from academy.people import store_persons
from academy.people.commands_terminal import DAY, installation, refusals, typed
from academy.people.store_teams import known_team
from academy.web.text import clean_line, clean_text

GROUP = click.argument("group", type=int)


@click.group()
def groups() -> None:
    """Make chat groups and start camps. GROUP is a number that `academy groups list` shows."""


@groups.command("list")
def list_groups() -> None:
    """List the groups with their teams, people and camps."""
    with installation(), reading() as connection:
        for line in store_groups.groups_of(connection, None):
            about = f"{line.people} people, {line.operators} operators"
            click.echo(f"group {line.id}  team {line.team_id}  {line.name}  {about}")
            for camp in line.camps:
                click.echo(f"  camp {camp.id}  {camp.playbook_id}  day 1 on {camp.start_day}")


@groups.command()
@click.argument("name")
@click.option("--team", type=int, required=True, help="Number of the team.")
@click.option("--region", required=True, help="Where its people are.")
@click.option("--interest", required=True, help="What its people care about.")
@click.option("--rules", default="", help="Rules of the group.")
def add(name: str, team: int, region: str, interest: str, rules: str) -> None:
    """Make a group and show its number."""
    given = {
        "name": typed(clean_line, name, 60, "Give the group a name."),
        "region": typed(clean_line, region, 30, "Enter the region."),
        "interest": typed(clean_line, interest, 30, "Enter what its people care about."),
        "rules": typed(clean_text, rules, 2000, "") if rules.strip() else "",
    }
    moment = clock.now()
    with installation(), refusals(), writing() as connection:
        place = known_team(connection, team)
        group_id, new = store.keep_group(connection, team, place.merchant_id, given, moment)
        if new:
            subject = f"group {group_id}"
            note(
                connection, moment, place.merchant_id, "camps.add_group", subject,
                team=team, name=given["name"],
            )  # fmt: skip
    click.echo(group_id)


@groups.command()
@GROUP
@click.argument("person")
@click.argument("role", type=click.Choice(ROLES))
def member(group: int, person: str, role: str) -> None:
    """Give a person of the group's team or below a role in the group."""
    moment = clock.now()
    with installation(), refusals(), writing() as connection:
        place = store_groups.known_group(connection, group)
        person_id, _merchant = store_persons.named(connection, person)
        circle = store_groups.circle(connection, place)
        if person_id not in {one.person_id for one in circle.people}:
            raise click.ClickException("This person is not in the group's team or below it.")
        if store.add_member(connection, group, person_id, role):
            note(
                connection, moment, place.team.merchant_id, "camps.add_member", f"group {group}",
                person=person_id, role=role,
            )  # fmt: skip
        count = store_groups.circle(connection, place).operators
    if not enough_operators(count):
        wanted = f"{FEWEST_OPERATORS} to {MOST_OPERATORS}"
        click.echo(f"The group has {count} operators; {wanted} are good.", err=True)


@groups.command()
@GROUP
@click.argument("playbook")
@click.option("--day", type=DAY, required=True, help="Date of day 1, YYYY-MM-DD.")
def start_camp(group: int, playbook: str, day: datetime) -> None:
    """Start a camp by a playbook (slug or id) and show its number."""
    moment = clock.now()
    with installation(), refusals():
        with reading() as connection:
            place = store_groups.known_group(connection, group)
        playbook_id = known_playbook(place, playbook)
        today = clock.local_day(moment, place.team.zone, place.team.cut_off_minutes)
        sentence = start_fault(day.date(), today)
        if sentence is not None:
            raise click.ClickException(sentence)
        with writing() as connection:
            camp_id, new = store.keep_camp(connection, group, playbook_id, day.date(), moment)
            if new:
                note(
                    connection, moment, place.team.merchant_id, "camps.start", f"group {group}",
                    camp=camp_id, playbook=playbook_id, day=day.date().isoformat(),
                )  # fmt: skip
    click.echo(camp_id)


def known_playbook(place: GroupPlace, named: str) -> str:
    """Return the id of a playbook that the group's merchant may use."""
    courses = live.catalog(0).visible_to(place.team.merchant_id)
    books = [book for course in courses for book in course.playbooks]
    found = next((book.id for book in books if named in {book.id, book.slug}), None)
    if found is None:
        there = ", ".join(book.id for book in books) or "none is released"
        raise click.ClickException(f"There is no such playbook; there are: {there}.")
    return found
