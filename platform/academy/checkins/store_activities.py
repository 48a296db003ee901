"""Makes activities."""

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select

from academy.checkins.tables import Activity
from academy.database import table_of
from academy.people.tables import Team

activity = table_of(Activity)
team = table_of(Team)

team_clock = select(team.c.merchant_id, team.c.zone, team.c.cut_off_minutes).where(
    team.c.id == bindparam("team_id")
)


def add_activity(
    connection: Connection,
    *,
    team_id: int,
    title: str,
    first_day: date,
    moment: datetime,
    prompt: str = "",
    last_day: date | None = None,
    weekdays: str = "1111111",
    minimum_characters: int = 0,
    pictures_needed: int = 0,
    make_ups: int = 3,
    make_up_days: int = 7,
    grace_hours: int = 48,
) -> int:
    """Plan check-ins for a team and all below it; return the activity's id.

    Zone and cut-off are copied from the team now: a later change of the team does not move
    the days of entries that are there already. Several lines of *prompt* are asked in turn,
    one a planned day; *weekdays* are seven marks from Monday, ``1`` = planned.

    Raises:
        ValueError: *weekdays* is not seven marks with at least one planned day.
    """
    if len(weekdays) != 7 or set(weekdays) - {"0", "1"} or "1" not in weekdays:
        raise ValueError(f"weekdays are seven marks of 0 and 1, not {weekdays!r}")
    here = connection.execute(team_clock, {"team_id": team_id}).one()
    values = {
        "merchant_id": here.merchant_id,
        "team_id": team_id,
        "kind": "daily",
        "title": title,
        "prompt": prompt,
        "first_day": first_day,
        "last_day": last_day,
        "weekdays": weekdays,
        "zone": here.zone,
        "cut_off_minutes": here.cut_off_minutes,
        "minimum_characters": minimum_characters,
        "pictures_needed": pictures_needed,
        "make_ups": make_ups,
        "make_up_days": make_up_days,
        "grace_hours": grace_hours,
        "created_at": moment,
    }
    made = connection.execute(insert(activity).values(**values).returning(activity.c.id))
    return int(made.scalar_one())
