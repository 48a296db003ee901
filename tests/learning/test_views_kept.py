"""Tests of pages kept in memory: nobody sees anything of somebody else."""

import re

import pytest
from sqlalchemy import update

from academy.database import table_of, writing
from academy.learning.views_kept import NAME, TICKET, TOKEN
from academy.people.tables import Person
from tests.learning.conftest import send_answer, ticket

PAGE = "/courses/opening/first"


def change(person_id, **values):
    """Change a person."""
    table = table_of(Person)
    with writing() as connection:
        connection.execute(update(table).where(table.c.id == person_id).values(**values))


def test_two_readers_in_the_same_state_see_their_own_names_and_tokens(released, client):
    """Name, team, form token and ticket are the reader's own on a page that both share."""
    first = client.sign_in(released.staff).get(PAGE).text
    second = client.sign_in(released.night).get(PAGE).text
    assert ("周小满" in first, "李雪" in first) == (True, False)
    assert ("周小满" in second, "李雪" in second) == (False, True)
    assert "夜班" in second
    assert ticket(first) != ticket(second)
    token = re.compile(r'name="csrf_token" value="([^"]+)"')
    assert len(set(token.findall(first))) == len(set(token.findall(second))) == 1
    assert token.findall(first)[0] != token.findall(second)[0]


def test_no_mark_is_left_on_a_page(reader):
    """Whatever differs from reader to reader has been put in, the first time and the second."""
    for _ in range(2):
        page = reader.get(PAGE).text
        assert not [mark for mark in (NAME, TICKET, TOKEN) if mark in page]


def test_an_answer_of_one_reader_is_not_shown_to_another(reader, released, client):
    """The page of somebody who has answered is another page."""
    send_answer(reader, "q-what", "麻烦")
    assert "他会抬头" in reader.get(PAGE).text
    other = client.sign_in(released.colleague)
    assert "他会抬头" not in other.get(PAGE).text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><i>', "&amp;", "  ", "长" * 200])
def test_a_name_is_text(reader, released, name):
    """A name cannot become markup on a kept page."""
    change(released.staff, name=name)
    page = reader.get(PAGE).text
    assert "<script>alert" not in page
    assert '"><i>' not in page


def test_language_and_theme_make_another_page(reader, released):
    """A page kept in Chinese and light is not given to who reads English in the dark."""
    assert "测验" in reader.get(PAGE).text
    change(released.staff, locale="en", theme="dark")
    page = reader.get(PAGE).text
    assert "Quiz" in page
    assert 'data-theme="dark"' in page
    assert 'lang="en"' in page
