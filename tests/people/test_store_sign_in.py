"""Tests of sign-in sessions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from academy.database import reading, table_of, writing
from academy.people import store_persons, store_sign_in
from academy.people.store_rights import add_grant, add_membership
from academy.people.store_visitor import load_visitor, visitor_statement
from academy.people.tables import Person, SignInSession
from academy.people.tokens import digest
from tests.worlds import JOINED, make_world

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = NOW.date()
session = table_of(SignInSession)
STATEMENT = visitor_statement(select(func.count()).select_from(session).scalar_subquery())


def begin(name="staff", moment=NOW):
    """Sign in by name and return the token."""
    with writing() as connection:
        account = store_sign_in.account(connection, name)
        return store_sign_in.begin_session(connection, moment, account)


def visitor(token, today=TODAY):
    """Return who holds *token*, or None."""
    with reading() as connection:
        found = load_visitor(connection, STATEMENT, digest(token), today)
    return found[0] if found else None


def test_a_session_keeps_the_digest_only(database):
    """Whoever reads the table cannot sign in with it."""
    make_world()
    token = begin()
    with reading() as connection:
        (row,) = connection.execute(select(session)).fetchall()

    assert token not in tuple(row)
    assert row.token_hash == digest(token)
    assert visitor(token).name == "周小满"
    assert visitor(row.token_hash) is None


def test_a_visitor_comes_with_all_rights(database):
    """Memberships and grants are read together; several of each do not multiply."""
    world = make_world()
    with writing() as connection:
        add_membership(connection, world.admin, world.teams["shop"], "manager", JOINED)
        add_membership(connection, world.admin, world.teams["shift"], "staff", JOINED)
        add_grant(connection, world.admin, "trainer", None)
    who = visitor(begin("admin"))

    assert who.managed_teams == {world.teams["shop"]}
    assert who.staff_teams == {world.teams["shift"]}
    assert who.team_names == ("小东门过早店", "夜班")
    assert (who.admin, who.trainer, who.installation_admin) == (True, True, False)
    assert (who.zone, who.merchant_name) == ("Asia/Shanghai", "江边食集")


def test_a_person_works_in_the_team_of_the_oldest_membership_as_staff(database):
    """R30, R153: as staff before as manager, whichever team is older; without a team in none."""
    world = make_world()
    assert visitor(begin("admin")).works_in is None
    with writing() as connection:
        add_membership(connection, world.admin, world.teams["region"], "manager", JOINED)
    assert visitor(begin("admin")).works_in == world.teams["region"]
    with writing() as connection:
        add_membership(connection, world.admin, world.teams["shift"], "staff", JOINED)
        add_membership(connection, world.admin, world.teams["shop"], "staff", JOINED)
    assert visitor(begin("admin")).works_in == world.teams["shift"]


def test_rights_are_those_of_the_moment(database):
    """A right given or taken holds on the next request, in the same session."""
    world = make_world()
    token = begin()
    assert not visitor(token).trainer
    with writing() as connection:
        add_grant(connection, world.staff, "trainer", world.merchant)
    assert visitor(token).trainer


def test_a_session_lives_thirty_days_from_its_last_use(database):
    """R7: each day of use lengthens it; thirty days without end it."""
    make_world()
    token = begin()
    last = TODAY + timedelta(days=30)

    assert visitor(token, last) is not None
    assert visitor(token, last + timedelta(days=1)) is None
    with writing() as connection:
        session_id = visitor(token).session_id
        store_sign_in.mark_seen(connection, session_id, last)
        store_sign_in.mark_seen(connection, session_id, TODAY)
    assert visitor(token, last + timedelta(days=30)) is not None


def test_ending_one_session_leaves_the_others(database):
    """Signing out on the phone does not sign out the desk."""
    make_world()
    phone, desk = begin(), begin()
    with writing() as connection:
        store_sign_in.end_session(connection, NOW, visitor(phone).session_id)

    assert visitor(phone) is None
    assert visitor(desk) is not None


def test_a_new_password_ends_the_other_sessions(database):
    """Only the session that changed it goes on."""
    world = make_world()
    old, here, neighbour = begin(), begin(), begin("colleague")
    with writing() as connection:
        store_persons.set_password(
            connection, NOW, world.staff, "new", keep_session=visitor(here).session_id
        )

    assert visitor(old) is None
    assert visitor(here) is not None
    assert visitor(neighbour) is not None


@pytest.mark.parametrize("change", [{"password_hash": "other"}, {"disabled_at": NOW}])
def test_what_changed_while_the_password_was_checked_counts(database, change):
    """A password reset or a person disabled in that moment begins no session."""
    world = make_world()
    person = table_of(Person)
    with writing() as connection:
        account = store_sign_in.account(connection, "staff")
        connection.execute(update(person).where(person.c.id == world.staff).values(**change))

        assert store_sign_in.begin_session(connection, NOW, account) is None


def test_nobody_is_found_by_another_name(database):
    """Persons without a phone number or login name are not found by an empty one."""
    world = make_world()
    person = table_of(Person)
    with writing() as connection:
        connection.execute(
            update(person).where(person.c.id == world.night).values(login_key=None, phone=None)
        )
        for typed in ("", "nobody", "13800138000", "x" * 500, "\u200b", "' or 1=1 --"):
            assert store_sign_in.account(connection, typed) is None


def test_the_day_of_a_session_is_a_date_in_utc(database):
    """One calendar for all devices: the day counts for the life of a session only."""
    make_world()
    begin(moment=datetime(2026, 3, 1, 23, 59, tzinfo=UTC))
    with reading() as connection:
        assert connection.execute(select(session.c.last_seen_day)).scalar_one() == date(2026, 3, 1)
