"""``academy courses assign``: what concerns learners too."""

from datetime import datetime

import click

from academy import clock
from academy.audit.store import record_from_terminal as note
from academy.catalog.commands import courses
from academy.database import writing
from academy.learning import store_assignments
from academy.learning.due import due_fault
from academy.people import store_persons
from academy.people.commands_terminal import DAY, day_of, installation, refusals
from academy.people.store_teams import known_team

__all__ = ["courses"]


@courses.command()
@click.argument("course")
@click.option("--team", type=int, help="Number of the team; all below it are given the course.")
@click.option("--person", help="Phone number or login name.")
@click.option("--due", type=DAY, help="Due day, YYYY-MM-DD.")
def assign(course: str, team: int | None, person: str | None, due: datetime | None) -> None:
    """Give a course (slug or id) to a team or to one person; given again, the due day changes."""
    if (team is None) == (person is None):
        raise click.UsageError("Name a team or a person, and not both.")
    moment = clock.now()
    with installation(), refusals(), writing() as connection:
        person_id = None
        if team is not None:
            place = known_team(connection, team)
            merchant_id, subject = place.merchant_id, f"team {team}"
            today = clock.local_day(moment, place.zone, place.cut_off_minutes)
        else:
            person_id, merchant_id = store_persons.named(connection, person or "")
            subject, today = f"person {person_id}", moment.date()
        course_id = store_assignments.known_course(connection, course, merchant_id)
        if course_id is None:
            raise click.ClickException("There is no such course; see `academy courses list`.")
        day = day_of(due)
        sentence = due_fault(day, today)
        if sentence is not None:
            raise click.ClickException(sentence)
        store_assignments.assign(
            connection, course_id, merchant_id, None, moment,
            team_id=team, person_id=person_id, due_day=day,
        )  # fmt: skip
        note(
            connection, moment, merchant_id, "learning.assign", subject,
            course=course_id, due=day.isoformat() if day else None,
        )  # fmt: skip
