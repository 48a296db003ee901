"""``academy check-ins``: plans of check-ins from the terminal."""

from datetime import datetime
from pathlib import Path

import click

from academy import clock
from academy.audit.store import record_from_terminal as note
from academy.checkins import store_activities
from academy.checkins.new_plan import (
    MOST_CHARACTERS_ASKED,
    MOST_MAKE_UPS,
    MOST_PICTURES_ASKED,
    NewPlan,
    faults,
)
from academy.database import reading, writing
from academy.people.commands_terminal import DAY, day_of, installation, refusals, typed
from academy.people.store_teams import known_team
from academy.web.text import clean_line, clean_text


@click.group("check-ins")
def check_ins() -> None:
    """Plan check-ins. TEAM is a number that `academy people list` shows."""


@check_ins.command("list")
def list_activities() -> None:
    """List what is planned: number, team, days, title."""
    with installation(), reading() as connection:
        for line in store_activities.activities(connection):
            until = line.plan.last_day or "…"
            days = f"{line.plan.first_day} – {until}  {line.plan.weekdays}"
            click.echo(f"{line.id}  team {line.team_id}  {line.team_name}  {days}  {line.title}")


@check_ins.command()
@click.argument("team", type=int)
@click.option("--title", required=True, help="Name of the check-ins.")
@click.option("--prompt", default="", help="The question of each day.")
@click.option(
    "--prompt-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with one question a line, asked in turn.",
)
@click.option("--weekdays", default="1111111", show_default=True, help="Seven marks from Monday.")
@click.option("--first-day", type=DAY, help="YYYY-MM-DD; today without it.")
@click.option("--last-day", type=DAY, help="YYYY-MM-DD; without it the plan has no end.")
@click.option("--characters", type=click.IntRange(0, MOST_CHARACTERS_ASKED), default=0)
@click.option("--pictures", type=click.IntRange(0, MOST_PICTURES_ASKED), default=0)
@click.option("--make-ups", type=click.IntRange(0, MOST_MAKE_UPS), default=3, help="A month.")
def plan(
    *,
    team: int,
    title: str,
    prompt: str,
    prompt_file: Path | None,
    weekdays: str,
    first_day: datetime | None,
    last_day: datetime | None,
    characters: int,
    pictures: int,
    make_ups: int,
) -> None:
    """Plan check-ins for a team and all below it, and show their number."""
    moment = clock.now()
    asked = prompt_file.read_text(encoding="utf-8") if prompt_file else prompt
    with installation(), refusals(), writing() as connection:
        place = known_team(connection, team)
        today = clock.local_day(moment, place.zone, place.cut_off_minutes)
        planned = NewPlan(
            title=typed(clean_line, title, 40, "Give the check-ins a name."),
            prompt=typed(clean_text, asked, 2000, "Write at least one question."),
            weekdays=weekdays,
            first_day=day_of(first_day) or today,
            last_day=day_of(last_day),
            minimum_characters=characters,
            pictures_needed=pictures,
            make_ups=make_ups,
        )
        for sentence in faults(planned, today).values():
            raise click.ClickException(sentence)
        activity_id, new = store_activities.plan(connection, team, planned, moment)
        if new:
            subject = f"activity {activity_id}"
            note(
                connection, moment, place.merchant_id, "checkins.plan", subject,
                team=team, title=planned.title,
            )  # fmt: skip
    click.echo(activity_id)
