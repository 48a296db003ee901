"""Tests of the page that plans the check-ins of a team."""

import pytest

from academy.audit.tables import AuditEntry
from academy.checkins.tables import Activity
from academy.database import reading, table_of

FORM = {
    "title": "每日一问", "prompt": "今天卖了什么？\n谁回头了？", "weekdays": list("012345"),
    "first_day": "2026-03-19", "last_day": "", "minimum_characters": "10",
    "pictures_needed": "1", "make_ups": "2",
}  # fmt: skip


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table_of(model).select()).mappings().all()


def test_a_plan_is_kept_once(client, here):
    """R82: a double tap leaves one plan and one line in the audit; both taps lead on."""
    client.sign_in(here.shop_manager)
    address = f"/check-ins/plan/{here.teams['shop']}"
    answers = [client.post(address, FORM) for _ in range(2)]

    assert {answer.status_code for answer in answers} == {303}
    (activity,) = rows(Activity)
    assert (activity["weekdays"], activity["make_ups"], activity["pictures_needed"]) == (
        "1111110", 2, 1,
    )  # fmt: skip
    assert [row["action"] for row in rows(AuditEntry)] == ["checkins.plan"]


def test_another_plan_of_that_name_is_refused(client, here):
    """R82: what differs is said at the name, and what was typed is still there."""
    client.sign_in(here.shop_manager)
    address = f"/check-ins/plan/{here.teams['shop']}"
    client.post(address, FORM)
    answer = client.post(address, {**FORM, "prompt": "别的问题"})

    assert answer.status_code == 422
    assert "同名" in answer.text and "别的问题" in answer.text
    assert len(rows(Activity)) == 1
    assert client.post(address, {**FORM, "first_day": "2026-03-23"}).status_code == 303


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "起个名字"),
        ({"title": "长" * 41}, "40"),
        ({"prompt": ""}, "至少写一个问题"),
        ({"prompt": "a\0b"}, "显示不了"),
        ({"weekdays": []}, "至少选一个"),
        ({"first_day": ""}, "请选第一天"),
        ({"first_day": "明天"}, "2026-03-19"),
        ({"first_day": "2026-03-18"}, "最早从今天"),
        ({"last_day": "2026-03-18"}, "在第一天之前"),
        ({"last_day": "9999-12-31"}, "十年"),
        ({"make_ups": "11"}, "0 到 10"),
        ({"minimum_characters": "-1"}, "0 到 500"),
        ({"pictures_needed": "九"}, "0 到 9"),
        ({"pictures_needed": "9" * 5000}, "0 到 9"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, here, changes, sentence):
    """R81: 422, a sentence, the other fields as they were typed, and nothing written."""
    client.sign_in(here.shop_manager)
    answer = client.post(f"/check-ins/plan/{here.teams['shop']}", {**FORM, **changes})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "谁回头了？" in answer.text or "prompt" in changes
    assert rows(Activity) == rows(AuditEntry) == []


@pytest.mark.parametrize(
    ("name", "team", "status"),
    [
        ("shop_manager", "shift", 200), ("shop_manager", "region", 404), ("staff", "shop", 404),
        ("admin", "region", 200), ("trainer", "shop", 404), ("foreign_manager", "shop", 404),
    ],
)  # fmt: skip
def test_who_sets_up(client, here, name, team, status):
    """R80: managers of the team and above, and admins; to others the page is missing."""
    client.sign_in(here.persons[name])
    address = f"/check-ins/plan/{here.teams[team]}"

    assert client.get(address).status_code == status
    assert client.post(address, FORM).status_code == (303 if status == 200 else 404)
    assert len(rows(Activity)) == (status == 200)
