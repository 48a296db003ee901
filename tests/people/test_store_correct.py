"""Tests of correcting a person and of renaming a team, on both databases."""

from dataclasses import replace

import pytest

from academy.database import reading, writing
from academy.errors import Refused
from academy.people import store_correct, store_persons, store_teams
from academy.people.particulars import Correction
from academy.people.store_rename import rename_team
from tests.worlds import make_world

TYPED = Correction("周小曼", "staff", None, drop_phone=False, staff_number="A-7", job="主播")


def there(person_id):
    """Return what is written down of a person."""
    with reading() as connection:
        return store_correct.particulars(connection, person_id)


def correct(person_id, typed, version=None):
    """Correct a person by a form made from the present state, or from *version*."""
    seen = there(person_id).version if version is None else version
    with writing() as connection:
        return store_correct.correct(connection, person_id, typed, seen)


def test_a_person_is_corrected_once(database):
    """R177: what changed is named; twice is once; a form that saw less changes nothing."""
    world = make_world()
    first = there(world.staff).version

    assert correct(world.staff, TYPED) == ("name", "staff_number", "job")
    assert correct(world.staff, TYPED, first) == "same"
    assert correct(world.staff, replace(TYPED, name="别人"), first) == "stale"
    assert there(world.staff).name == "周小曼"


def test_a_phone_number_is_kept_changed_or_dropped(database):
    """R177: nothing typed keeps it; a new one is signed in with at once."""
    world = make_world()
    correct(world.staff, replace(TYPED, new_phone="13800138000"))
    correct(world.staff, TYPED)
    assert there(world.staff).phone == "13800138000"
    with reading() as connection:
        assert store_persons.named(connection, "138 0013 8000")[0] == world.staff

    correct(world.staff, replace(TYPED, login_name="周 小曼".replace(" ", "")))
    with reading() as connection:
        assert store_persons.named(connection, "周小曼")[0] == world.staff
    assert correct(world.staff, replace(TYPED, drop_phone=True)) == ("login_name", "phone")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"login_name": "Colleague"}, "login name already"),
        ({"new_phone": "13900139000"}, "phone number already"),
        ({"staff_number": "B-1"}, "staff number already"),
        ({"login_name": None}, "Give a login name"),
    ],
)
def test_names_are_one_persons(database, change, sentence):
    """R3: what belongs to somebody else, or leaves nothing to sign in with, is refused whole."""
    world = make_world()
    taken = replace(TYPED, login_name="colleague", new_phone="13900139000", staff_number="B-1")
    correct(world.colleague, taken)
    before = there(world.staff)

    with pytest.raises(Refused, match=sentence):
        correct(world.staff, replace(TYPED, **change))
    assert there(world.staff) == before


def test_a_team_is_renamed_once(database):
    """R178: beside each other a name stands once, elsewhere it may; an older form is told."""
    world = make_world()
    with writing() as connection:
        shop = store_teams.known_team(connection, world.teams["shop"])
        store_teams.add_team(connection, world.merchant, "徐东店", world.teams["region"])
        with pytest.raises(Refused):
            rename_team(connection, shop, shop.name, "徐东店")
        assert rename_team(connection, shop, shop.name, "夜班") == "changed"
        assert rename_team(connection, shop, shop.name, "夜班") == "same"
        assert rename_team(connection, shop, shop.name, "别的") == "stale"
        assert store_teams.known_team(connection, shop.id).name == "夜班"
