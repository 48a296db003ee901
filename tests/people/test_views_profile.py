"""Tests of the own page."""

import pytest

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, writing
from academy.people import store_persons
from academy.people.store_rights import add_membership
from tests.worlds import JOINED

SITE = "format: 1\nlanguage: zh-CN\nplatforms: [淘宝, 抖音, 微信]\n"
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


@pytest.fixture
def site(app, world, tmp_path):
    """A site that knows three platforms is live."""
    folder = tmp_path / "courses"
    folder.mkdir()
    (folder / "_site.yml").write_text(SITE, encoding="utf-8")
    (outcome,) = release_folder(folder, clock.now())
    assert outcome.kind == "released"
    return world


def test_platforms_are_chosen_on_the_own_page(client, site):
    """R151: those of the site are offered; what is chosen is kept, nothing chosen too."""
    client.sign_in(site.staff)
    page = client.get("/me").text
    assert all(f'value="{name}"' in page for name in ("淘宝", "抖音", "微信"))

    client.post("/me", CHOICES | {"platforms": ["抖音", "微信"]})
    assert row(site.staff)["platforms"] == "抖音,微信"
    assert '<input checked id="platforms-1" name="platforms" type="checkbox" value="抖音">' in (
        client.get("/me").text
    )
    client.post("/me", CHOICES)
    assert row(site.staff)["platforms"] == ""


def test_other_platforms_are_not_kept(client, site):
    """A forged one is left out on the way from a lesson, and the way back stays on the site."""
    client.sign_in(site.staff)
    answer = client.post(
        "/me/platforms", {"platforms": ["火星", "抖音"], "next": "https://example.com/"}
    )
    assert (answer.status_code, answer.location) == (303, "/me")
    assert row(site.staff)["platforms"] == "抖音"


def test_a_site_without_platforms_asks_for_none(client, world):
    """Nothing is offered, and saving changes nothing about them."""
    client.sign_in(world.staff)
    assert 'name="platforms"' not in client.get("/me").text
    assert client.post("/me", CHOICES).status_code == 303
