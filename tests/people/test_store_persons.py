"""Tests of persons: added, disabled, enabled, changed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from academy.database import reading, writing
from academy.errors import NotFound, Refused
from academy.people import store_persons, store_sign_in
from academy.people.names import BadName
from academy.people.store_persons import NewPerson, add_person
from tests.worlds import PASSWORD_HASH, make_world

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def new(world, **changes):
    """Return somebody to be added, with changes."""
    plain = NewPerson(world.merchant, "孙悦", PASSWORD_HASH, login_name="Sun.Yue", phone=None)
    return replace(plain, **changes)


def test_a_person_is_found_by_each_name(database):
    """Login name and phone number lead to the same person, however they are typed."""
    world = make_world()
    with writing() as connection:
        person_id = add_person(connection, NOW, new(world, phone="+86 138-0013-8000"))

        for typed in ("sun.yue", " SUN.YUE ", "ＳＵＮ.yue", "13800138000", "138 0013 8000"):
            assert store_sign_in.account(connection, typed).person_id == person_id
        assert store_persons.named(connection, "Sun.Yue") == (person_id, world.merchant)
        row = store_persons.row_of(connection, person_id)
    assert (row["login_name"], row["login_key"], row["phone"]) == (
        "Sun.Yue",
        "sun.yue",
        "13800138000",
    )
    assert row["must_change_password"]


TAKEN = (
    ({"login_name": "ＳTAFF\u200b"}, "Somebody has this login name already."),
    ({"phone": "138 0013 8000"}, "Somebody has this phone number already."),
    ({"staff_number": "A-7"}, "Somebody of this merchant has this staff number already."),
)


def test_a_name_belongs_to_one_person(database):
    """Names are unique in the installation; the refusal says which one is taken."""
    world = make_world()
    with writing() as connection:
        add_person(
            connection, NOW, new(world, login_name="first", phone="13800138000", staff_number="A-7")
        )
        for changes, sentence in TAKEN:
            with pytest.raises(Refused, match=sentence):
                add_person(connection, NOW, new(world, **changes))


def test_staff_numbers_are_unique_in_the_merchant_only(database):
    """Two merchants may count their people alike."""
    world = make_world()
    with writing() as connection:
        add_person(connection, NOW, new(world, staff_number="7"))
        add_person(
            connection,
            NOW,
            new(
                world, staff_number="7", login_name="other.seven", merchant_id=world.other_merchant
            ),
        )


def test_somebody_needs_a_name_to_sign_in_with(database):
    """Neither phone nor login name, or one that cannot be one, is refused."""
    world = make_world()
    with writing() as connection:
        with pytest.raises(Refused):
            add_person(connection, NOW, new(world, login_name=None))
        with pytest.raises(BadName):
            add_person(connection, NOW, new(world, phone="12345"))
        with pytest.raises(BadName):
            add_person(connection, NOW, new(world, login_name="аdmin"))


def test_a_disabled_person_is_out_and_comes_back(database):
    """All sessions end, no name finds the account until it is enabled; each is done once."""
    world = make_world()
    with writing() as connection:
        account = store_sign_in.account(connection, "staff")
        store_sign_in.begin_session(connection, NOW, account)
        assert [store_persons.disable(connection, NOW, world.staff) for _tap in range(2)] == [
            True,
            False,
        ]
        assert store_sign_in.account(connection, "staff") is None
        assert store_sign_in.end_sessions(connection, NOW, world.staff) == 0
        assert [store_persons.enable(connection, world.staff) for _tap in range(2)] == [True, False]
        assert store_sign_in.account(connection, "staff") == account


def test_preferences_are_kept(database):
    """Language, theme and zone; nothing else of the row changes."""
    world = make_world()
    with writing() as connection:
        before = dict(store_persons.row_of(connection, world.staff))
        store_persons.set_preferences(connection, world.staff, "en", "dark", "Asia/Tokyo")
        after = dict(store_persons.row_of(connection, world.staff))

    changed = {"locale": "en", "theme": "dark", "zone": "Asia/Tokyo"}
    assert after == before | changed


def test_nobody_cannot_be_changed(database):
    """An id that does not exist is not found."""
    with writing() as connection:
        for attempt in (
            lambda: store_persons.disable(connection, NOW, 999),
            lambda: store_persons.enable(connection, 999),
            lambda: store_persons.set_password(connection, NOW, 999, "x"),
            lambda: store_persons.names_of(connection, 999),
            lambda: store_persons.named(connection, "nobody"),
        ):
            with pytest.raises(NotFound):
                attempt()


def test_an_empty_installation_has_nobody(database):
    """The first start of an installation asks this."""
    with reading() as connection:
        assert not store_persons.anybody(connection)
    make_world()
    with reading() as connection:
        assert store_persons.anybody(connection)
