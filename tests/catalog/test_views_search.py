"""Tests of the page of the search."""

import re
from urllib.parse import quote

import pytest
from sqlalchemy import event

from academy import clock
from academy.catalog import store, store_search
from academy.catalog.release import release_folder
from academy.catalog.tables import Release
from academy.database import table_of, writing
from academy.database.doors import doors
from tests.learning.conftest import FIRST, write_course

LONG = FIRST.replace(
    "先说麻烦。",
    "## 开头\n\n先说麻烦，再说<b>福袋</b>。\n\n:::script voice=主播\n您好，今晚有福袋。\n:::\n\n"
    "## 结尾\n\n退款找客服。",
)
ENGLISH = "---\nid: ls-first\ntitle: The first lesson\n---\n\nName the trouble first.\n"


@pytest.fixture
def learner(app, world, client, tmp_path):
    """A browser of somebody who may take one course of two lessons."""
    folder = tmp_path / "courses"
    write_course(folder, first=LONG)
    (folder / "opening" / "lessons" / "010-first.en.md").write_text(ENGLISH, encoding="utf-8")
    release_folder(folder, clock.now())
    return client.sign_in(world.staff)


def search(client, query, more=""):
    """Return the page of results."""
    return client.get(f"/search?q={quote(query)}{more}")


def addresses(page):
    """Return where the results lead."""
    return re.findall(r'<h2><a href="([^"]+)"', page.text)


def test_hits_are_marked_and_lead_to_their_heading(learner):
    """R122: all words, the mark on each, the link to the place."""
    page = search(learner, "退款")
    assert addresses(page) == ["/courses/opening/first#s-结尾"]
    assert "<mark>退款</mark>找客服" in page.text
    assert "找到 1 处" in page.text
    assert addresses(search(learner, "福袋 退款")) == ["/courses/opening/first#s-开头"]


def test_a_script_says_that_it_is_one(learner):
    """The kind of a hit stands beside its course."""
    assert '<span class="tag">话术</span><span>开场</span>' in search(learner, "今晚有").text


def test_html_in_a_lesson_and_in_a_query_is_text(learner):
    """Whatever is found and whatever is typed is shown, never run."""
    page = search(learner, "<script>alert(1)</script> 福袋")
    assert "<script>alert" not in page.text
    assert addresses(search(learner, "b 福袋 b"))
    assert "&lt;b&gt;" in search(learner, "福袋").text


def test_the_other_language_is_found_and_named(learner):
    """R120: a word of the translation finds the lesson; the link leads to its beginning."""
    page = search(learner, "trouble")
    assert addresses(page) == ["/courses/opening/first"]
    assert "在英文内容里" in page.text and "<mark>trouble</mark>" in page.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "写一个字就能搜"),
        ("%'\"*", "里面没有可以搜的字"),
        ("没有这个词", "没有哪一课同时有这些词"),
        ("没" * 200, "没有哪一课同时有这些词"),
        (" ".join("没q" * 50), "没有哪一课同时有这些词"),
    ],
)
def test_says_what_to_do_when_nothing_is_found(learner, query, sentence):
    """Nothing typed, no word in it, nothing found: each says what helps."""
    page = search(learner, query)
    assert page.status_code == 200
    assert sentence in page.text


@pytest.mark.parametrize("query", ["没" * 201, "a\x00b", "a\x1bb"])
def test_what_cannot_be_looked_for_is_said_at_the_box(learner, query):
    """R2: too long, or with a sign that no screen shows: nothing is cut off in silence."""
    page = learner.get(f"/search?q={quote(query)}")
    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.text and 'id="q-error"' in page.text


def test_many_hits_come_in_pages(app, world, client, tmp_path):
    """Ten on a page; a page that is not there leads back; odd numbers are the first page."""
    folder = tmp_path / "courses"
    names = [f"n{number}" for number in range(12)]
    second = "---\nid: ls-{0}\ntitle: 课 {0}\nminutes: 1\n---\n\n好。\n"
    write_course(folder, course=COURSE.format(", ".join(["first", "second", *names])))
    for name in names:
        path = folder / "opening" / "lessons" / f"{name}.md"
        path.write_text(second.format(name), encoding="utf-8")
    release_folder(folder, clock.now())
    client.sign_in(world.staff)
    page = search(client, "课")
    assert "共 2 页" in page.text and len(addresses(page)) == 10
    following = client.get(
        re.search(r'rel="next" href="([^"]+)"', page.text)[1].replace("&amp;", "&")
    )
    assert len(addresses(following)) == 4
    assert not set(addresses(page)) & set(addresses(following))
    assert "没有这一页结果" in search(client, "课", "&page=99").text
    assert addresses(search(client, "课", "&page=x")) == addresses(page)


COURSE = """\
id: co-open
title: 开场
language: zh-CN
summary: 三十秒的开场。
outline:
  - section: 说
    id: s-say
    lessons: [{}]
"""


def test_a_course_can_be_chosen(learner):
    """Only what stands in it is found; another merchant's course cannot be chosen."""
    assert addresses(search(learner, "退款", "&course=opening"))
    assert addresses(search(learner, "退款", "&course=nowhere"))


def test_another_merchants_course_is_not_found(learner, world):
    """R121: a course that belongs to a merchant is found by its people only."""
    table = table_of(Release)
    with writing() as connection:
        connection.execute(table.update().values(merchant_id=world.other_merchant))
        newest = store.live_release(connection, "co-open")
        store.activate(connection, "co-open", newest.release_id, clock.now())
        assert store_search.search(connection, ("退款",), ["co-open"], 10)
    assert addresses(search(learner, "退款")) == []
    assert addresses(search(learner, "退款", "&course=opening")) == []
    assert addresses(search(learner.sign_in(world.stranger), "退款")) != []


def test_a_search_is_one_statement(learner):
    """The number of statements does not grow with what is found."""
    search(learner, "课")
    counted = []
    event.listen(doors().engine, "before_cursor_execute", lambda *found: counted.append(found[2]))
    counts = []
    for query in ("课", "退款", "没有这个词"):
        search(learner, query)
        counts.append(len(counted))
        counted.clear()
    assert len(set(counts)) == 1
    assert counts[0] <= 4


def test_the_list_of_courses_has_the_box(learner):
    """The search begins on the page of the courses."""
    assert '<form class="search" role="search" action="/search"' in learner.get("/courses").text
