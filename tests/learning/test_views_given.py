"""Tests of the page of a course that was given (rules R173 and R174)."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of, writing
from academy.learning.store_assignments import assign
from academy.learning.tables import Assignment

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)
FIRST = date(2026, 3, 10)


@pytest.fixture
def given(world):
    """On a Thursday at noon the shop, and one person of it, have a course that is overdue."""
    with time_machine.travel(NOON, tick=False), writing() as connection:
        for receiver in ({"team_id": world.teams["shop"]}, {"person_id": world.staff}):
            assign(connection, "co-a", world.merchant, None, NOON, due_day=FIRST, **receiver)
    with time_machine.travel(NOON, tick=False):
        yield world


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table_of(model).select()).mappings().all()


def days():
    """Return the due day by who was given the course."""
    return {"team" if row["team_id"] else "person": row["due_day"] for row in rows(Assignment)}


@pytest.mark.parametrize("kind", ["team", "person"])
def test_the_due_day_is_changed_and_the_course_taken_back(client, given, kind):
    """R173 and R174: each once, with its line in the audit; a second tap is answered kindly."""
    client.sign_in(given.shop_manager)
    shop = given.teams["shop"]
    place = (
        f"/courses/assign/{shop}/co-a" if kind == "team" else f"/courses/given/{given.staff}/co-a"
    )
    assert place in client.get(f"/board/{shop}/set-up").text
    assert "2026-03-10" in client.get(place).text
    form = {"due_day": "2026-04-01", "seen": "2026-03-10", "team": shop}
    for _ in range(2):
        assert client.post(place, form).location == f"/board/{shop}/set-up"
    assert days()[kind] == date(2026, 4, 1)

    stale = client.post(place, {**form, "due_day": ""})
    assert stale.status_code == 409 and "4月1日" in stale.text
    for _ in range(2):
        answer = client.post(place + "/take-back", {"team": shop})
        assert answer.location == f"/board/{shop}/set-up"
    assert kind not in days() and len(days()) == 1
    assert [row["action"] for row in rows(AuditEntry)] == [
        "learning.change_due", "learning.take_back",
    ]  # fmt: skip
    assert client.get(place).status_code == 404
    assert "已经收回" in client.get(client.post(place, form).location).text


@pytest.mark.parametrize(
    ("due", "status"),
    [("2026-03-18", 422), ("soon", 422), ("2026-03-10", 303), ("", 303), ("2026-03-19", 303)],
)
def test_a_day_that_is_over_is_not_chosen(client, given, due, status):
    """R83: today or later; an overdue day may stay as it is."""
    client.sign_in(given.shop_manager)
    place = f"/courses/assign/{given.teams['shop']}/co-a"
    answer = client.post(place, {"due_day": due, "seen": "2026-03-10"})

    assert answer.status_code == status
    if status == 422:
        assert days()["team"] == FIRST


@pytest.mark.parametrize("name", ["staff", "trainer", "foreign_manager"])
def test_others_find_nothing(client, given, name):
    """R80: who may not give a course cannot take it back."""
    client.sign_in(given.persons[name])
    for place in (f"assign/{given.teams['shop']}", f"given/{given.staff}"):
        assert client.get(f"/courses/{place}/co-a").status_code == 404
        assert client.post(f"/courses/{place}/co-a/take-back").status_code == 404
    assert len(days()) == 2
