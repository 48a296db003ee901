"""Who takes part in which activity, and through which team."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Row,
    Select,
    Table,
    bindparam,
    case,
    cast,
    null,
    select,
    union_all,
)

from academy.checkins.plan import Part, Plan, joined
from academy.checkins.tables import Activity
from academy.database import table_of
from academy.people.tables import FormerMembership, Membership, TeamBelow

activity = table_of(Activity)
membership = table_of(Membership)
former = table_of(FormerMembership)
below = table_of(TeamBelow)

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


def reached(spans: Table, until: ColumnElement[date]) -> Select[Any]:
    """Return the activities to which *spans* lead a person, the nearest staff team first."""
    return select(
        activity.c.id.label("id"),
        spans.c.person_id,
        spans.c.team_id,
        spans.c.role,
        spans.c.since,
        until.label("until"),
        case((spans.c.role == "staff", 0), else_=1).label("rank"),
        below.c.depth.label("depth"),
        spans.c.id.label("span"),
        *PLAN,
    ).select_from(
        spans.join(below, below.c.below_id == spans.c.team_id).join(
            activity, activity.c.team_id == below.c.above_id
        )
    )


reached_now = reached(membership, cast(null(), Date))
reached_before = reached(former, former.c.until).where(former.c.role == "staff")
of_now = reached_now.where(membership.c.person_id == bindparam("person_id"))
of_before = reached_before.where(former.c.person_id == bindparam("person_id"))
of_activity = activity.c.id == bindparam("activity_id")
in_order = ("id", "rank", "depth", "span")
parts_of_person = union_all(of_now, of_before).order_by(*in_order)
part_of_person = union_all(of_now.where(of_activity), of_before.where(of_activity)).order_by(
    *in_order
)


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
    groups = groupby(rows, lambda row: (row.id, row.person_id))
    found = (merge(list(group)) for _, group in groups)
    return [part for part in found if part is not None]


def merge(entries: Sequence[Row[*tuple[Any, ...]]]) -> Part | None:
    """Take the first team, the earliest day, and ask staff only (rules R11, R12 and R176).

    Former memberships lead nobody into an activity; they say since when it goes on.
    """
    rows = [row for row in entries if row.until is None]
    if not rows:
        return None
    before = [(row.since, row.until) for row in entries if row.until is not None]
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
        joined=joined(min(row.since for row in rows), before),
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
