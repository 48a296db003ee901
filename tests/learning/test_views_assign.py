"""Tests of the page that gives a course to a team."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of
from academy.learning.due import due_fault
from academy.learning.tables import Assignment

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)
TODAY = date(2026, 3, 19)


@pytest.fixture
def noon():
    """It is noon on a Thursday."""
    with time_machine.travel(NOON, tick=False):
        yield


def given():
    """Return course, team and due day of what was given."""
    with reading() as connection:
        table = table_of(Assignment)
        rows = connection.execute(table.select()).mappings()
        return [(row["course_id"], row["team_id"], row["due_day"]) for row in rows]


@pytest.mark.shipped_courses
def test_a_course_is_given_once(client, world, noon):
    """R83: given again, with another day or by a double tap, it stands once with the last day."""
    client.sign_in(world.shop_manager)
    shop = world.teams["shop"]
    for due in ("2026-03-31", "2026-03-31", "2026-04-02"):
        answer = client.post(f"/courses/assign/{shop}", {"course": "co-rules", "due_day": due})
        assert answer.location == f"/board/{shop}/set-up"
    assert given() == [("co-rules", shop, date(2026, 4, 2))]

    client.post(f"/courses/assign/{shop}", {"course": "co-rules", "due_day": ""})
    assert given() == [("co-rules", shop, None)]
    with reading() as connection:
        actions = connection.execute(table_of(AuditEntry).select()).mappings().all()
    assert {row["action"] for row in actions} == {"learning.assign", "catalog.release"}
    assert [row["action"] for row in actions].count("learning.assign") == 3
    assert "吴桐" in client.sign_in(world.staff).get("/").text


@pytest.mark.shipped_courses
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"course": "", "due_day": ""}, "请选一门课程"),
        ({"course": "co-rules", "due_day": "2026-03-18"}, "已经过去"),
        ({"course": "co-rules", "due_day": "soon"}, "2026-03-19"),
        ({"course": "co-nothing", "due_day": ""}, 'class="say act"'),
    ],
)
def test_what_is_wrong_is_said(client, world, noon, fields, sentence):
    """R83: a course that is there and a day that is to come, or a sentence and nothing written."""
    client.sign_in(world.shop_manager)
    answer = client.post(f"/courses/assign/{world.teams['shop']}", fields)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert given() == []


def test_without_courses_the_page_says_so(client, world):
    """Before anything is released there is nothing to give."""
    page = client.sign_in(world.shop_manager).get(f"/courses/assign/{world.teams['shop']}").text
    assert "还没有发布课程" in page


@pytest.mark.parametrize(
    ("day", "fine"),
    [(None, True), (TODAY, True), (date(2026, 3, 18), False), (date.max, False)],
)
def test_until_when_a_course_may_be_due(day, fine):
    """R83: from today on, within ten years."""
    assert (due_fault(day, TODAY) is None) == fine
