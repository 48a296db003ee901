"""Tests of the rules: who looks after whom."""

from dataclasses import replace

import pytest

from academy.people.permissions import (
    PersonPlace,
    Standing,
    TeamPlace,
    is_admin,
    is_manager,
    may_change_right,
    may_grant,
    may_look_after,
    may_make_managers,
    may_manage_person,
    may_manage_team,
)
from academy.web.visitor import Visitor

NOBODY = Visitor(
    person_id=1,
    session_id=1,
    name="周小满",
    merchant_id=1,
    merchant_name="江边食集",
    team_names=(),
    staff_teams=frozenset({20}),
    managed_teams=frozenset(),
    trainer=False,
    admin=False,
    installation_admin=False,
    zone="Asia/Shanghai",
    locale="",
    theme="system",
    must_change_password=False,
    activation=0,
)
SHOP = TeamPlace(20, "小东门过早店", 1, 10, "Asia/Shanghai", 0, frozenset({10, 20}))
COLLEAGUE = PersonPlace(2, "欧阳若琳", 1, ("小东门过早店",), frozenset({10, 20}))


def visitor(**changes):
    """Return a visitor who is staff of the shop, with changes."""
    return replace(NOBODY, **changes)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (visitor(), False),
        (visitor(trainer=True), False),
        (visitor(managed_teams=frozenset({20})), True),
        (visitor(managed_teams=frozenset({10})), True),
        (visitor(managed_teams=frozenset({30})), False),
        (visitor(admin=True), True),
        (visitor(admin=True, merchant_id=2), False),
        (visitor(managed_teams=frozenset({10}), merchant_id=2), False),
        (visitor(admin=True, installation_admin=True, merchant_id=2), True),
    ],
    ids=[
        "staff",
        "trainer",
        "its manager",
        "manager above",
        "manager beside",
        "admin",
        "admin of another",
        "manager of another",
        "admin of all",
    ],
)
def test_who_manages_a_team(who, allowed):
    """Its managers, those above, and admins of its merchant (rule R5); its people likewise."""
    assert may_manage_team(who, SHOP) is allowed
    assert may_manage_person(who, COLLEAGUE) is allowed


def test_roles_are_asked_one_by_one():
    """Each role opens its own pages only."""
    assert is_manager(visitor(managed_teams=frozenset({1})), None)
    assert not is_manager(visitor(admin=True, trainer=True), None)
    assert is_admin(visitor(admin=True), None)
    assert not is_admin(visitor(trainer=True), None)


@pytest.mark.parametrize(
    ("who", "kind", "merchant_id", "allowed"),
    [
        (visitor(managed_teams=frozenset({10})), "trainer", 1, False),
        (visitor(trainer=True), "admin", 1, False),
        (visitor(admin=True), "admin", 1, True),
        (visitor(admin=True), "admin", 2, False),
        (visitor(admin=True), "admin", None, False),
        (visitor(admin=True, installation_admin=True), "admin", None, True),
        (visitor(admin=True, installation_admin=True), "trainer", 2, True),
        (visitor(admin=True, installation_admin=True), "owner", None, False),
    ],
)
def test_who_gives_rights(who, kind, merchant_id, allowed):
    """Admins of a merchant in it, admins of the installation everywhere; nobody else."""
    assert may_grant(who, kind, merchant_id) is allowed


STAFF = Standing(2, 1, leads=False, rights=False, everywhere=False, above=frozenset({10, 20}))
MANAGER, ADMIN = visitor(managed_teams=frozenset({10})), visitor(admin=True)
OVER_ALL = visitor(admin=True, installation_admin=True)


@pytest.mark.parametrize(
    ("who", "changes", "allowed"),
    [
        (visitor(), {}, False),
        (MANAGER, {}, True),
        (MANAGER, {"above": frozenset({30})}, False),
        (MANAGER, {"leads": True}, False),
        (MANAGER, {"rights": True}, False),
        (MANAGER, {"merchant_id": 2}, False),
        (ADMIN, {"leads": True, "rights": True}, True),
        (ADMIN, {"rights": True, "everywhere": True}, False),
        (ADMIN, {"merchant_id": 2}, False),
        (ADMIN, {"person_id": 1}, False),
        (OVER_ALL, {"merchant_id": 2, "everywhere": True}, True),
        (OVER_ALL, {"person_id": 1}, False),
    ],
)
def test_who_looks_after_an_account(who, changes, allowed):
    """R87: managers after staff of their teams, admins after their merchant, nobody the own."""
    assert may_look_after(who, replace(STAFF, **changes)) is allowed


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (MANAGER, False),
        (ADMIN, True),
        (replace(ADMIN, merchant_id=2), False),
        (replace(OVER_ALL, merchant_id=2), True),
    ],
)
def test_who_makes_managers(who, allowed):
    """R87: admins of the merchant, and those over all."""
    assert may_make_managers(who, SHOP) is allowed


@pytest.mark.parametrize(
    ("who", "changes", "merchant_id", "allowed"),
    [
        (MANAGER, {}, 1, False),
        (ADMIN, {"rights": True}, 1, True),
        (ADMIN, {}, None, False),
        (ADMIN, {"person_id": 1}, 1, False),
        (ADMIN, {"rights": True, "everywhere": True}, 1, False),
        (OVER_ALL, {"merchant_id": 2}, 2, True),
        (OVER_ALL, {"person_id": 1}, None, False),
    ],
)
def test_who_changes_a_right(who, changes, merchant_id, allowed):
    """R179: admins, of people they look after: not their own, nor of those with rights over all."""
    assert may_change_right(who, replace(STAFF, **changes), "admin", merchant_id) is allowed
