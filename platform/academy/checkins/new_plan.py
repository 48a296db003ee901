"""A plan of check-ins before it is kept: what it holds, and what is wrong with it.

Source:
    Rule R81 "a plan of check-ins" in docs/rules.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta

MOST_CHARACTERS_ASKED = 500
MOST_PICTURES_ASKED = 9
MOST_MAKE_UPS = 10
FARTHEST = timedelta(days=366)
LONGEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What a team is to be asked; see the columns of ``Activity``."""

    title: str
    prompt: str
    weekdays: str
    first_day: date
    last_day: date | None = None
    minimum_characters: int = 0
    pictures_needed: int = 0
    make_ups: int = 3


def first_day_fault(first_day: date, today: date) -> str | None:
    """Return why a plan cannot begin on *first_day*, or None (rule R81)."""
    if first_day < today:
        return "A plan begins today at the earliest: nobody has missed a day before it."
    if first_day > today + FARTHEST:
        return "This is more than a year ahead."
    return None


def last_day_fault(first_day: date, last_day: date | None) -> str | None:
    """Return why a plan from *first_day* cannot end on *last_day*, or None (rule R81)."""
    if last_day is not None and last_day < first_day:
        return "The last day comes before the first."
    if last_day is not None and last_day > first_day + LONGEST:
        return "This is more than ten years ahead. Leave it empty for a plan without an end."
    return None


def weekdays_fault(weekdays: str, first_day: date, last_day: date | None) -> str | None:
    """Return why *weekdays*, seven marks of 0 and 1 from Monday, cannot be planned (R81)."""
    if len(weekdays) != 7 or set(weekdays) - {"0", "1"}:
        return "Weekdays are seven marks of 0 and 1, Monday first."
    if "1" not in weekdays:
        return "Choose at least one weekday."
    if last_day is None or last_day < first_day:
        return None
    days = (first_day + timedelta(days=step) for step in range(7))
    if not any(day <= last_day and weekdays[day.weekday()] == "1" for day in days):
        return "None of these weekdays lies between the first and the last day."
    return None


def faults(plan: NewPlan, today: date) -> dict[str, str]:
    """Return what is wrong with *plan*, by the name of the field; *today* is the team's day."""
    found = {
        "first_day": first_day_fault(plan.first_day, today),
        "last_day": last_day_fault(plan.first_day, plan.last_day),
        "weekdays": weekdays_fault(plan.weekdays, plan.first_day, plan.last_day),
    }
    return {name: sentence for name, sentence in found.items() if sentence}
