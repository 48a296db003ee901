"""Tests of a new password, at the first sign-in and later."""

import json

import pytest
from sqlalchemy import select

from academy import clock
from academy.audit.tables import AuditEntry
from academy.database import reading, table_of, writing
from academy.people import store_persons
from academy.people.passwords import is_right
from tests.worlds import PASSWORD, PASSWORD_HASH

NEW = "winter-sun-2027"


def change(client, old=PASSWORD, new=NEW, **fields):
    """Send the form."""
    return client.post("/password", {"old_password": old, "new_password": new, **fields})


def kept_hash(person_id):
    """Return what is kept of a person's password."""
    with reading() as connection:
        return store_persons.password_hash_of(connection, person_id)


def test_a_new_password_holds_and_the_old_one_does_not(client, world):
    """The change is kept, noted in the audit without the password, and said."""
    client.sign_in(world.staff)
    response = change(client)

    assert (response.status_code, response.location) == (303, "/me")
    assert "新密码生效了" in client.get("/me").text
    assert is_right(kept_hash(world.staff), NEW)
    with reading() as connection:
        entry = connection.execute(select(table_of(AuditEntry))).one()
    assert (entry.action, entry.person_id) == ("people.change_own_password", world.staff)
    assert json.loads(entry.details) == {"first": False}


def test_a_new_password_ends_the_other_sessions(client, other_client, world):
    """This device stays signed in, every other one is out at once; others are not touched."""
    client.sign_in(world.staff)
    other_client.sign_in(world.staff)
    change(client)

    assert client.get("/me").status_code == 200
    assert other_client.get("/me").status_code == 303
    assert other_client.sign_in(world.colleague).get("/me").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wrong-password", NEW, "这不是你现在的密码"),
        ("", NEW, "填你现在用的密码"),
        (PASSWORD, "", "填一个新密码"),
        (PASSWORD, "short", "至少 8 个字符"),
        (PASSWORD, "12345678", "一猜就中"),
        (PASSWORD, "x1" * 600, "1,024"),
        (PASSWORD, PASSWORD, "这就是现在的密码"),
        (PASSWORD, "周小满周小满周小满", None),
    ],
    ids=["wrong old", "no old", "no new", "short", "common", "long", "same", "good"],
)
def test_what_a_new_password_must_be(client, world, old, new, sentence):
    """A refusal says what to do at the field, shows no password, and changes nothing."""
    client.sign_in(world.staff)
    response = change(client, old, new)

    if sentence is None:
        assert response.status_code == 303
        return
    assert response.status_code == 422
    assert sentence in response.text
    assert 'value="' + (new or "-") not in response.text
    assert kept_hash(world.staff) == PASSWORD_HASH


def test_the_own_names_are_no_password(client, world):
    """Login name and number are known to every colleague."""
    with writing() as connection:
        store_persons.change(connection, world.staff, {"phone": "13912345678"})
    client.sign_in(world.staff)

    assert change(client, new="139-1234-5678").status_code == 422


def test_the_old_password_cannot_be_guessed_here_either(client, world):
    """A device left open gives ten tries, as the door does."""
    client.sign_in(world.staff)
    statuses = [change(client, "wrong-password").status_code for _ in range(11)]
    right = change(client)

    assert statuses == [422] * 10 + [429]
    assert right.status_code == 429
    assert int(right.headers["Retry-After"]) > 0


def test_the_first_own_password_needs_no_old_one(client, world):
    """Whoever was given a password chooses an own one, another than that, and goes to Today."""
    with writing() as connection:
        store_persons.set_password(
            connection, clock.now(), world.staff, PASSWORD_HASH, must_change=True
        )
    client.sign_in(world.staff)
    page = client.get("/password").text
    assert "设置你自己的密码" in page
    assert 'name="old_password"' not in page

    assert client.post("/password", {"new_password": PASSWORD}).status_code == 422
    assert client.post("/password", {"new_password": NEW}).location == "/"
    assert "修改密码" in client.get("/password").text


def test_the_old_password_is_asked_of_everybody_else(client, world):
    """Leaving the field out of the form does not get around it."""
    client.sign_in(world.staff)

    assert client.post("/password", {"new_password": NEW}).status_code == 422
    assert kept_hash(world.staff) == PASSWORD_HASH


def test_after_the_change_nobody_is_led_away(client, world):
    """The page to go on to is one of ours."""
    client.sign_in(world.staff)

    assert change(client, next="//e.cn").location == "/me"


def test_only_who_is_in_changes_a_password(client, world):
    """The page sends to the door."""
    assert client.get("/password").location == "/sign-in?next=/password"
