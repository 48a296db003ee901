"""Tests of own facts in the database, on both (rules R153 and R154)."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from academy.database import reading, table_of, writing
from academy.learning.store_shop import Entry, facts_of, write
from academy.learning.tables import ShopFact
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


@pytest.fixture
def people(database):
    """The world of people in either database."""
    return make_world()


def say(people, value, seen, *, who="staff", shop="team-7", name="shop.hero", at=NOW):
    """Write a fact; return what became of it."""
    entry = Entry(shop, people.merchant, name, value, seen, people.persons[who])
    with writing() as connection:
        return write(connection, entry, at)


def held(shop="team-7"):
    """Return what a shop has written, by name."""
    with reading() as connection:
        return {
            name: (fact.number, fact.value) for name, fact in facts_of(connection, shop).items()
        }


def test_the_last_word_holds_and_those_before_are_kept(people):
    """A change is a new row; the page shows the newest with its author and moment."""
    assert say(people, "豆皮", 0) == "written"
    assert say(people, "热干面", 1, who="colleague", at=NOW + timedelta(hours=1)) == "written"

    assert held() == {"shop.hero": (2, "热干面")}
    with reading() as connection:
        fact = facts_of(connection, "team-7")["shop.hero"]
        rows = connection.execute(select(table_of(ShopFact).c.value)).scalars().all()
    assert (fact.who, fact.at) == ("欧阳若琳", NOW + timedelta(hours=1))
    assert sorted(rows) == ["热干面", "豆皮"]


def test_what_was_not_seen_is_not_overwritten(people):
    """A form made before somebody else's change is told; seen again, it may be sent again."""
    say(people, "豆皮", 0)
    assert say(people, "热干面", 0, who="colleague") == "meanwhile"
    assert held() == {"shop.hero": (1, "豆皮")}
    assert say(people, "热干面", 1, who="colleague") == "written"


def test_the_same_words_twice_are_one_row(people):
    """A double tap leaves one row, and so does an empty form for what was never written."""
    assert [say(people, "豆皮", 0), say(people, "豆皮", 0)] == ["written", "same"]
    assert say(people, "", 0, name="shop.name") == "same"
    assert held() == {"shop.hero": (1, "豆皮")}


def test_a_fact_can_be_taken_back(people):
    """Empty words are a change like any other."""
    say(people, "豆皮", 0)
    assert say(people, "", 1) == "written"
    assert held() == {"shop.hero": (2, "")}


def test_shops_do_not_see_each_other(people):
    """Each shop has its own words under a name."""
    say(people, "豆皮", 0)
    say(people, "沙发", 0, shop="merchant-2", who="stranger")
    assert held() == {"shop.hero": (1, "豆皮")}
    assert held("merchant-2") == {"shop.hero": (1, "沙发")}
    assert held("team-8") == {}
