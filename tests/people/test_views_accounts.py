"""Tests of the pages that look after people and teams."""

import re

import pytest

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of
from academy.people.passwords import is_right
from academy.people.permissions import Standing, may_look_after
from academy.people.store_teams import team
from academy.people.tables import Membership, Person, SignInSession

KEY = "key-of-this-very-form"
NEW = {"person": "王芳", "name": "wangfang", "job": "主播", "role": "staff", "form_key": KEY}


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table_of(model).select()).mappings().all()


def person(**where):
    """Return one person."""
    (found,) = [
        row for row in rows(Person) if all(row[name] == value for name, value in where.items())
    ]
    return found


def shown(answer):
    """Return the password that a page shows."""
    found = re.search(r"data-copy-text>([^<]+)<", answer.text)
    assert found, answer.text
    return found[1]


def test_a_person_is_added_once(client, world):
    """R88: a double tap adds one person and shows the same password twice; the hash fits it."""
    client.sign_in(world.shop_manager)
    address = f"/people/new/{world.teams['shop']}"
    first, second = (client.post(address, NEW) for _ in range(2))

    assert shown(first) == shown(second)
    added = person(login_key="wangfang")
    assert added["must_change_password"] and is_right(added["password_hash"], shown(first))
    assert [row["action"] for row in rows(AuditEntry)] == ["people.add_person"]
    other = client.post(address, {**NEW, "form_key": "another-form-of-the-day"})
    assert other.status_code == 422 and "主播" in other.text


def test_another_form_or_person_has_another_password(client, world):
    """R88: nobody can tell one password from another form."""
    seen = set()
    for number, name in enumerate(("shop_manager", "manager", "manager")):
        client.sign_in(world.persons[name])
        key = KEY if number < 2 else "another-form-of-the-day"
        fields = {**NEW, "name": f"wangfang{number}", "form_key": key}
        seen.add(shown(client.post(f"/people/new/{world.teams['shop']}", fields)))
    assert len(seen) == 3


@pytest.mark.parametrize(("name", "role"), [("shop_manager", "staff"), ("admin", "manager")])
def test_only_admins_make_managers(client, world, name, role):
    """R87: a manager who asks for another manager gets staff; an admin gets what was chosen."""
    client.sign_in(world.persons[name])
    shop = world.teams["shop"]
    client.post(f"/people/new/{shop}", {**NEW, "role": "manager"})
    added = person(login_key="wangfang")["id"]

    (member,) = [row for row in rows(Membership) if row["person_id"] == added]
    assert (member["team_id"], member["role"]) == (shop, role)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"person": ""}, "请填姓名"),
        ({"name": ""}, "手机号或登录名"),
        ({"name": "12345"}, "手机号"),
        ({"name": "staff"}, "登录名"),
        ({"person": "长" * 41}, "40"),
        ({"job": "a\0b"}, "显示不了"),
    ],
)
def test_what_is_wrong_is_said(client, world, fields, sentence):
    """422, a sentence at the field, nothing written."""
    client.sign_in(world.shop_manager)
    before = len(rows(Person))
    answer = client.post(f"/people/new/{world.teams['shop']}", {**NEW, **fields})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert len(rows(Person)) == before


@pytest.mark.parametrize(
    ("name", "whom", "status"),
    [
        ("shop_manager", "staff", 200), ("shop_manager", "night", 200), ("manager", "staff", 200),
        ("manager", "shop_manager", 404), ("shop_manager", "manager", 404),
        ("shop_manager", "shop_manager", 404), ("admin", "shop_manager", 200),
        ("admin", "trainer", 200), ("admin", "admin", 404), ("manager", "trainer", 404),
        ("foreign_manager", "staff", 404), ("staff", "colleague", 404), ("admin", "stranger", 404),
    ],
)  # fmt: skip
def test_who_looks_after_whom(client, world, name, whom, status):
    """R87: staff by their managers, all by admins, nobody by themselves."""
    client.sign_in(world.persons[name])
    assert client.get(f"/people/{world.persons[whom]}/account").status_code == status
    expected = 200 if status == 200 else 404
    assert client.post(f"/people/{world.persons[whom]}/password").status_code == expected


def test_admins_over_all_are_left_to_their_own_kind(client, world):
    """R87: the admin of a merchant cannot become admin of everything by a new password."""
    client.sign_in(world.admin)
    page_visitor = client.get(f"/people/{world.staff}/account")
    assert page_visitor.status_code == 200
    over_all = Standing(1, world.merchant, leads=False, rights=True, everywhere=True,
                        above=frozenset())  # fmt: skip

    class Admin:
        """An admin of the merchant."""

        person_id, merchant_id, admin, installation_admin = 2, world.merchant, True, False
        managed_teams: frozenset = frozenset()

    assert not may_look_after(Admin(), over_all)


def test_a_new_first_password(client, world):
    """R88: shown once, the same for a double tap, and all sessions end."""
    staff = type(client)(client.app).sign_in(world.staff)
    client.sign_in(world.shop_manager)
    address = f"/people/{world.staff}/password"
    first, second = (client.post(address, {"form_key": KEY}) for _ in range(2))

    assert shown(first) == shown(second)
    assert is_right(person(id=world.staff)["password_hash"], shown(first))
    assert staff.get("/").location.startswith("/sign-in")
    assert [row["action"] for row in rows(AuditEntry)] == ["people.reset"]


def test_shut_out_and_let_in(client, world):
    """R87: disabled, a person is out at once and marked in the list; enabled, back again."""
    client.sign_in(world.shop_manager)
    for _ in range(2):
        client.post(f"/people/{world.staff}/disable", {"team": world.teams["shop"]})
    assert person(id=world.staff)["disabled_at"] is not None
    assert "已停用" in client.get(f"/people/{world.teams['shop']}").text
    assert not [
        row for row in rows(SignInSession)
        if row["person_id"] == world.staff and row["ended_at"] is None
    ]  # fmt: skip

    for _ in range(2):
        client.post(f"/people/{world.staff}/enable")
    assert person(id=world.staff)["disabled_at"] is None
    assert [row["action"] for row in rows(AuditEntry)] == ["people.disable", "people.enable"]


def test_teams_are_added_once(client, world):
    """R89: a double tap leaves one team; the name may stand again under another team."""
    client.sign_in(world.admin)
    region, shop = world.teams["region"], world.teams["shop"]
    first, second = (client.post("/set-up", {"team": "徐东店", "under": region}) for _ in range(2))
    other = client.post("/set-up", {"team": "徐东店", "under": shop})

    assert first.location == second.location != other.location
    with reading() as connection:
        names = connection.execute(team.select().where(team.c.name == "徐东店")).fetchall()
    assert [row.parent_id for row in names] == [region, shop]
    for wrong in ({"team": " ", "under": ""}, {"team": "店", "under": world.teams["other"]}):
        assert client.post("/set-up", wrong).status_code == 422
