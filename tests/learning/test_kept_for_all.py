"""Pages kept in memory, under many readers at once: each sees the page made for nobody else."""

import random
import re
from datetime import timedelta

from sqlalchemy import update

from academy import clock
from academy.catalog.recent import Recent
from academy.catalog.release import release_folder
from academy.database import table_of, writing
from academy.learning import views_cards, views_kept
from academy.people.tables import Person
from tests.browser_client import Browser
from tests.learning.conftest import field, key
from tests.learning.facts_course import write_facts_course

STEPS = 160
OWN = re.compile(
    r'data-ticket="[^"]*"|name="(?:ticket|csrf_token)" value="[^"]*"'
    r'|name="csrf-token" content="[^"]*"|X-CSRFToken": "[^"]*"'
)
"""What differs from request to request."""
SHOPS = {
    "staff": "shop",
    "colleague": "shop",
    "shop_manager": "shop",
    "night": "shift",
    "manager": "region",
    "trainer": "merchant",
    "stranger": "other",
}
ADDRESSES = ("/courses/opening/first", "/courses/opening/second")
LOOKS = {
    "locale": ("zh_Hans_CN", "en"),
    "theme": ("system", "dark"),
    "platforms": ("[]", '["淘宝"]', '["抖音", "微信"]'),
}


def test_no_reader_gets_the_page_of_another(app, frozen, world, tmp_path, monkeypatch):
    """Whatever readers write, answer and choose, a kept page says what a fresh one would."""
    folder = tmp_path / "courses"
    write_facts_course(folder)
    assert {each.kind for each in release_folder(folder, clock.now())} == {"released"}
    readers = {name: Browser(app).sign_in(world.persons[name]) for name in SHOPS}
    chance = random.Random(19)
    for step in range(STEPS):
        name = chance.choice(list(SHOPS))
        act = chance.choice([look_otherwise, write_fact, answer, wait, nothing, nothing])
        act(chance, readers[name], name, world, step, frozen)
        address = chance.choice(ADDRESSES)
        kept = readers[name].get(address).text
        with monkeypatch.context() as without:
            without.setattr(views_kept, "_pages", Recent(views_kept.MOST))
            without.setattr(views_cards, "_kept", Recent(views_cards.MOST))
            fresh = readers[name].get(address).text
        assert OWN.sub("", kept) == OWN.sub("", fresh), (step, name, address)
        others = {each for each, shop in SHOPS.items() if shop != SHOPS[name]}
        assert not {each for each in others if f"〔{each}〕" in kept}, (step, name, address)
        marks = (views_kept.TOKEN, views_kept.TICKET, views_kept.NAME, views_kept.FACT)
        assert not any(mark in kept for mark in marks)


def nothing(*_more):
    """Only read."""


def wait(chance, _reader, _name, _world, _step, frozen):
    """Let some time go by, over midnight or not."""
    frozen.shift(timedelta(hours=chance.choice([1, 20])))


def look_otherwise(chance, _reader, name, world, *_more):
    """Choose another language, theme or other platforms."""
    chosen = {column: chance.choice(values) for column, values in LOOKS.items()}
    person = table_of(Person)
    with writing() as connection:
        own = person.c.id == world.persons[name]
        connection.execute(update(person).where(own).values(**chosen))


def write_fact(chance, reader, name, _world, step, _frozen):
    """Write for the shop, with the signs of templates, marks and HTML."""
    question = chance.choice(["q-hero", "q-price"])
    seen = field(reader.get(ADDRESSES[0]).text, question, "seen")
    value = f"〔{name}〕{step}<b>&{{{{x}}}}\ue000shop.hero\ue001{views_kept.FACT[:5]}"
    sent = reader.post(f"/lessons/ls-first/facts/{question}", {"value": value, "seen": seen})
    assert sent.status_code == 303


def answer(chance, reader, *_more):
    """Answer the first question, rightly or not."""
    page = reader.get(ADDRESSES[0]).text
    if 'action="/lessons/ls-first/answers/q-what"' not in page:
        return
    data = {
        "attempt": field(page, "q-what", "attempt"),
        "digest": field(page, "q-what", "digest"),
        "choice": key(page, chance.choice(["价格", "麻烦"])),
    }
    assert reader.post("/lessons/ls-first/answers/q-what", data).status_code == 303
