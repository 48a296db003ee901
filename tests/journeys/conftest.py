"""What journeys share: a whole house on either database, on a Thursday at noon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from academy import clock, database
from academy.camps import store as camps
from academy.catalog.release import release_folder
from academy.database import writing
from academy.settings import Settings
from tests.browser_client import Browser
from tests.catalog.sample_course import FILES
from tests.checkins.made import NOON, plan_activity
from tests.conftest import SECRET, serve
from tests.learning.conftest import write_course
from tests.postgres import Migrated
from tests.worlds import PASSWORD, World, make_world


@dataclass
class House:
    """The application with people, a course, an activity and a camp; the clock stands at noon."""

    app: Flask
    world: World
    courses: Path
    clock: time_machine.Traveller
    activity_id: int
    camp_id: int

    def enter(self, name: str, browser: Browser | None = None) -> Browser:
        """Return the browser of whoever signs in as *name* by the page."""
        browser = browser or Browser(self.app)
        answer = browser.post("/sign-in", {"name": name, "password": PASSWORD})
        assert answer.status_code in {200, 303}
        return browser


@pytest.fixture(params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, data: Path, tmp_path: Path, shared_app: Flask
) -> Iterator[House]:
    """A house on SQLite, then one on PostgreSQL."""
    postgres: Migrated | None = None
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres_database")
    settings = Settings(
        _env_file=None, data=data, secret=SECRET, threads=8, log_level="error",
        database_url=postgres.address if postgres else "", sign_in_attempts=1000,
    )  # type: ignore[call-arg]  # fmt: skip
    with time_machine.travel(NOON, tick=False) as traveller:
        yield furnished(serve(shared_app, settings), tmp_path / "courses", traveller)
        database.disconnect()
    if postgres:
        postgres.make_empty()


def furnished(app: Flask, courses: Path, traveller: time_machine.Traveller) -> House:
    """Write people, courses, an activity and a camp."""
    write_course(courses)
    for name, text in FILES.items():
        (courses / "cups" / name).parent.mkdir(parents=True, exist_ok=True)
        (courses / "cups" / name).write_text(text, encoding="utf-8")
    world = make_world()
    release_folder(courses, clock.now())
    activity_id = plan_activity(world.teams["region"])
    with writing() as connection:
        group = camps.add_group(
            connection, world.teams["shop"], world.merchant, "武汉×早餐", "武汉", "早餐", "", NOON
        )
        camps.add_member(connection, group, world.shop_manager, "leader")
        camps.add_member(connection, group, world.staff, "member")
        camp_id = camps.add_camp(connection, group, "pb-seven", date(2026, 3, 19), NOON)
    return House(app, world, courses, traveller, activity_id, camp_id)
