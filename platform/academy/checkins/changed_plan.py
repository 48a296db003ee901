"""A plan of check-ins after it was made: what may still change, and what stays as it was.

Days that have begun were counted by the plan: nothing that decides them changes any more.

Source:
    Rules R170 and R171 in docs/rules.md.
"""

import hashlib
from dataclasses import astuple, dataclass, replace
from datetime import date
from typing import Literal

from academy.checkins.new_plan import LONGEST, NewPlan, faults

Phase = Literal["to_come", "running", "over"]
Ending = Literal["shorten", "withdraw", "nothing"]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a team was planned to be asked; ``zone`` and ``cut_off_minutes`` make its days."""

    activity_id: int
    team_id: int
    zone: str
    cut_off_minutes: int
    plan: NewPlan


def phase(plan: NewPlan, today: date) -> Phase:
    """Return where a plan stands on *today*, the activity's own business day."""
    if today < plan.first_day:
        return "to_come"
    return "over" if plan.last_day is not None and plan.last_day < today else "running"


def version_of(plan: NewPlan, today: date) -> str:
    """Return the name of what a form was made from: what may change, and the plan itself."""
    digest = hashlib.sha256(repr(astuple(plan)).encode()).hexdigest()
    return f"{phase(plan, today)}.{digest[:16]}"


def of_this_phase(version: str, plan: NewPlan, today: date) -> bool:
    """Tell whether a form had a field for all that may still change."""
    return version.partition(".")[0] == phase(plan, today)


def merged(there: NewPlan, typed: NewPlan, today: date) -> NewPlan:
    """Return *typed* with what can no longer change taken from what is *there* (rule R170)."""
    now = phase(there, today)
    if now == "to_come":
        return typed
    kept = replace(typed, first_day=there.first_day, weekdays=there.weekdays)
    return replace(kept, last_day=there.last_day) if now == "over" else kept


def change_faults(there: NewPlan, wanted: NewPlan, today: date) -> dict[str, str]:
    """Return what is wrong with a change, by the name of the field (rules R81 and R170).

    Args:
        there: the plan as it stands.
        wanted: the plan as it shall be; what may not change was taken from *there*.
        today: the activity's own business day.
    """
    now = phase(there, today)
    if now == "to_come":
        return faults(wanted, today)
    last = wanted.last_day
    if now == "over" or last is None:
        return {}
    if last < today:
        return {"last_day": "Today has begun and stays. End the check-ins today or later."}
    if last > wanted.first_day + LONGEST:
        return {
            "last_day": "This is more than ten years ahead. Leave it empty for a plan without "
            "an end."
        }
    return {}


def ending(plan: NewPlan, today: date) -> Ending:
    """Return what it means to end *plan* now (rule R171)."""
    now = phase(plan, today)
    if now == "to_come":
        return "withdraw"
    return "nothing" if now == "over" or plan.last_day == today else "shorten"
