"""Tests of who takes part in which activity (rules R11 and R12)."""

from datetime import date

import pytest
from sqlalchemy import insert

from academy.checkins import store_activities, store_parts
from academy.database import reading, table_of, writing
from academy.people import store_memberships
from academy.people.tables import Membership, Team
from tests.checkins.made import FRIDAY, MONDAY, NOON, THURSDAY, plan_activity
from tests.worlds import JOINED


def parts_of(person_id):
    """Return the activities of a person."""
    with reading() as connection:
        return store_parts.parts(connection, person_id)


def join(person_id, team_id, role, since):
    """Add a membership."""
    with writing() as connection:
        connection.execute(
            insert(table_of(Membership)).values(
                person_id=person_id, team_id=team_id, role=role, since=since
            )
        )


def test_an_activity_reaches_all_teams_below(both):
    """R11: staff of the region, its shop and the shift take part through their own team."""
    activity_id = plan_activity(both.teams["region"])

    assert [part.team_id for part in parts_of(both.staff)] == [both.teams["shop"]]
    assert [part.team_id for part in parts_of(both.night)] == [both.teams["shift"]]
    assert parts_of(both.night)[0].activity_id == activity_id
    assert parts_of(both.stranger) == []
    assert parts_of(both.trainer) == []


def test_an_activity_does_not_reach_teams_above_or_beside(both):
    """R11: an activity of the shift asks nobody of the shop."""
    plan_activity(both.teams["shift"])

    assert parts_of(both.staff) == []
    assert len(parts_of(both.night)) == 1


def test_managers_take_part_without_being_expected(both):
    """R11: who leads may check in and is never missed."""
    plan_activity(both.teams["region"])

    assert [part.expected for part in parts_of(both.manager)] == [False]
    assert [part.expected for part in parts_of(both.staff)] == [True]


def test_several_memberships_are_one_part(both):
    """R12: the team is that of the staff membership nearest to the activity, the day the first."""
    join(both.staff, both.teams["region"], "manager", date(2025, 6, 1))
    join(both.staff, both.teams["shift"], "staff", date(2026, 2, 1))
    plan_activity(both.teams["region"])

    (part,) = parts_of(both.staff)

    assert (part.team_id, part.joined, part.expected) == (
        both.teams["shop"],
        date(2025, 6, 1),
        True,
    )


def test_one_activity_is_found_for_who_takes_part(both):
    """Who does not take part finds nothing under the same number."""
    activity_id = plan_activity(both.teams["shop"])

    with reading() as connection:
        assert store_parts.part(connection, both.staff, activity_id) is not None
        assert store_parts.part(connection, both.stranger, activity_id) is None
        assert store_parts.part(connection, both.staff, activity_id + 1) is None


def test_zone_and_cut_off_are_copied_from_the_team(both):
    """R1: a later change of the team does not move the days of an activity."""
    team = table_of(Team)
    with writing() as connection:
        connection.execute(
            team.update()
            .where(team.c.id == both.teams["shop"])
            .values(zone="Asia/Urumqi", cut_off_minutes=120)
        )
    plan_activity(both.teams["shop"], minimum_characters=20, prompt="一\n二")

    plan = parts_of(both.staff)[0].plan

    assert (plan.zone, plan.cut_off_minutes) == ("Asia/Urumqi", 120)


@pytest.mark.parametrize("weekdays", ["", "0000000", "11111111", "111111x"])
def test_a_plan_needs_a_weekday(both, weekdays):
    """R10: seven marks with at least one planned day, or nothing is made."""
    with writing() as connection, pytest.raises(ValueError, match="seven marks"):
        store_activities.add_activity(
            connection,
            team_id=both.teams["shop"],
            title="",
            first_day=date(2026, 3, 2),
            moment=NOON,
            weekdays=weekdays,
        )


def test_a_move_within_an_activity_is_no_break(both):
    """R176: the region goes on through the other team, the old team's plan does not come along."""
    region = plan_activity(both.teams["region"])
    plan_activity(both.teams["shop"], title="店里的")
    own = plan_activity(both.teams["shift"], title="夜班的")
    with writing() as connection:
        seen = store_memberships.parts(connection, both.staff)[0]
        store_memberships.change(
            connection, both.staff, seen, both.teams["shift"], "staff", THURSDAY
        )
    found = {part.activity_id: part for part in parts_of(both.staff)}

    assert found[region].joined == JOINED
    assert found[region].team_id == both.teams["shift"]
    assert (found[own].joined, found[own].wants(THURSDAY)) == (FRIDAY, False)
    with reading() as connection:
        assert store_parts.part(connection, both.staff, region) == found[region]


def test_who_has_left_takes_part_no_more(both):
    """R176: taken out, nobody is asked; put in again later, what lay between asks nothing."""
    activity_id = plan_activity(both.teams["shop"])
    shop = both.teams["shop"]
    with writing() as connection:
        store_memberships.take_out(connection, both.staff, shop, MONDAY)
    assert parts_of(both.staff) == []
    with writing() as connection:
        store_memberships.add(connection, both.staff, shop, "staff", THURSDAY)
    (part,) = parts_of(both.staff)
    assert (part.activity_id, part.joined) == (activity_id, THURSDAY)
