"""Tests of putting people into teams, moving them and taking them out, on both databases."""

from datetime import date

import pytest

from academy.database import reading, table_of, writing
from academy.errors import NotFound, Refused
from academy.people import store_memberships
from academy.people.store_memberships import Part
from academy.people.tables import FormerMembership
from tests.worlds import JOINED, make_world

TODAY, TOMORROW = date(2026, 3, 19), date(2026, 3, 20)


def parts(world, name="staff"):
    """Return team, role and first day of each membership."""
    with reading() as connection:
        found = store_memberships.parts(connection, world.persons[name])
    return [(part.team_id, part.role, part.since) for part in found]


def former():
    """Return what is noted of memberships that have ended."""
    with reading() as connection:
        rows = connection.execute(table_of(FormerMembership).select()).mappings()
        return [(row["team_id"], row["role"], row["since"], row["until"]) for row in rows]


def change(world, team, role, *, seen_team="shop", seen_role="staff", name="staff"):
    """Change a part of a person, and say what came of it."""
    seen = Part(world.teams[seen_team], "", seen_role, JOINED)
    with writing() as connection:
        return store_memberships.change(
            connection, world.persons[name], seen, world.teams[team], role, TODAY
        )


def test_a_move_counts_from_the_next_day_on(database):
    """R176: one row, of the new team, from tomorrow; until today it was the old one, noted once."""
    world = make_world()
    shop, shift = world.teams["shop"], world.teams["shift"]

    assert [change(world, "shift", "staff") for _ in range(2)] == ["changed", "same"]
    assert parts(world) == [(shift, "staff", TOMORROW)]
    assert former() == [(shop, "staff", JOINED, TODAY)]
    assert change(world, "shop", "staff", seen_team="shift") == "changed"
    assert parts(world) == [(shop, "staff", TOMORROW)]
    assert len(former()) == 1


def test_what_somebody_is_in_a_team(database):
    """R176: a manager's part holds since when it was; as staff again it counts from tomorrow."""
    world = make_world()
    shop = world.teams["shop"]

    assert change(world, "shop", "manager") == "changed"
    assert (parts(world), former()) == ([(shop, "manager", JOINED)], [])
    assert change(world, "shop", "staff", seen_role="manager") == "changed"
    assert parts(world) == [(shop, "staff", TOMORROW)]
    assert former() == [(shop, "manager", JOINED, TODAY)]


def test_what_another_changed_is_not_overwritten(database):
    """R177: neither another role nor another's move is undone by an older form."""
    world = make_world()
    change(world, "shop", "manager")
    assert change(world, "shift", "staff") == "stale"
    assert change(world, "shift", "staff", seen_team="region") == "gone"
    assert parts(world) == [(world.teams["shop"], "manager", JOINED)]


def test_one_more_team(database):
    """R176: the first team counts today, one more tomorrow; twice is once, another role refused."""
    world = make_world()
    shop, shift = world.teams["shop"], world.teams["shift"]
    with writing() as connection:
        for expected in (True, False):
            made = store_memberships.add(connection, world.staff, shift, "staff", TODAY)
            assert made == expected
        with pytest.raises(Refused):
            store_memberships.add(connection, world.staff, shift, "manager", TODAY)
        store_memberships.add(connection, world.trainer, shop, "staff", TODAY)

    assert parts(world)[1] == (shift, "staff", TOMORROW)
    assert parts(world, "trainer") == [(shop, "staff", TODAY)]
    with pytest.raises(Refused):
        change(world, "shift", "manager")


def test_nobody_is_moved_to_another_merchant(database):
    """R175: the wall stands for moves and for one more team."""
    world = make_world()
    with pytest.raises(NotFound):
        change(world, "other", "staff")
    with pytest.raises(NotFound), writing() as connection:
        store_memberships.add(connection, world.staff, world.teams["other"], "staff", TODAY)
    assert parts(world) == [(world.teams["shop"], "staff", JOINED)]


def test_taken_out(database):
    """R175: out of the team once; what was stays noted."""
    world = make_world()
    shop = world.teams["shop"]
    with writing() as connection:
        assert store_memberships.take_out(connection, world.staff, shop, TODAY)
        assert not store_memberships.take_out(connection, world.staff, shop, TODAY)
    assert (parts(world), former()) == ([], [(shop, "staff", JOINED, TODAY)])
