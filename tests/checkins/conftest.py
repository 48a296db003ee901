"""What the tests of check-ins with a database or a page share."""

from collections.abc import Iterator

import pytest
import time_machine
from sqlalchemy import Engine

from academy.checkins import store_parts
from academy.checkins.plan import Part
from academy.database import reading
from tests.browser_client import Browser
from tests.checkins.made import NOON, plan_activity
from tests.worlds import World, make_world


@pytest.fixture
def thursday() -> Iterator[time_machine.Traveller]:
    """The clock stands at noon on Thursday 19 March 2026 in Shanghai."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def both(database: Engine, thursday: time_machine.Traveller) -> World:
    """The small world, on SQLite and on PostgreSQL."""
    return make_world()


@pytest.fixture
def shop_part(both: World) -> Part:
    """How the staff of the shop takes part in an activity of the region."""
    activity_id = plan_activity(both.teams["region"], weekdays="1111110")
    with reading() as connection:
        part = store_parts.part(connection, both.staff, activity_id)
    assert part is not None
    return part


@pytest.fixture
def here(thursday: time_machine.Traveller, world: World) -> World:
    """The small world behind the pages, on Thursday."""
    return world


@pytest.fixture
def activity_id(here: World) -> int:
    """A daily activity of the region."""
    return plan_activity(here.teams["region"])


@pytest.fixture
def learner(client: Browser, here: World) -> Browser:
    """The browser of the shop's staff."""
    return client.sign_in(here.staff)
