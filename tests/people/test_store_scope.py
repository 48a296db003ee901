"""Tests of scopes: who and what lies below some teams."""

from datetime import UTC, datetime

from academy.database import reading, writing
from academy.people.store_persons import disable
from academy.people.store_rights import add_membership
from academy.people.store_scope import (
    people_in_scope,
    person_place,
    teams_below,
    teams_of,
)
from tests.worlds import JOINED, make_world

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_a_scope_holds_the_teams_below(database):
    """A manager of the region has the shop and its shift; depths are counted from the top."""
    world = make_world()
    with reading() as connection:
        region = teams_below(connection, [world.teams["region"]])
        shop = teams_below(connection, {world.teams["shop"], world.teams["shift"]})

    assert [(line.name, line.depth) for line in region] == [
        ("武昌片区", 0),
        ("小东门过早店", 1),
        ("夜班", 2),
    ]
    assert [line.id for line in shop] == [world.teams["shop"], world.teams["shift"]]


def test_no_team_is_no_scope(database):
    """Somebody without a team sees nobody."""
    make_world()
    with reading() as connection:
        assert teams_below(connection, []) == []
        assert people_in_scope(connection, frozenset()) == []


def test_a_scope_holds_active_staff_only(database):
    """Managers are not in their own lists, and disabled persons in nobody's."""
    world = make_world()
    with writing() as connection:
        disable(connection, NOW, world.colleague)
        people = people_in_scope(connection, [world.teams["region"]])
        both = people_in_scope(connection, [world.teams["shop"]], ("staff", "manager"))

    assert {line.person_id for line in people} == {world.staff, world.night}
    assert {line.person_id for line in both} == {world.staff, world.night, world.shop_manager}


def test_somebody_in_two_teams_has_two_lines(database):
    """A list by team shows a person in each of the teams."""
    world = make_world()
    with writing() as connection:
        add_membership(connection, world.staff, world.teams["shift"], "staff", JOINED)
        lines = people_in_scope(connection, [world.teams["region"], world.teams["shop"]])

    mine = [line.team_name for line in lines if line.person_id == world.staff]
    assert sorted(mine) == ["夜班", "小东门过早店"]


def test_a_place_names_all_teams_above(database):
    """Whoever manages one of the teams above a person looks after the person."""
    world = make_world()
    with reading() as connection:
        place = person_place(connection, None, world.night)
        teamless = person_place(connection, None, world.admin)

    assert place.above == {world.teams[name] for name in ("region", "shop", "shift")}
    assert (place.name, place.teams, place.merchant_id) == ("李雪", ("夜班",), world.merchant)
    assert (teamless.above, teamless.teams) == (frozenset(), ())


def test_nobody_has_no_place(database):
    """Any number may stand in an address."""
    with reading() as connection:
        for person_id in (0, -1, 999, 2**31, 2**63):
            assert person_place(connection, None, person_id) is None


def test_a_tree_is_read_from_the_top(database):
    """Each team is followed by those below it."""
    world = make_world()
    with reading() as connection:
        lines = teams_of(connection, world.merchant)

    assert [line.name for line in lines] == ["武昌片区", "小东门过早店", "夜班"]
