"""Tests of own facts on the pages of lessons (rules R153 to R156)."""

import re

import pytest
from sqlalchemy import event, select

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, table_of
from academy.database.doors import doors
from academy.learning.tables import Answer, Attempt, ShopFact
from academy.learning.views_kept import BY, FACT, SEEN, WORDS
from tests.learning.conftest import send_answer, write_course
from tests.learning.facts_course import ASKING as ASKING_TEXT
from tests.learning.facts_course import SPEAKING as SPEAKING_TEXT
from tests.learning.facts_course import write_facts_course

ASKING, SPEAKING = "/courses/opening/first", "/courses/opening/second"
WRITE = "/lessons/ls-first/facts/q-hero"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def shops(app, frozen, world, tmp_path):
    """The course with own facts is live; returns the world of people."""
    folder = tmp_path / "courses"
    write_facts_course(folder)
    for outcome in release_folder(folder, clock.now()):
        assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    return world


@pytest.fixture
def reader(shops, client):
    """A browser signed in as staff."""
    return client.sign_in(shops.staff)


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(select(table_of(model))).fetchall()


def text_of(page: str) -> str:
    """Return the words of a page's article."""
    return re.sub(r"<[^>]+>", "", page.split("<article", 1)[1].partition("</article>")[0])


def test_what_is_written_stands_in_later_lessons(reader):
    """Text, script and lines to tick are filled in; code is not, and what is missing is a gap."""
    before = reader.get(SPEAKING).text
    assert (
        f'今天卖<mark data-fact="shop.hero"><a href="{ASKING}#q-hero">【主推款叫什么？】</a></mark>'
        in before
    )
    assert "【一份卖多少？】" in before

    answer = reader.post(WRITE, {"value": " 三鲜豆皮 ", "seen": "0"})
    assert (answer.status_code, answer.location) == (303, f"{ASKING}#q-hero")
    page = text_of(reader.get(SPEAKING).text)
    assert "今天卖三鲜豆皮，{{shop.code}} 不算" in page
    assert "这一盒叫三鲜豆皮，【一份卖多少？】" in page
    assert "备好三鲜豆皮" in page


def test_the_form_shows_what_stands_there_and_who_wrote_it(reader, shops, client):
    """A colleague finds the words in the box, and may change them."""
    reader.post(WRITE, {"value": "豆皮\n加辣", "seen": "0"})
    page = client.sign_in(shops.colleague).get(ASKING).text

    assert re.search(r"<textarea[^>]*>\n豆皮\n加辣</textarea>", page)
    assert "周小满 写于 09:00" in page
    assert 'name="seen" value="1"' in page


def test_each_shop_has_its_own_words(reader, shops, client):
    """The night shift, the region and another merchant do not see what the shop wrote."""
    reader.post(WRITE, {"value": "三鲜豆皮", "seen": "0"})
    for who, sees in (
        ("colleague", True),
        ("shop_manager", True),
        ("night", False),
        ("manager", False),
        ("stranger", False),
        ("trainer", False),
    ):
        page = client.sign_in(shops.persons[who]).get(SPEAKING).text
        assert ("三鲜豆皮" in page) is sees, who


@pytest.mark.parametrize(
    "value",
    ["<script>alert(1)</script>", '"><i>', "&amp;", FACT, "\ue000x\ue001"],
    ids=["script", "quote", "entity", "mark", "private"],
)
def test_a_fact_is_text(reader, value):
    """What somebody wrote brings no HTML onto a page, in the text and in the box."""
    reader.post(WRITE, {"value": value, "seen": "0"})
    for page in (reader.get(SPEAKING).text, reader.get(ASKING).text, reader.get("/shop").text):
        assert "<script>alert" not in page
        assert "><i>" not in page


def test_no_mark_is_left_on_a_page(reader):
    """Every place of a fact has been put in: on the page, in a fragment, in a refusal."""
    answers = [
        reader.get(ASKING),
        reader.get(SPEAKING),
        reader.post(WRITE, {"value": "豆皮", "seen": "0"}, headers=HTMX),
        reader.post(WRITE, {"value": "面", "seen": "0"}, headers=HTMX),
        reader.post(WRITE, {"value": "面", "seen": "0"}),
        reader.get(ASKING),
    ]
    for answer in answers:
        assert not [mark for mark in (FACT, WORDS, SEEN, BY, "\ue000") if mark in answer.text]


def test_somebody_elses_change_is_told(reader, shops, client):
    """The words in between are named, the own ones stay in the box, a second try puts them in."""
    reader.post(WRITE, {"value": "豆皮", "seen": "0"})
    other = client.sign_in(shops.colleague)
    refused = other.post(WRITE, {"value": "热干面", "seen": "0"})

    assert refused.status_code == 409
    assert "周小满 刚刚改成了“豆皮”" in refused.text
    assert re.search(r"<textarea[^>]*>\n热干面</textarea>", refused.text)
    fragment = other.post(WRITE, {"value": "热干面", "seen": "0"}, headers=HTMX)
    assert fragment.status_code == 422
    assert 'name="seen" value="1"' in fragment.text
    assert other.post(WRITE, {"value": "热干面", "seen": "1"}).status_code == 303
    assert [row.value for row in rows(ShopFact)] == ["豆皮", "热干面"]


@pytest.mark.parametrize("value", ["字" * 501, "零\x00", "\x1b[1m"])
def test_what_cannot_be_kept_is_said(reader, value):
    """Too much and signs that no page can show are refused, and nothing is written."""
    refused = reader.post(WRITE, {"value": value, "seen": "0"})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert rows(ShopFact) == []
    assert reader.post(WRITE, {"value": "字" * 500, "seen": "0"}).status_code == 303


def test_a_fragment_is_enough_where_nothing_else_speaks_of_the_fact(reader):
    """A script gets the question with its author, and nothing beside it."""
    answer = reader.post(WRITE, {"value": "豆皮", "seen": "0"}, headers=HTMX)
    assert "<html" not in answer.text
    assert "周小满 写于" in answer.text
    assert "hx-swap-oob" not in answer.text


def test_the_places_of_a_fact_are_renewed_alone(shops, client, tmp_path):
    """R155: a script gets the question and what stands where the text shows the fact, no more."""
    folder = tmp_path / "courses"
    write_course(
        folder, first=ASKING_TEXT.replace("先说麻烦。", "这是{{shop.hero}}。"), second=SPEAKING_TEXT
    )
    release_folder(folder, clock.now())
    reader = client.sign_in(shops.staff)
    page = reader.get(ASKING).text
    assert '<mark data-fact="shop.hero"><a' in page
    answer = reader.post(WRITE, {"value": "豆皮 <加辣>", "seen": "0"}, headers=HTMX)
    question, place = answer.text.strip().split("</form>")
    assert question.count("<form") == 1 and "周小满 写于" in question
    wanted = "innerHTML:mark[data-fact='shop.hero']"
    assert place.strip() == f'<div hx-swap-oob="{wanted}">豆皮 &lt;加辣&gt;</div>'
    refused = reader.post(WRITE, {"value": "面", "seen": "0"}, headers=HTMX)
    assert refused.status_code == 422
    assert f'<div hx-swap-oob="{wanted}">豆皮 &lt;加辣&gt;</div>' in refused.text


def test_only_a_question_for_a_fact_takes_one(reader):
    """Other questions have no such address, and an own fact is no answer of an attempt."""
    assert (
        reader.post("/lessons/ls-first/facts/q-what", {"value": "x", "seen": "0"}).status_code
        == 404
    )
    forged = {"attempt": "1", "digest": "x", "words": "x"}
    assert reader.post("/lessons/ls-first/answers/q-hero", forged).status_code == 404
    assert rows(Answer) == []


def test_own_facts_do_not_count(reader):
    """R156: the quiz says how many questions count, and ends without the own fact."""
    assert "2 题" in reader.get(ASKING).text
    send_answer(reader, "q-what", "麻烦")
    send_answer(reader, "q-which", "全网最低", "第一")
    (attempt,) = rows(Attempt)
    assert (attempt.passed, attempt.points, attempt.most) == (True, 2, 2)
    page = reader.get(ASKING).text
    assert 'action="/lessons/ls-first/facts/q-hero"' in page
    assert "过关了" in page


def test_platforms_decide_what_is_open(reader):
    """R150, R151: asked once; afterwards the own variant is open and the other one folded."""
    page = reader.get(SPEAKING).text
    assert "你在哪些平台卖？" in page
    assert page.count('<section class="variant">') == 2

    answer = reader.post("/me/platforms", {"platforms": ["微信", "火星"], "next": SPEAKING})
    assert (answer.status_code, answer.location) == (303, SPEAKING)
    for _ in range(2):
        page = reader.get(SPEAKING).text
        assert "你在哪些平台卖？" not in page
        assert '<details class="variant"><summary>只在抖音：点开看</summary>' in page
        assert page.count('<section class="variant">') == 1


def test_readers_of_other_platforms_see_their_own(reader, shops, client):
    """The page of one reader is not the page of another who sells elsewhere."""
    reader.post("/me/platforms", {"platforms": ["微信"], "next": SPEAKING})
    other = client.sign_in(shops.colleague)
    assert "你在哪些平台卖？" in other.get(SPEAKING).text
    other.post("/me/platforms", {"platforms": ["抖音"], "next": SPEAKING})
    assert "<summary>只在淘宝、微信：点开看</summary>" in other.get(SPEAKING).text


def test_a_rule_is_overdue_on_the_readers_day(shops, client, frozen):
    """R152: the band comes with the day in the reader's zone, on a page that was kept before."""
    frozen.move_to("2026-03-18 15:59:00+00:00")
    assert "之后没有核对过" not in client.sign_in(shops.staff).get(SPEAKING).text
    frozen.move_to("2026-03-18 16:01:00+00:00")
    page = client.sign_in(shops.staff).get(SPEAKING).text
    assert "2026年3月18日</time>之后没有核对过，可能已经变了" in page


@pytest.mark.parametrize(("address", "most"), [(ASKING, 3), (SPEAKING, 2)])
def test_a_lesson_with_facts_needs_no_more_statements(reader, address, most):
    """Own facts come with a statement that is there anyway."""
    reader.post(WRITE, {"value": "豆皮", "seen": "0"})
    reader.get(address)
    sent = []

    def listen(*given):
        sent.append(given[2])

    event.listen(doors().engine, "before_cursor_execute", listen)
    reader.get(address)
    event.remove(doors().engine, "before_cursor_execute", listen)
    assert len([each for each in sent if each.lstrip().startswith(("SELECT", "WITH"))]) <= most
