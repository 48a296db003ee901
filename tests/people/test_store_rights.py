"""Tests of memberships and grants."""

import threading
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from academy.database import reading, table_of, writing
from academy.errors import NotFound, Refused
from academy.people.rights import Held
from academy.people.store_persons import disable, enable
from academy.people.store_rights import (
    active_admins,
    add_grant,
    add_membership,
    admins_of_merchant,
    remove_grant,
    remove_membership,
    rights_of,
)
from academy.people.tables import Grant, Membership
from tests.worlds import JOINED, make_world

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
grant = table_of(Grant)
membership = table_of(Membership)


def test_a_membership_is_one_row(database):
    """Somebody who is in the team already gets the new role, and stays since when it was."""
    world = make_world()
    with writing() as connection:
        add_membership(connection, world.staff, world.teams["shop"], "manager", date(2026, 3, 2))
        rows = connection.execute(
            select(membership.c.role, membership.c.since).where(
                membership.c.person_id == world.staff
            )
        ).fetchall()

        assert rows == [("manager", JOINED)]
        assert remove_membership(connection, world.staff, world.teams["shop"])
        assert not remove_membership(connection, world.staff, world.teams["shop"])


def test_nobody_joins_a_team_of_another_merchant(database):
    """The team, the destination, is looked at too."""
    world = make_world()
    with writing() as connection:
        for person_id, team_id in (
            (world.staff, world.teams["other"]),
            (world.stranger, world.teams["shop"]),
            (world.staff, 999),
            (999, world.teams["shop"]),
        ):
            with pytest.raises(NotFound):
                add_membership(connection, person_id, team_id, "manager", JOINED)


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_right_is_given_once(database, everywhere):
    """A second time changes nothing, for a merchant and for the whole installation."""
    world = make_world()
    merchant = None if everywhere else world.merchant
    with writing() as connection:
        assert add_grant(connection, world.staff, "trainer", merchant)
        assert not add_grant(connection, world.staff, "trainer", merchant)
        rows = connection.execute(select(grant.c.id).where(grant.c.person_id == world.staff))
        assert len(rows.fetchall()) == 1
        assert rights_of(connection, world.staff) == Held(
            "江边食集", frozenset({("trainer", merchant)})
        )
        assert remove_grant(connection, world.staff, "trainer", merchant)
        assert not remove_grant(connection, world.staff, "trainer", merchant)
        assert rights_of(connection, world.staff).grants == frozenset()


def test_rights_end_at_the_wall_of_the_merchant(database):
    """Nobody becomes the admin of another merchant."""
    world = make_world()
    with writing() as connection:
        with pytest.raises(NotFound):
            add_grant(connection, world.staff, "admin", world.other_merchant)
        with pytest.raises(NotFound):
            add_grant(connection, 999, "admin", None)


def test_the_last_admin_of_the_installation_stays(database):
    """R8: neither the right nor the person goes before there is another."""
    world = make_world()
    with writing() as connection:
        add_grant(connection, world.admin, "admin", None)
    for attempt in (
        lambda connection: remove_grant(connection, world.admin, "admin", None),
        lambda connection: disable(connection, NOW, world.admin),
    ):
        with pytest.raises(Refused), writing() as connection:
            attempt(connection)
    with writing() as connection:
        add_grant(connection, world.manager, "admin", None)
        assert remove_grant(connection, world.admin, "admin", None)


def test_the_last_admin_of_a_merchant_stays(database):
    """R8: one over all counts where they work, one who is disabled or of elsewhere does not."""
    world = make_world()
    with writing() as connection:
        add_grant(connection, world.stranger, "admin", None)
        add_grant(connection, world.manager, "admin", world.merchant)
        disable(connection, NOW, world.manager)
    for attempt in (
        lambda connection: remove_grant(connection, world.admin, "admin", world.merchant),
        lambda connection: disable(connection, NOW, world.admin),
    ):
        with pytest.raises(Refused, match="merchant needs"), writing() as connection:
            attempt(connection)
    with writing() as connection:
        enable(connection, world.manager)
        add_grant(connection, world.manager, "admin", None)
        remove_grant(connection, world.manager, "admin", world.merchant)
        assert remove_grant(connection, world.admin, "admin", world.merchant)
        assert remove_grant(connection, world.trainer, "trainer", world.merchant)


@pytest.mark.parametrize("everywhere", [True, False])
def test_two_admins_cannot_remove_each_other(database, everywhere):
    """R8: of two demotions at the same time one is refused."""
    world = make_world()
    merchant, other = (None, world.stranger) if everywhere else (world.merchant, world.manager)
    with writing() as connection:
        add_grant(connection, world.foreign_manager, "admin", world.other_merchant)
        for person_id in (world.admin, other):
            add_grant(connection, person_id, "admin", merchant)
    refused = []

    def demote(person_id, during=lambda: None):
        try:
            with writing() as connection:
                remove_grant(connection, person_id, "admin", merchant)
                during()
        except Refused:
            refused.append(person_id)

    second = threading.Thread(target=demote, args=(other,))

    def let_the_second_try():
        second.start()
        second.join(0.15)

    demote(world.admin, let_the_second_try)
    second.join()

    assert refused == [other]
    with reading() as connection:
        left = active_admins if everywhere else admins_of_merchant
        assert connection.execute(left, {"person_id": world.admin}).fetchall()
