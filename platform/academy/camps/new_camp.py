"""A group before its camp begins: its operators, and when the camp may start.

Source:
    Rules R85 "operators" and R86 "start of a camp" in docs/rules.md.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from academy.camps.schedule import OPERATORS

ROLES = (*OPERATORS, "core", "member")
FEWEST_OPERATORS, MOST_OPERATORS = 3, 5
FARTHEST = timedelta(days=366)


def operator_count(roles: Iterable[tuple[int, str]]) -> int:
    """Return how many people operate a group, of (person, role) pairs; each counts once."""
    return len({person for person, role in roles if role in OPERATORS})


def enough_operators(count: int) -> bool:
    """Whether a group has as many operators as one needs (rule R85)."""
    return FEWEST_OPERATORS <= count <= MOST_OPERATORS


def start_fault(start_day: date, today: date) -> str | None:
    """Return why a camp cannot start on *start_day*, or None; *today* is the team's (R86)."""
    if start_day < today:
        return "A camp starts today at the earliest."
    if start_day > today + FARTHEST:
        return "This is more than a year ahead."
    return None
