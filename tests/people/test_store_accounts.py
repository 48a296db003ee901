"""Tests of accounts as those who look after people see them, on both databases."""

from datetime import UTC, datetime

from academy.database import writing
from academy.people import store_accounts, store_persons, store_teams
from tests.worlds import make_world

NOON = datetime(2026, 3, 19, 4, tzinfo=UTC)


def test_accounts_of_a_team_and_below(database):
    """R87: who is there, the disabled too, and how each stands; active people are counted."""
    world = make_world()
    with writing() as connection:
        store_persons.disable(connection, NOON, world.night)
        region = store_teams.known_team(connection, world.teams["region"])
        lines = store_accounts.accounts_below(connection, region)
        by_id = {line.standing.person_id: line for line in lines}
        assert set(by_id) == {
            world.staff, world.colleague, world.night, world.shop_manager, world.manager,
        }  # fmt: skip
        assert by_id[world.night].disabled
        assert by_id[world.shop_manager].standing.leads
        assert not by_id[world.staff].standing.leads
        assert store_accounts.count_below(connection, region.id) == 4


def test_teams_of_one_name(database):
    """R89: at the top, or under one team, a name stands once."""
    world = make_world()
    with writing() as connection:
        for parent in (None, world.teams["region"]):
            made, new = store_teams.add_team_once(connection, world.merchant, "新店", parent)
            again = store_teams.add_team_once(connection, world.merchant, "新店", parent)
            assert new and again == (made, False)
