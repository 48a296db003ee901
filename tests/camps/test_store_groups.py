"""Tests of groups as those who set them up see them, on both databases."""

from datetime import UTC, date, datetime

import pytest

from academy.camps import store, store_groups
from academy.database import writing
from academy.errors import NotFound, Refused
from tests.worlds import make_world

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)
WORDS = {"name": "武汉×早餐", "region": "武汉", "interest": "早餐", "rules": ""}


@pytest.fixture
def world(database):
    """The small world, on SQLite and on PostgreSQL."""
    return make_world()


def test_a_group_its_people_and_camps(world):
    """R84 to R86: kept once, staff taken in once, a camp started once."""
    with writing() as connection:
        shop = world.teams["shop"]
        group, new = store.keep_group(connection, shop, world.merchant, WORDS, NOON)
        assert new and store.keep_group(connection, shop, world.merchant, WORDS, NOON) == (
            group, False,
        )  # fmt: skip
        with pytest.raises(Refused):
            store.keep_group(connection, shop, world.merchant, {**WORDS, "region": "x"}, NOON)
        place = store_groups.known_group(connection, group)
        assert store.add_member(connection, group, world.staff, "leader")
        assert not store.add_member(connection, group, world.staff, "leader")
        assert store_groups.take_in_staff(connection, place) == 3
        assert store_groups.take_in_staff(connection, place) == 0
        camp, new = store.keep_camp(connection, group, "pb-a", date(2026, 3, 20), NOON)
        assert new
        with pytest.raises(Refused):
            store.keep_camp(connection, group, "pb-b", date(2026, 3, 20), NOON)

        (line,) = store_groups.groups_of(connection, [shop])
        assert (line.people, line.operators) == (3, 1)
        assert [found.id for found in line.camps] == [camp]
        assert store_groups.groups_of(connection, [world.teams["other"]]) == []
        circle = store_groups.circle(connection, place)
        assert circle.operators == 1
        assert {one.person_id for one in circle.people} == {
            world.staff, world.colleague, world.night, world.shop_manager,
        }  # fmt: skip
        assert store_groups.take_out(connection, group, world.staff, "leader")
        with pytest.raises(NotFound):
            store_groups.known_group(connection, 2**40)
