"""Changes what is planned, ends it, and withdraws what has not begun. Check-ins stay."""

from dataclasses import asdict, fields, replace
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from academy import clock
from academy.checkins.changed_plan import (
    Ending,
    Planned,
    change_faults,
    ending,
    merged,
    of_this_phase,
    version_of,
)
from academy.checkins.new_plan import NewPlan
from academy.checkins.tables import Activity, CheckIn
from academy.database import table_of
from academy.errors import Refused

activity = table_of(Activity)
check_in = table_of(CheckIn)

one_activity = select(activity).where(activity.c.id == bindparam("activity_id"))
locked_activity = one_activity.with_for_update()
withdraw_unused = delete(activity).where(
    activity.c.id == bindparam("of"),
    ~exists(select(check_in.c.id).where(check_in.c.activity_id == bindparam("of"))),
)

Outcome = Literal["changed", "same", "stale", "gone"]


def planned(connection: Connection, activity_id: int, *, lock: bool = False) -> Planned | None:
    """Return what was planned under a number, or None."""
    if not 0 < activity_id < 2**31:
        return None
    statement = locked_activity if lock else one_activity
    row = connection.execute(statement, {"activity_id": activity_id}).mappings().first()
    if row is None:
        return None
    plan = NewPlan(**{each.name: row[each.name] for each in fields(NewPlan)})
    return Planned(row["id"], row["team_id"], row["zone"], row["cut_off_minutes"], plan)


def day_of(found: Planned, moment: datetime) -> date:
    """Return the activity's own business day at *moment* (rule R1)."""
    return clock.local_day(moment, found.zone, found.cut_off_minutes)


def change(
    connection: Connection, activity_id: int, typed: NewPlan, version: str, moment: datetime
) -> Outcome:
    """Change a plan to what was *typed* in a form made from *version* (rule R170).

    Returns:
        ``same`` when it reads so already, ``stale`` when somebody changed it or its first day
        has come since the form was made, ``gone`` when it was withdrawn.

    Raises:
        Refused: a day that has begun would change, or another plan has the name (R82).
    """
    there = planned(connection, activity_id, lock=True)
    if there is None:
        return "gone"
    today = day_of(there, moment)
    wanted = merged(there.plan, typed, today)
    if not of_this_phase(version, there.plan, today):
        return "stale"
    if wanted == there.plan:
        return "same"
    if version != version_of(there.plan, today):
        return "stale"
    for sentence in change_faults(there.plan, wanted, today).values():
        raise Refused(sentence)
    write(connection, activity_id, wanted)
    return "changed"


def write(connection: Connection, activity_id: int, plan: NewPlan) -> None:
    """Write the columns of a plan; the name stays the only one of its team and first day."""
    statement = update(activity).where(activity.c.id == activity_id).values(**asdict(plan))
    try:
        with connection.begin_nested():
            connection.execute(statement)
    except IntegrityError as error:
        raise Refused("Other check-ins of this name begin on this day already.") from error


def end(connection: Connection, activity_id: int, moment: datetime) -> Ending | None:
    """Ask nobody from tomorrow on; withdraw what has not begun. None when it is gone (R171)."""
    there = planned(connection, activity_id, lock=True)
    if there is None:
        return None
    today = day_of(there, moment)
    what = ending(there.plan, today)
    if what == "shorten":
        write(connection, activity_id, replace(there.plan, last_day=today))
    elif what == "withdraw":
        connection.execute(withdraw_unused, {"of": activity_id})
    return what
