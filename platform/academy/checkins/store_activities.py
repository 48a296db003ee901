"""Plans activities, and lists those of a team."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, bindparam, select

from academy.checkins.new_plan import NewPlan
from academy.checkins.plan import Plan
from academy.checkins.tables import Activity
from academy.database import insert_new, table_of
from academy.errors import NotFound, Refused
from academy.people.tables import Team

activity = table_of(Activity)
team = table_of(Team)

team_clock = select(team.c.merchant_id, team.c.zone, team.c.cut_off_minutes).where(
    team.c.id == bindparam("team_id")
)
of_same_name = select(activity).where(
    activity.c.team_id == bindparam("team_id"),
    activity.c.title == bindparam("title"),
    activity.c.first_day == bindparam("first_day"),
)
of_teams = (
    select(activity, team.c.name.label("team_name"))
    .join(team, team.c.id == activity.c.team_id)
    .where(activity.c.team_id.in_(bindparam("team_ids", expanding=True)))
    .order_by(activity.c.first_day, activity.c.id)
)
all_activities = (
    select(activity, team.c.name.label("team_name"))
    .join(team, team.c.id == activity.c.team_id)
    .order_by(activity.c.merchant_id, activity.c.first_day, activity.c.id)
)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity in a list; ``team_id`` is the team for which it was planned."""

    id: int
    title: str
    team_id: int
    team_name: str
    plan: Plan


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
    values = {
        "title": title,
        "prompt": prompt,
        "first_day": first_day,
        "last_day": last_day,
        "weekdays": weekdays,
        "minimum_characters": minimum_characters,
        "pictures_needed": pictures_needed,
        "make_ups": make_ups,
        "make_up_days": make_up_days,
        "grace_hours": grace_hours,
    }
    return keep_once(connection, team_id, values, moment)[0]


def plan(
    connection: Connection, team_id: int, planned: NewPlan, moment: datetime
) -> tuple[int, bool]:
    """Plan check-ins for a team and all below it; return the id, and whether they are new (R82).

    Raises:
        NotFound: there is no such team.
        Refused: other check-ins of this name begin on the same day.
    """
    values = {**asdict(planned), "make_up_days": 7, "grace_hours": 48}
    return keep_once(connection, team_id, values, moment)


def keep_once(
    connection: Connection, team_id: int, values: Mapping[str, object], moment: datetime
) -> tuple[int, bool]:
    """Keep an activity unless the very same is there; return its id, and whether it is new."""
    here = connection.execute(team_clock, {"team_id": team_id}).first()
    if here is None:
        raise NotFound
    row = {
        **values,
        "merchant_id": here.merchant_id,
        "team_id": team_id,
        "kind": "daily",
        "zone": here.zone,
        "cut_off_minutes": here.cut_off_minutes,
    }
    made = insert_new(connection, activity, {**row, "created_at": moment})
    if made is not None:
        return int(made), True
    same = connection.execute(of_same_name, row).mappings().one()
    if any(same[name] != value for name, value in values.items()):
        raise Refused("Other check-ins of this name begin on this day already.")
    return int(same["id"]), False


def activities_of(connection: Connection, team_ids: Collection[int]) -> list[ActivityLine]:
    """Return the activities that were planned for some teams, the oldest first."""
    return lines(connection.execute(of_teams, {"team_ids": list(team_ids)}).mappings())


def activities(connection: Connection) -> list[ActivityLine]:
    """Return the activities of all merchants."""
    return lines(connection.execute(all_activities).mappings())


def lines(rows: Iterable[RowMapping]) -> list[ActivityLine]:
    """Make a line of each row."""
    return [
        ActivityLine(
            row["id"],
            row["title"],
            row["team_id"],
            row["team_name"],
            Plan(**{name: row[name] for name in Plan.__slots__}),
        )
        for row in rows
    ]
