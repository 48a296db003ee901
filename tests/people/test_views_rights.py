"""Tests of giving and taking rights on a person's account page."""

import json

import pytest

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of, writing
from academy.people.store_rights import add_grant, remove_grant
from academy.people.tables import Grant


def grants(person_id):
    """Return the rights of a person: kind and merchant."""
    with reading() as connection:
        rows = connection.execute(table_of(Grant).select()).mappings().all()
    return {(row["kind"], row["merchant_id"]) for row in rows if row["person_id"] == person_id}


def noted():
    """Return what the audit says was done."""
    with reading() as connection:
        rows = connection.execute(table_of(AuditEntry).select()).mappings().all()
    return [(row["action"], row["person_id"], json.loads(row["details"])) for row in rows]


def change(client, person_id, right, verb, **fields):
    """Give or take a right, and return the page that follows."""
    answer = client.post(f"/people/{person_id}/rights/{right}/{verb}", fields)
    assert answer.status_code == 303
    return client.get(answer.location)


def test_a_right_holds_with_the_next_page(client, world):
    """R179: given with a double tap it is there once, noted once; taken away it is gone."""
    client.sign_in(world.admin)
    boss = type(client)(client.app).sign_in(world.shop_manager)
    assert boss.get("/set-up").status_code == 404
    shop = world.teams["shop"]
    sentences = ("已授予", "已经有这个权限"), ("已收回", "已经没有这个权限")
    for verb, status, said in (("give", 200, sentences[0]), ("take", 404, sentences[1])):
        for sentence in said:
            page = change(client, world.shop_manager, "admin/merchant", verb, team=shop)
            assert sentence in page.text and f'href="/people/{shop}"' in page.text
        assert boss.get("/set-up").status_code == status
    assert grants(world.shop_manager) == set()
    details = {"kind": "admin", "everywhere": False}
    assert noted() == [
        ("people.grant", world.admin, details), ("people.take_grant", world.admin, details),
    ]  # fmt: skip


def test_what_is_shown_of_rights(client, world):
    """R179: an admin sees what is given, and that the own rights are another admin's matter."""
    client.sign_in(world.admin)
    page = client.get(f"/people/{world.trainer}/account").text
    address = f"/people/{world.trainer}/rights"
    assert f"{address}/trainer/merchant/take" in page and f"{address}/admin/merchant/give" in page
    assert "你自己的权限只能由别的管理员改" in page
    assert "everywhere" not in page
    client.sign_in(world.shop_manager)
    assert "/rights/" not in client.get(f"/people/{world.staff}/account").text


def test_rights_over_all_merchants(client, world):
    """R179: admins over all give and take them, in every merchant; other admins find nothing."""
    with writing() as connection:
        add_grant(connection, world.admin, "admin", None)
    client.sign_in(world.admin)
    assert "北风家居" in client.get(f"/people/{world.stranger}/account").text
    change(client, world.stranger, "trainer/everywhere", "give")
    change(client, world.stranger, "admin/merchant", "give")
    assert grants(world.stranger) == {("trainer", None), ("admin", world.other_merchant)}
    assert noted()[0][2] == {"kind": "trainer", "everywhere": True}

    refused = change(client, world.stranger, "admin/merchant", "take")
    assert "商家至少要有一位管理员" in refused.text
    assert ("admin", world.other_merchant) in grants(world.stranger)
    assert len(noted()) == 2


@pytest.mark.parametrize(
    ("name", "whom", "right"),
    [
        ("admin", "admin", "admin/merchant"), ("admin", "stranger", "trainer/merchant"),
        ("admin", "staff", "admin/everywhere"), ("admin", "manager", "trainer/merchant"),
        ("shop_manager", "staff", "trainer/merchant"), ("trainer", "staff", "trainer/merchant"),
        ("admin", "staff", "owner/merchant"),
    ],
)  # fmt: skip
def test_who_changes_no_right(client, world, name, whom, right):
    """R179: nobody the own, no admin beyond the wall or over all, no manager, no trainer: 404."""
    with writing() as connection:
        add_grant(connection, world.stranger, "admin", None)
        add_grant(connection, world.manager, "trainer", None)
    client.sign_in(world.persons[name])
    before = grants(world.persons[whom])
    for verb in ("give", "take"):
        address = f"/people/{world.persons[whom]}/rights/{right}/{verb}"
        assert client.post(address).status_code == 404
    assert grants(world.persons[whom]) == before and noted() == []


def test_an_admin_who_is_one_no_longer(client, world):
    """R179: the page of before is of no use to somebody whose right was taken meanwhile."""
    client.sign_in(world.admin)
    with writing() as connection:
        add_grant(connection, world.manager, "admin", world.merchant)
        remove_grant(connection, world.admin, "admin", world.merchant)
    answer = client.post(f"/people/{world.staff}/rights/admin/merchant/give")
    assert answer.status_code == 404 and grants(world.staff) == set()
