"""Tests of the page that lists the own facts of a shop."""

import re

from tests.learning.test_views_facts import WRITE, reader, shops  # noqa: F401 (fixtures)


def seen(page: str, name: str) -> str:
    """Return the number that the form of a fact was made from."""
    return re.search(r'name="seen" value="(\d+)"', page.split(f'id="{name}"', 1)[1])[1]


def test_all_facts_stand_there_with_their_places(reader):  # noqa: F811
    """What is asked, where, where it is used, who wrote it; also before anything is written."""
    page = reader.get("/shop").text
    assert "主推款叫什么？" in page
    assert '<a href="/courses/opening/first#q-hero">第一课</a>' in page
    assert '<a href="/courses/opening/second">第二课</a>' in page

    reader.post(WRITE, {"value": "三鲜豆皮", "seen": "0"})
    page = reader.get("/shop").text
    assert ">\n三鲜豆皮</textarea>" in page
    assert "周小满 写于 09:00" in page
    assert "小东门过早店" in page


def test_a_fact_is_changed_there(reader):  # noqa: F811
    """What is written on this page stands in the lessons; an empty box takes it back."""
    answer = reader.post("/shop", {"name": "shop.hero", "value": "热干面", "seen": "0"})
    assert (answer.status_code, answer.location) == (303, "/shop#shop.hero")
    assert (
        '今天卖<mark data-fact="shop.hero">热干面</mark>'
        in reader.get("/courses/opening/second").text
    )

    page = reader.get("/shop").text
    reader.post("/shop", {"name": "shop.hero", "value": "", "seen": seen(page, "shop.hero")})
    assert "周小满 于 09:00 清空" in reader.get("/shop").text
    assert "【主推款叫什么？】" in reader.get("/courses/opening/second").text


def test_somebody_elses_change_is_told_there_too(reader, shops, client):  # noqa: F811
    """The same rule holds on both pages, and what was typed stays."""
    reader.post(WRITE, {"value": "豆皮", "seen": "0"})
    answer = client.sign_in(shops.colleague).post(
        "/shop", {"name": "shop.hero", "value": "热干面", "seen": "0"}
    )
    assert answer.status_code == 409
    assert "周小满 刚刚改成了“豆皮”" in answer.text
    assert ">\n热干面</textarea>" in answer.text


def test_a_name_that_nobody_asks_for_is_not_there(reader):  # noqa: F811
    """A forged name writes nothing."""
    for name in ("shop.other", "", "x" * 80):
        assert reader.post("/shop", {"name": name, "value": "x", "seen": "0"}).status_code == 404


def test_without_any_question_the_page_says_so(released, client):
    """A course without own facts leaves the page empty, and kind."""
    assert "还没有课时问起你的店" in client.sign_in(released.staff).get("/shop").text
