"""Tests of the pages of groups and camps."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from academy.camps import store, store_ticks
from academy.database import reading, writing

pytestmark = pytest.mark.shipped_courses

EVENING = datetime(2026, 3, 19, 9, 12, tzinfo=UTC)  # 17:12 in Shanghai, day 1 of the camp


@pytest.fixture
def evening():
    """Stop the clock at 17:12 on day 1 of the camp."""
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def camp_id(world, evening):
    """A camp by the playbook that ships with the product, on its first day."""
    with writing() as connection:
        group = store.add_group(
            connection, world.teams["shop"], world.merchant, "武汉×早餐·第3期" + "长" * 180,
            "武汉", "早餐", "每天晒一张图", EVENING,
        )  # fmt: skip
        store.add_member(connection, group, world.shop_manager, "leader")
        store.add_member(connection, group, world.staff, "member")
        return store.add_camp(connection, group, "pb-seven-day", date(2026, 3, 19), EVENING)


def ticks():
    """Return how many ticks there are."""
    with reading() as connection:
        return connection.execute(select(func.count()).select_from(store_ticks.done)).scalar_one()


def test_day_one_stands_by_the_clock(client, world, camp_id):
    """R61: at 17:12 the noon task is overdue, that of 17:05 is now, that of 20:05 next."""
    page = client.sign_in(world.shop_manager).get(f"/groups/{camp_id}").text

    assert "第 1 天，开营立规" in page
    assert "晚了 4 小时 37 分" in page
    assert page.index("晚了 8 小时 37 分") < page.index("晚了 4 小时 37 分") < page.index(">现在<")
    assert page.index(">现在<") < page.index(">下一件<")
    assert "data-copy-text" in page


def test_a_tick_bears_a_name_and_comes_once(client, world, camp_id):
    """R63: pressed twice, a task has one tick, with the name and time of the first."""
    client.sign_in(world.shop_manager)
    first = client.post(f"/groups/{camp_id}/tasks/t-d1-welcome", {"day": "1"})
    client.post(f"/groups/{camp_id}/tasks/t-d1-welcome", {"day": "1"})

    assert (first.status_code, ticks()) == (303, 1)
    assert "吴桐 17:12" in client.get(first.location).text

    client.post(f"/groups/{camp_id}/tasks/t-d1-welcome", {"day": "1", "undo": "1"})
    assert ticks() == 0


def test_members_meet_their_own_tasks_only(client, world, camp_id):
    """A member sees what members do, no texts of the operators, and ticks no task of theirs."""
    page = client.sign_in(world.staff).get(f"/groups/{camp_id}").text

    assert "接龙：地区" in page
    assert "发欢迎、三条群规" not in page
    assert "data-copy-text" not in page
    assert client.post(f"/groups/{camp_id}/tasks/t-d1-welcome").status_code == 404
    assert client.post(f"/groups/{camp_id}/tasks/t-d1-join").status_code == 303


@pytest.mark.parametrize("name", ["night", "stranger", "foreign_manager"])
def test_a_camp_of_others_is_not_there(client, world, camp_id, name):
    """Who is not in the group and does not answer for it gets the page of what does not exist."""
    client.sign_in(world.persons[name])

    assert client.get(f"/groups/{camp_id}").status_code == 404
    assert client.post(f"/groups/{camp_id}/tasks/t-d1-welcome").status_code == 404
    assert "武汉×早餐" not in client.get("/groups").text
    assert ticks() == 0


@pytest.mark.parametrize("path", ["/groups/999", "/groups/0", f"/groups/{2**70}", "/groups/x"])
def test_what_does_not_exist_is_not_there(client, world, camp_id, path):
    """Numbers of no camp, and no numbers at all, answer 404."""
    assert client.sign_in(world.manager).get(path).status_code == 404


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-3, "第 0 天，预备"), (0, "第 1 天"), (3, "第 4 天"), (30, "第 7 天")],
    ids=["before", "day 1", "day 4", "after"],
)
def test_the_page_opens_on_the_day_of_the_clock(client, world, camp_id, days, expected):
    """R60: before the camp day 0 is shown, after it the last day, in between today's."""
    with time_machine.travel(EVENING + timedelta(days=days), tick=False):
        client.sign_in(world.shop_manager)
        assert expected in client.get(f"/groups/{camp_id}").text


def test_a_day_that_does_not_exist_is_todays(client, world, camp_id):
    """Another day can be asked for; nonsense shows today's."""
    client.sign_in(world.shop_manager)

    assert "第 3 天，" in client.get(f"/groups/{camp_id}?day=3").text
    for nonsense in ("99", "-1", "x", "9" * 30):
        assert "第 1 天，" in client.get(f"/groups/{camp_id}?day={nonsense}").text


def test_without_a_playbook_the_page_says_so(client, world, evening):
    """A camp whose course is not released keeps its page, with a sentence."""
    with writing() as connection:
        group = store.add_group(connection, world.teams["shop"], world.merchant, "空群",
                                "武汉", "早餐", "", EVENING)  # fmt: skip
        store.add_member(connection, group, world.staff, "member")
        camp = store.add_camp(connection, group, "pb-nothing", date(2026, 3, 19), EVENING)

    assert "手册不在" in client.sign_in(world.staff).get(f"/groups/{camp}").text


def test_a_post_is_sent_with_what_the_group_knows(client, world, camp_id):
    """R157: region and interest stand in the post; what only the sender knows stays open."""
    page = client.sign_in(world.shop_manager).get(f"/groups/{camp_id}").text
    assert "欢迎来到【武汉×早餐】七天营" in page
    assert "【＿＿×＿＿】" not in page
    assert "群主＿＿" in page
