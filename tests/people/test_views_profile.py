"""Tests of the own page."""

import pytest

from academy.database import reading, writing
from academy.people import store_persons
from academy.people.store_rights import add_membership
from tests.worlds import JOINED

CHOICES = {"locale": "en", "theme": "dark", "zone": "Asia/Tokyo"}


def row(person_id):
    """Return a person's row."""
    with reading() as connection:
        return dict(store_persons.row_of(connection, person_id))


def test_the_own_page_says_who_one_is_here(client, world):
    """Name, merchant, all teams, and the names to sign in with; the number is masked."""
    with writing() as connection:
        add_membership(connection, world.staff, world.teams["shift"], "staff", JOINED)
        store_persons.change(connection, world.staff, {"phone": "13800138000"})
    page = client.sign_in(world.staff).get("/me").text

    for shown in ("周小满", "江边食集", "小东门过早店、夜班", "138****8000"):
        assert shown in page
    assert "13800138000" not in page


def test_choices_hold_from_the_next_page_on(client, world):
    """Language, theme and zone are kept; the page says so in the language chosen."""
    client.sign_in(world.staff)
    response = client.post("/me", CHOICES)
    page = client.get(response.location).text

    assert "Saved." in page
    assert 'lang="en"' in page
    assert 'data-theme="dark"' in page
    assert '<option selected value="Asia/Tokyo">' in page
    client.post("/me", {"locale": "", "theme": "system", "zone": ""})
    kept = row(world.staff)
    assert (kept["locale"], kept["theme"], kept["zone"]) == (None, "system", None)


@pytest.mark.parametrize(
    "wrong",
    [{"locale": "fr"}, {"theme": "neon"}, {"zone": "Mars/Olympus"}, {"zone": "../../etc/passwd"}],
)
def test_what_is_not_offered_is_refused(client, world, wrong):
    """A forged choice changes nothing."""
    client.sign_in(world.staff)
    before = row(world.staff)

    assert client.post("/me", CHOICES | wrong).status_code == 422
    assert row(world.staff) == before


def test_nobody_raises_the_own_rights(client, world):
    """Only the three choices are read; everything else that is sent is left alone."""
    client.sign_in(world.staff)
    before = row(world.staff)
    more = {
        "name": "x",
        "role": "admin",
        "is_admin": "1",
        "team_id": "1",
        "merchant_id": "2",
        "person_id": str(world.admin),
        "password_hash": "x",
        "created_at": "1970-01-01",
        "must_change_password": "1",
        "login_key": "admin",
        "disabled_at": "",
    }
    assert client.post("/me", CHOICES | more).status_code == 303

    assert row(world.staff) == before | CHOICES | {"locale": "en"}
    assert row(world.admin)["locale"] == "zh_Hans_CN"


def test_a_zone_set_elsewhere_stays(client, world):
    """A zone that the page does not list is offered to whom it belongs."""
    with writing() as connection:
        store_persons.set_preferences(connection, world.staff, None, "system", "Asia/Kathmandu")
    client.sign_in(world.staff)
    assert '<option selected value="Asia/Kathmandu">' in client.get("/me").text

    client.post("/me", {"locale": "", "theme": "light", "zone": "Asia/Kathmandu"})
    assert row(world.staff)["zone"] == "Asia/Kathmandu"


def test_a_name_is_shown_as_it_is(client, world):
    """Markup and templates in a name are text."""
    name = "<script>alert(1)</script>{{7*7}}"
    with writing() as connection:
        store_persons.change(connection, world.staff, {"name": name})
    page = client.sign_in(world.staff).get("/me").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
