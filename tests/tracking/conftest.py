"""What the tests of boards share."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert

from academy.checkins.store_activities import add_activity
from academy.checkins.tables import CheckIn
from academy.database import table_of, writing
from tests.reports.conftest import hand_in, statements
from tests.worlds import World

__all__ = ["check_in", "daily", "hand_in", "statements"]

TODAY = date(2026, 3, 19)
NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
"""Noon of a Thursday in Shanghai."""


@pytest.fixture
def daily() -> Callable[..., int]:
    """A function that plans a daily check-in for a team since a day."""

    def plan(world: World, team: str = "region", first: date = date(2026, 3, 1)) -> int:
        with writing() as connection:
            return add_activity(
                connection, team_id=world.teams[team], title="每日一问", first_day=first,
                moment=NOON,
            )  # fmt: skip

    return plan


@pytest.fixture
def check_in() -> Callable[..., None]:
    """A function that writes check-ins of persons on days."""

    def write(world: World, activity: int, *entries: tuple, team: str = "shop") -> None:
        rows = [
            {
                "activity_id": activity, "person_id": person, "team_id": world.teams[team],
                "day": day, "slot": 0, "kind": kind, "text": "写了", "prompt": "问题",
                "reason": "", "featured": False, "sent_at": sent_at,
            }
            for person, day, kind, sent_at in entries
        ]  # fmt: skip
        with writing() as connection:
            connection.execute(insert(table_of(CheckIn)), rows)

    return write
