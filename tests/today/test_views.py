"""Tests of the page Today."""

from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import event

from academy import clock
from academy.catalog import live, store
from academy.database import reading, writing
from academy.database.doors import doors
from academy.demo.store_demo import fill
from academy.people.tables import Person
from tests.worlds import PASSWORD_HASH

MORNING = datetime(2026, 3, 19, 1, 5, tzinfo=UTC)


@pytest.fixture
def demo(app):
    """The whole demo at nine in the morning: login name → person."""
    with time_machine.travel(MORNING, tick=False):
        with reading() as connection:
            catalog = live.catalog(store.newest_number(connection))
        with writing() as connection:
            fill(connection, clock.now(), catalog, PASSWORD_HASH)
        with reading() as connection:
            person = Person.__table__
            rows = connection.execute(person.select()).all()
        yield {row.login_name: row.id for row in rows}


@pytest.mark.shipped_courses
def test_today_shows_what_is_left(client, demo):
    """A fresh learner finds check-in, lesson, camp and report, each with one verb."""
    page = client.sign_in(demo["xiaoman"]).get("/").text

    assert "今天还有" in page
    for words in ("去打卡", "平台规则从哪里看", "开始学", "开营立规", "写今天的学习报告"):
        assert words in page
    assert page.count("btn act") == 1


def test_nobody_new_meets_an_empty_page(client, world):
    """Without a course, team activity or camp, the page says something kind and true."""
    page = client.sign_in(world.trainer).get("/").text

    assert "今天没有要做的了" in page
    assert "看看课程" in page


@pytest.mark.shipped_courses
def test_today_asks_the_database_ten_times_at_most(client, demo):
    """The number of statements does not grow with activities, courses or camps."""
    client.sign_in(demo["xiaoman"]).get("/")
    statements = []
    event.listen(
        doors().engine, "before_cursor_execute", lambda *given: statements.append(given[2])
    )
    client.get("/")

    asked = [each for each in statements if each != "BEGIN"]
    assert len(asked) <= 10


def test_the_demo_never_enters_a_database_with_people(app, world):
    """A second filling, or one beside real people, changes nothing."""
    with reading() as connection:
        catalog = live.catalog(store.newest_number(connection))
    with writing() as connection:
        assert fill(connection, MORNING, catalog, PASSWORD_HASH) is False
