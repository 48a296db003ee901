"""Tests of the pages that make a group, choose its people and start its camp."""

from datetime import UTC, datetime

import pytest
import time_machine

from academy.camps import store
from academy.database import reading

pytestmark = pytest.mark.shipped_courses

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)
GROUP = {"name": "武汉×早餐", "region": "武汉", "interest": "早餐", "rules": "每天一张图"}


@pytest.fixture
def noon(world):
    """The playbook is live on a Thursday at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def group(client, world, noon):
    """The address of a group of the shop, made by its manager, who is signed in."""
    client.sign_in(world.shop_manager)
    return client.post(f"/groups/new/{world.teams['shop']}", GROUP).location


def rows(table):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table.select()).fetchall()


def test_a_group_is_made_once(client, world, group):
    """R84: the same words again are the same group; other words under its name are refused."""
    new = f"/groups/new/{world.teams['shop']}"
    assert client.post(new, GROUP).location == group
    refused = client.post(new, {**GROUP, "region": "长沙"})

    assert refused.status_code == 422
    assert "同名" in refused.text and "长沙" in refused.text
    assert len(rows(store.group)) == 1


@pytest.mark.parametrize("field", ["name", "region", "interest"])
def test_a_group_needs_its_words(client, world, noon, field):
    """R84: name, region and interest are needed."""
    client.sign_in(world.shop_manager)
    answer = client.post(f"/groups/new/{world.teams['shop']}", {**GROUP, field: " "})

    assert answer.status_code == 422
    assert "每天一张图" in answer.text
    assert rows(store.group) == []


def test_roles_are_given_and_taken(client, world, group):
    """R85: too few operators are said and not refused; a role is given once and taken away."""
    assert "现在有 0 位运营" in client.get(group).text
    leader = {"who": str(world.shop_manager), "role": "leader"}
    for _ in range(2):
        assert client.post(group, leader).status_code == 303
    assert [(row.person_id, row.role) for row in rows(store.member)] == [
        (world.shop_manager, "leader")
    ]
    client.post(group, {"who": str(world.staff), "role": "editor"})
    client.post(group, {"who": str(world.night), "role": "host"})
    client.post(group, {"who": str(world.staff), "role": "member"})
    page = client.get(group).text
    assert "位运营" not in page
    assert page.count("<b>周小满</b>") == 1, "somebody with two roles stands once"

    client.post(f"{group}/out", leader)
    client.post(f"{group}/out", {"who": "9" * 30, "role": "leader"})
    assert "现在有 2 位运营" in client.get(group).text


@pytest.mark.parametrize(
    "fields",
    [
        {"who": "", "role": "member"}, {"who": "x", "role": "member"}, {"role": "member"},
        {"who": "{stranger}", "role": "member"}, {"who": "{staff}", "role": "king"},
        {"who": "{manager}", "role": "leader"},
    ],
)  # fmt: skip
def test_only_people_of_the_team_are_taken_in(client, world, group, fields):
    """R85: others, and roles that there are not, are refused at the field."""
    sent = {name: value.format(**world.persons) for name, value in fields.items()}
    assert client.post(group, sent).status_code == 422
    assert rows(store.member) == []


def test_all_staff_in_one_press(client, world, group):
    """R85: the staff of the team and below become members; pressed again, nothing changes."""
    for _ in range(2):
        client.post(f"{group}/staff")
    assert {(row.person_id, row.role) for row in rows(store.member)} == {
        (world.staff, "member"), (world.colleague, "member"), (world.night, "member"),
    }  # fmt: skip


def test_a_camp_starts_once(client, world, group):
    """R86: a double tap leaves one camp; the group's page shows it."""
    fields = {"playbook": "pb-seven-day", "start_day": "2026-03-20"}
    for _ in range(2):
        answer = client.post(f"{group}/camp", fields)
        assert answer.location == f"/board/{world.teams['shop']}/set-up"
    assert len(rows(store.camp)) == 1
    assert "3月20日" in client.get(group).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"playbook": "pb-seven-day", "start_day": "2026-03-18"}, "最早今天"),
        ({"playbook": "pb-seven-day", "start_day": ""}, "请选第一天"),
        ({"playbook": "pb-seven-day", "start_day": "x"}, "2026-03-19"),
        ({"playbook": "pb-none", "start_day": "2026-03-19"}, 'class="say act"'),
    ],
)
def test_a_camp_that_cannot_start(client, world, group, fields, sentence):
    """R86: a sentence at the field, and nothing written."""
    answer = client.post(f"{group}/camp", fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert rows(store.camp) == []


@pytest.mark.parametrize("name", ["staff", "trainer", "foreign_manager"])
def test_a_group_of_others_is_not_there(client, world, group, name):
    """R80: whoever does not manage the team finds nothing."""
    client.sign_in(world.persons[name])
    for address in (group, f"{group}/camp", "/groups/set-up/99", f"/groups/set-up/{2**70}"):
        assert client.get(address).status_code == 404
