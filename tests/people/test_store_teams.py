"""Tests of merchants, nested teams and the closure that makes a scope one join."""

import threading
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from academy.database import reading, table_of, writing
from academy.errors import NotFound, Refused
from academy.people.store_teams import (
    add_merchant,
    add_team,
    merchants,
    move_team,
    team_ids_above,
    team_place,
)
from academy.people.tables import Team, TeamBelow

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
below = table_of(TeamBelow)
team = table_of(Team)


def closure(connection):
    """Return the stored pairs with their depth."""
    return {tuple(row) for row in connection.execute(select(below))}


def slow_closure(connection):
    """Return the pairs as walking up the parents finds them."""
    parents = dict(connection.execute(select(team.c.id, team.c.parent_id)).fetchall())
    pairs = set()
    for lower in parents:
        upper, depth = lower, 0
        while upper is not None:
            pairs.add((upper, lower, depth))
            upper, depth = parents[upper], depth + 1
    return pairs


def test_a_team_stands_under_all_above_it(database):
    """Each new team joins the scope of its parent and of everything above."""
    with writing() as connection:
        merchant = add_merchant(connection, NOW, "江边食集")
        region = add_team(connection, merchant, "武昌片区")
        shop = add_team(connection, merchant, "小东门过早店", region)
        shift = add_team(connection, merchant, "夜班", shop, "Asia/Urumqi", 120)

        assert team_ids_above(connection, shift) == {region, shop, shift}
        assert closure(connection) == slow_closure(connection)
        place = team_place(connection, None, shift)
    assert (place.zone, place.cut_off_minutes, place.parent_id) == ("Asia/Urumqi", 120, shop)
    assert place.above == {region, shop, shift}


def test_a_team_lives_in_the_zone_of_its_merchant(database):
    """Without a zone of its own a team takes the merchant's."""
    with writing() as connection:
        merchant = add_merchant(connection, NOW, "天山果园", "Asia/Urumqi")
        shop = add_team(connection, merchant, "总店")

        assert team_place(connection, None, shop).zone == "Asia/Urumqi"


def test_a_team_moves_with_all_below_it(database):
    """After a move the old managers see nothing of it, the new ones everything."""
    with writing() as connection:
        merchant = add_merchant(connection, NOW, "江边食集")
        west = add_team(connection, merchant, "武昌片区")
        east = add_team(connection, merchant, "汉口片区")
        shop = add_team(connection, merchant, "小东门过早店", west)
        shift = add_team(connection, merchant, "夜班", shop)
        move_team(connection, shop, east)

        assert team_ids_above(connection, shift) == {east, shop, shift}
        assert closure(connection) == slow_closure(connection)
        move_team(connection, shop, None)
        assert team_ids_above(connection, shift) == {shop, shift}
        assert closure(connection) == slow_closure(connection)


def test_a_team_cannot_stand_below_itself(database):
    """A circle is refused, however long."""
    with writing() as connection:
        merchant = add_merchant(connection, NOW, "江边食集")
        region = add_team(connection, merchant, "武昌片区")
        shop = add_team(connection, merchant, "小东门过早店", region)
        for parent in (region, shop):
            with pytest.raises(Refused):
                move_team(connection, region, parent)


def test_teams_do_not_cross_the_wall_between_merchants(database):
    """A parent of another merchant, or none at all, is not found: at the making and the move."""
    with writing() as connection:
        own = add_merchant(connection, NOW, "江边食集")
        other = add_merchant(connection, NOW, "北风家居")
        here = add_team(connection, own, "武昌片区")
        there = add_team(connection, other, "总店")
        for attempt in (
            lambda: add_team(connection, own, "小店", there),
            lambda: add_team(connection, own, "小店", 999),
            lambda: add_team(connection, 999, "小店"),
            lambda: move_team(connection, here, there),
            lambda: move_team(connection, here, 999),
            lambda: move_team(connection, 999, here),
        ):
            with pytest.raises(NotFound):
                attempt()


def test_teams_are_not_nested_without_end(database):
    """Twelve steps are enough for any merchant."""
    with writing() as connection:
        merchant = add_merchant(connection, NOW, "江边食集")
        lowest = add_team(connection, merchant, "0")
        for depth in range(1, 13):
            lowest = add_team(connection, merchant, str(depth), lowest)
        with pytest.raises(Refused):
            add_team(connection, merchant, "13", lowest)


def test_a_team_that_is_not_there_has_no_place(database):
    """Any number may stand in an address."""
    with reading() as connection:
        for team_id in (0, -1, 999, 2**31, 2**63):
            assert team_place(connection, None, team_id) is None


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5)), max_size=12))
def test_the_closure_equals_walking_up(database, moves):
    """However teams are moved, the closure says what the parents say."""
    with writing() as connection:
        connection.execute(delete(below))
        connection.execute(delete(team))
        merchant = add_merchant(connection, NOW, "江边食集")
        ids = [add_team(connection, merchant, str(number)) for number in range(6)]
        for moved, parent in moves:
            try:
                move_team(connection, ids[moved], None if parent is None else ids[parent])
            except Refused:
                continue
        assert closure(connection) == slow_closure(connection)


def test_two_moves_at_once_make_no_circle(database):
    """Of two teams hung under each other at the same time, one stays where it was."""
    with writing() as connection:
        merchant = add_merchant(connection, NOW, "江边食集")
        pair = [add_team(connection, merchant, name) for name in ("甲", "乙")]
    start, refused = threading.Barrier(2), []

    def move(moved, parent):
        start.wait()
        try:
            with writing() as connection:
                move_team(connection, moved, parent)
        except Refused:
            refused.append(moved)

    threads = [
        threading.Thread(target=move, args=(pair[0], pair[1])),
        threading.Thread(target=move, args=(pair[1], pair[0])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    with reading() as connection:
        assert closure(connection) == slow_closure(connection)


def test_merchants_are_listed_by_their_number(database):
    """The oldest merchant comes first."""
    with writing() as connection:
        first = add_merchant(connection, NOW, "江边食集")
        second = add_merchant(connection, NOW, "北风家居")
        assert [line.id for line in merchants(connection)] == [first, second]
