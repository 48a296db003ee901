"""Tests of the first page of an installation."""

import pytest
from sqlalchemy import select

from academy import clock
from academy.database import reading, table_of, writing
from academy.people.store_setup import new_setup_link
from academy.people.tables import Merchant, Person
from tests.worlds import PASSWORD, make_world

FORM = {"merchant": "江边食集", "person": "黄建国", "name": "huang", "password": PASSWORD}


@pytest.fixture
def address(app):
    """The link that the first start shows."""
    with writing() as connection:
        return f"/setup/{new_setup_link(connection, clock.now())}"


def merchants():
    """Return the names of all merchants."""
    with reading() as connection:
        return connection.execute(select(table_of(Merchant).c.name)).scalars().all()


def test_the_first_admin_is_made_and_signed_in(client, address):
    """One form, and the academy is open; the link is gone."""
    assert "开通学堂" in client.get(address).text
    response = client.post(address, FORM)

    assert (response.status_code, response.location) == (303, "/set-up")
    page = client.get("/me").text
    assert "黄建国" in page
    assert "江边食集" in page
    assert client.get(address).status_code == 404
    assert client.post(address, FORM).status_code == 404
    assert merchants() == ["江边食集"]


@pytest.mark.parametrize("name", ["138 0013 8000", "Huang.Jianguo"])
def test_one_signs_in_later_with_what_was_entered(client, other_client, address, name):
    """Phone number or login name: the one field takes either."""
    client.post(address, FORM | {"name": name})

    assert other_client.post("/sign-in", {"name": name, "password": PASSWORD}).location == "/"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"merchant": " \u200b"}, "填商家的名字"),
        ({"person": ""}, "填你的姓名"),
        ({"name": ""}, "填你以后登录用的"),
        ({"name": "аdmin"}, "登录名只能用"),
        ({"name": "12345678"}, "11 位数字"),
        ({"password": "short"}, "至少 8 个字符"),
        ({"name": "huang.jianguo", "password": "Huang.Jianguo"}, "不能用自己的名字"),
        ({"merchant": "x" * 61}, "最多 60 个字"),
    ],
)
def test_a_mistake_costs_nothing_that_was_typed(client, address, wrong, sentence):
    """The sentence says what to do, everything but the password is still there."""
    response = client.post(address, FORM | wrong)

    assert response.status_code == 422
    assert sentence in response.text
    assert "黄建国" in response.text or "person" in wrong
    assert PASSWORD not in response.text
    assert merchants() == []


def test_an_expired_form_comes_back_filled(client, address):
    """Without a valid token nothing is made, and nothing is to be typed twice but the password."""
    response = client.post(address, FORM | {"csrf_token": "old"})

    assert response.status_code == 400
    assert "江边食集" in response.text
    assert PASSWORD not in response.text
    assert merchants() == []


def test_a_link_made_up_is_no_page(client, address):
    """Nobody finds the page by trying."""
    for wrong in (address[:-1], address + "x", "/setup/", "/setup/x"):
        assert client.get(wrong).status_code == 404
        assert client.post(wrong, FORM).status_code == 404


def test_where_people_are_there_is_no_first_page(client, address):
    """A link from before, with somebody there meanwhile, is no page any more."""
    make_world()

    assert client.get(address).status_code == 404
    assert client.post(address, FORM).status_code == 404
    with reading() as connection:
        names = connection.execute(select(table_of(Person).c.name)).scalars().all()
    assert names.count("黄建国") == 1
