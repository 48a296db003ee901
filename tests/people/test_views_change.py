"""Tests of the pages that correct people, move them between teams and rename teams."""

import re

import pytest

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of
from academy.people.tables import FormerMembership, Membership, Person, Team


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table_of(model).select()).mappings().all()


def row(model, row_id):
    """Return one row."""
    (found,) = [each for each in rows(model) if each["id"] == row_id]
    return found


def actions():
    """Return what the audit says was done."""
    return [each["action"] for each in rows(AuditEntry)]


def version_in(page):
    """Return what the form of a page was made from."""
    return re.findall(r'name="version" type="hidden" value="([^"]+)"', page.text)[0]


def teams_of(world, name):
    """Return team and role of each membership of a person."""
    mine = [each for each in rows(Membership) if each["person_id"] == world.persons[name]]
    return [(each["team_id"], each["role"]) for each in mine]


NEW = {"person": "周小曼", "login_name": "staff", "phone": "138-0013-8000", "staff_number": "7",
       "job": "主播"}  # fmt: skip


def test_a_manager_corrects_staff(client, world):
    """R177: a double tap corrects once; the audit keeps which, never a name or number."""
    client.sign_in(world.shop_manager)
    place = f"/people/{world.staff}/correct"
    form = {**NEW, "version": version_in(client.get(place)), "team": world.teams["shop"]}
    answers = [client.post(place, form) for _ in range(2)]

    assert {one.location for one in answers} == {
        f"/people/{world.staff}/account?team={world.teams['shop']}"
    }
    assert (row(Person, world.staff)["name"], row(Person, world.staff)["phone"]) == (
        "周小曼", "13800138000",
    )  # fmt: skip
    assert actions() == ["people.correct"]
    assert "138" not in str(rows(AuditEntry)) and "周小曼" not in str(rows(AuditEntry))
    page = client.get(place).text
    assert "138****8000" in page and "13800138000" not in page


def test_what_changed_meanwhile_is_told(client, world):
    """R177: 409 with what stands there now, and what was typed still in the form."""
    client.sign_in(world.shop_manager)
    place = f"/people/{world.staff}/correct"
    old = version_in(client.get(place))
    client.post(place, {**NEW, "version": old})
    answer = client.post(place, {**NEW, "person": "周晓满", "version": old})

    assert answer.status_code == 409
    assert "刚才有人改过" in answer.text and "<dd>周小曼</dd>" in answer.text
    assert 'value="周晓满"' in answer.text
    again = {**NEW, "person": "周晓满", "version": version_in(answer)}
    assert client.post(place, again).status_code == 303


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"person": ""}, "请填姓名"), ({"phone": "12345"}, "11 位"),
        ({"login_name": "colleague"}, "登录名已经有人"), ({"login_name": "a"}, "2 到 40"),
        ({"login_name": "", "phone": ""}, "手机号"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(client, world, fields, sentence):
    """422, a sentence, what was typed still there, and nothing written."""
    client.sign_in(world.shop_manager)
    place = f"/people/{world.staff}/correct"
    form = {**NEW, "version": version_in(client.get(place)), **fields}
    answer = client.post(place, form)

    assert answer.status_code == 422
    assert sentence in answer.text and 'value="主播"' in answer.text
    assert row(Person, world.staff)["name"] == "周小满" and actions() == []


def test_an_admin_moves_a_person(client, world):
    """R175: a double tap moves once, and the new team's manager looks after the person at once."""
    client.sign_in(world.admin)
    shop, shift = world.teams["shop"], world.teams["shift"]
    place = f"/people/{world.staff}/teams/{shop}"
    assert "小东门过早店" in client.get(place).text
    form = {"team": shift, "role": "manager", "seen": "staff", "team_list": shop}
    answers = [client.post(place, form) for _ in range(2)]

    assert {one.location for one in answers} == {f"/people/{world.staff}/teams?team={shop}"}
    assert teams_of(world, "staff") == [(shift, "manager")]
    assert len(rows(FormerMembership)) == 1 and actions() == ["people.move"]
    boss = type(client)(client.app).sign_in(world.staff)
    assert boss.get(f"/people/{world.night}/account").status_code == 200


def test_another_change_meanwhile_is_told(client, world):
    """R177: the person is manager by now: 409, the choice is kept; out of the team: said."""
    client.sign_in(world.admin)
    shop = world.teams["shop"]
    place = f"/people/{world.staff}/teams/{shop}"
    client.post(place, {"team": shop, "role": "manager", "seen": "staff"})
    answer = client.post(place, {"team": world.teams["shift"], "role": "staff", "seen": "staff"})
    assert answer.status_code == 409 and "现在是这个团队的负责人" in answer.text
    assert teams_of(world, "staff") == [(shop, "manager")]

    assert [client.post(place + "/out").status_code for _ in range(2)] == [303, 303]
    assert teams_of(world, "staff") == []
    assert "已经不在这个团队" in client.get(f"/people/{world.staff}/teams").text
    assert client.get(place).status_code == 404
    assert actions() == ["people.move", "people.take_out"]
    foreign = f"/people/{world.staff}/teams/{world.teams['other']}"
    answers = [client.post(each) for each in (foreign, foreign + "/out")]
    assert {each.status_code for each in answers} == {404}


def test_who_is_in_no_team_is_found_and_put_into_one(client, world):
    """R175: the page of teams names them; a double tap puts them in once."""
    client.sign_in(world.admin)
    page = client.get("/set-up").text
    assert f"/people/{world.trainer}/account" in page and "不在任何团队" in page
    assert f"/people/{world.admin}/account" not in page
    place, shop = f"/people/{world.trainer}/teams", world.teams["shop"]
    for _ in range(2):
        assert client.post(place, {"team": shop, "role": "manager"}).status_code == 303
    assert teams_of(world, "trainer") == [(shop, "manager")]
    assert actions() == ["people.put_into_team"]

    refused = client.post(place, {"team": shop, "role": "staff"})
    assert refused.status_code == 422 and "已经在这个团队里" in refused.text
    for team in ("", world.teams["other"], "x"):
        assert client.post(place, {"team": team, "role": "staff"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "whom", "status"),
    [
        ("admin", "shop_manager", 200), ("admin", "admin", 404), ("admin", "stranger", 404),
        ("manager", "staff", 404), ("foreign_manager", "staff", 404),
    ],
)  # fmt: skip
def test_who_says_who_works_where(client, world, name, whom, status):
    """R175: admins of the merchant, for all but themselves; others find nothing."""
    client.sign_in(world.persons[name])
    place = f"/people/{world.persons[whom]}/teams"
    before = rows(Membership)

    assert client.get(place).status_code == status
    if status == 404:
        assert client.post(place, {"team": 1, "role": "manager"}).status_code == 404
        assert client.post(f"{place}/{world.teams['shop']}/out").status_code == 404
        assert rows(Membership) == before


def test_a_team_is_renamed(client, world):
    """R178: a double tap renames once; a name that stands beside it is refused; 409 is told."""
    client.sign_in(world.admin)
    shop = world.teams["shop"]
    place, old = f"/teams/{shop}/name", "小东门过早店"
    for _ in range(2):
        answer = client.post(place, {"team": "徐东大店", "seen": old})
        assert answer.location == f"/board/{shop}/set-up"
    assert (row(Team, shop)["name"], actions()) == ("徐东大店", ["people.rename_team"])

    stale = client.post(place, {"team": "别的店", "seen": old})
    assert stale.status_code == 409 and "徐东大店" in stale.text and "别的店" in stale.text
    client.post("/set-up", {"team": "另一家", "under": world.teams["region"]})
    taken = client.post(place, {"team": "另一家", "seen": "徐东大店"})
    assert taken.status_code == 422 and "同名的团队" in taken.text
    assert client.post(place, {"team": " ", "seen": "徐东大店"}).status_code == 422
