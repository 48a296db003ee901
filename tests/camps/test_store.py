"""Tests of camps in the database, on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime

import pytest

from academy.camps import store, store_ticks
from academy.database import reading, writing
from academy.web.visitor import Visitor
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, 9, 12, tzinfo=UTC)


@pytest.fixture
def world(database):
    """The small world in either database."""
    return make_world()


@pytest.fixture
def camp_id(world):
    """A camp in a group of the shop, led by its manager, with one member."""
    with writing() as connection:
        group = store.add_group(
            connection,
            world.teams["shop"],
            world.merchant,
            "武汉×早餐·第3期",
            "武汉",
            "早餐",
            "每天晒一张图",
            NOW,
        )
        store.add_member(connection, group, world.shop_manager, "leader")
        store.add_member(connection, group, world.staff, "member")
        store.add_member(connection, group, world.staff, "member")
        return store.add_camp(connection, group, "pb-seven-day", date(2026, 3, 19), NOW)


def as_visitor(world, name, managed=(), trainer=False):
    """Return a person of the world as a visitor."""
    merchant = world.other_merchant if name in {"stranger", "foreign_manager"} else world.merchant
    return Visitor(
        person_id=world.persons[name],
        session_id=1,
        name=name,
        merchant_id=merchant,
        merchant_name="",
        team_names=(),
        staff_teams=frozenset(),
        managed_teams=frozenset(world.teams[team] for team in managed),
        trainer=trainer,
        admin=False,
        installation_admin=False,
        zone="Asia/Shanghai",
        locale="",
        theme="system",
        must_change_password=False,
        activation=0,
    )


def seen(visitor, camp_id):
    """Return the camp as a visitor meets it."""
    with reading() as connection:
        return store.seen_camp(connection, visitor, camp_id)


def test_a_member_meets_the_camp_with_its_role(world, camp_id):
    """Roles and scope of the visitor come with the camp in one statement."""
    staff = seen(as_visitor(world, "staff"), camp_id)
    leader = seen(as_visitor(world, "shop_manager", ["shop"]), camp_id)

    assert (staff.roles, staff.scope) == ({"member"}, False)
    assert (leader.roles, leader.scope, leader.operates) == ({"leader"}, True, True)


def test_the_manager_above_has_the_camp_in_scope(world, camp_id):
    """Whoever manages a team above the group's team answers for its camps."""
    assert seen(as_visitor(world, "manager", ["region"]), camp_id).scope
    assert not seen(as_visitor(world, "night"), camp_id).scope


def test_a_camp_of_another_merchant_is_not_there(world, camp_id):
    """Another merchant's camp looks as if it did not exist."""
    assert seen(as_visitor(world, "foreign_manager", ["other"]), camp_id) is None


def test_the_list_holds_what_one_may_see(world, camp_id):
    """Members, managers above and trainers of the merchant find the camp; others do not."""
    visitors = {
        "staff": as_visitor(world, "staff"),
        "manager": as_visitor(world, "manager", ["region"]),
        "trainer": as_visitor(world, "trainer", trainer=True),
        "night": as_visitor(world, "night"),
        "stranger": as_visitor(world, "stranger"),
    }
    with reading() as connection:
        found = {name: len(store.camps_of(connection, who)) for name, who in visitors.items()}
    assert found == {"staff": 1, "manager": 1, "trainer": 1, "night": 0, "stranger": 0}


def test_a_task_is_ticked_once_and_by_name(world, camp_id):
    """R63: the first tick stands, whoever comes second; only who ticked takes it back."""
    with writing() as connection:
        assert store_ticks.tick(connection, camp_id, "t-a", 0, world.shop_manager, NOW)
        assert not store_ticks.tick(connection, camp_id, "t-a", 0, world.staff, NOW)
        assert not store_ticks.untick(connection, camp_id, "t-a", 0, world.staff)
    with reading() as connection:
        ticks = store_ticks.ticks(connection, camp_id, world.staff)
    assert [(task, tick.name, tick.at) for task, tick in ticks.items()] == [("t-a", "吴桐", NOW)]

    with writing() as connection:
        assert store_ticks.untick(connection, camp_id, "t-a", 0, world.shop_manager)


def test_members_tick_for_themselves(world, camp_id):
    """R63: what each member does is counted for each member, and shown to oneself only."""
    with writing() as connection:
        store_ticks.tick(connection, camp_id, "t-m", world.staff, world.staff, NOW)
    with reading() as connection:
        own = store_ticks.ticks(connection, camp_id, world.staff)
        others = store_ticks.ticks(connection, camp_id, world.colleague)
        counts = store_ticks.member_counts(connection, camp_id)
    assert (list(own), list(others), counts) == (["t-m"], [], {"t-m": 1})
