"""Who takes part in which activity, and through which team."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, select

from academy.checkins.plan import Part, Plan
from academy.checkins.tables import Activity
from academy.database import table_of
from academy.people.tables import Membership, TeamBelow

activity = table_of(Activity)
membership = table_of(Membership)
below = table_of(TeamBelow)

STAFF_FIRST = case((membership.c.role == "staff", 0), else_=1)
PLAN = (
    activity.c.title,
    activity.c.prompt,
    activity.c.zone,
    activity.c.cut_off_minutes,
    activity.c.first_day,
    activity.c.last_day,
    activity.c.weekdays,
    activity.c.make_ups,
    activity.c.make_up_days,
    activity.c.grace_hours,
    activity.c.minimum_characters,
    activity.c.pictures_needed,
)

parts_of_person = (
    select(
        activity.c.id,
        membership.c.person_id,
        membership.c.team_id,
        membership.c.role,
        membership.c.since,
        *PLAN,
    )
    .select_from(
        membership.join(below, below.c.below_id == membership.c.team_id).join(
            activity, activity.c.team_id == below.c.above_id
        )
    )
    .where(membership.c.person_id == bindparam("person_id"))
    .order_by(activity.c.id, STAFF_FIRST, below.c.depth, membership.c.id)
)
part_of_person = parts_of_person.where(activity.c.id == bindparam("activity_id"))


def parts(connection: Connection, person_id: int) -> list[Part]:
    """Return the activities in which a person takes part, the oldest first."""
    return fold(connection.execute(parts_of_person, {"person_id": person_id}))


def part(connection: Connection, person_id: int, activity_id: int) -> Part | None:
    """Return how a person takes part in one activity; None when not at all."""
    given = {"person_id": person_id, "activity_id": activity_id}
    found = fold(connection.execute(part_of_person, given))
    return found[0] if found else None


def fold(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Part]:
    """Make one part of the memberships that lead a person into the same activity."""
    return [merge(list(group)) for _, group in groupby(rows, lambda row: (row.id, row.person_id))]


def merge(rows: list[Row[*tuple[Any, ...]]]) -> Part:
    """Take the first row's team, the earliest day, and ask staff only (rules R11 and R12)."""
    first = rows[0]
    return Part(
        activity_id=first.id,
        title=first.title,
        prompts=first.prompt,
        plan=plan_of(first),
        minimum_characters=first.minimum_characters,
        pictures_needed=first.pictures_needed,
        person_id=first.person_id,
        team_id=first.team_id,
        joined=min(row.since for row in rows),
        expected=any(row.role == "staff" for row in rows),
    )


def plan_of(row: Row[*tuple[Any, ...]]) -> Plan:
    """Return the plan in a row of an activity."""
    return Plan(
        zone=row.zone,
        cut_off_minutes=row.cut_off_minutes,
        first_day=row.first_day,
        last_day=row.last_day,
        weekdays=row.weekdays,
        make_ups=row.make_ups,
        make_up_days=row.make_up_days,
        grace_hours=row.grace_hours,
    )
