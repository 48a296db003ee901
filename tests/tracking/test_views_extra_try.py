"""Tests of giving somebody one more try at an exam (rule R98)."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of
from academy.learning.tables import ExtraTry
from academy.tracking.permissions import may_give_a_try
from tests.exams.conftest import EXAM, begin, ready, school

__all__ = ["ready", "school"]

PERSON = "/board/2/people/1"
GIVE = f"{PERSON}/exams/qz-final"


@pytest.fixture
def manager(ready, school, client):
    """A browser of whoever leads the shop; the staff has used both tries."""
    for tries in range(2):
        ready.post(begin(ready, tries) + "/hand-in")
    return type(client)(client.app).sign_in(school.world.shop_manager)


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(select(table_of(model))).fetchall()


def test_one_more_try_is_given_and_taken(manager, ready, school):
    """Given once by two taps, written down, shown with the name; used up, it is given anew."""
    page = manager.get(PERSON).text
    assert f'action="{GIVE}"' in page and 'name="number" value="3"' in page
    for _tap in range(2):
        answer = manager.post(GIVE, {"number": "3"})
        assert (answer.status_code, answer.location) == (303, f"{PERSON}#exams")
    (given,) = rows(ExtraTry)
    assert (given.person_id, given.number) == (school.world.staff, 3)
    assert given.given_by == school.world.shop_manager
    (entry,) = [each for each in rows(AuditEntry) if each.action == "exams.give_try"]
    assert (entry.subject, entry.details) == ("person 1", '{"exam": "qz-final", "number": 3}')

    page = manager.get(PERSON).text
    assert "2 / 3" in page and "吴桐 又给了一次机会" in page and GIVE not in page
    assert "可以再考一次" in page and "没有改动" not in page
    assert "吴桐 又给了你一次考试机会" in ready.get(EXAM).text
    assert "去考试" in ready.get("/").text
    ready.post(begin(ready, 2) + "/hand-in")
    assert "次数用完了" in ready.get(EXAM).text
    assert 'name="number" value="4"' in manager.get(PERSON).text


@pytest.mark.parametrize("number", ["4", "2", "0", "", "x"])
def test_only_the_next_try_is_given(manager, number):
    """A number that the page did not offer changes nothing, and that is said."""
    assert manager.post(GIVE, {"number": number}).status_code == 303
    assert "没有改动" in manager.get(PERSON).text
    assert rows(ExtraTry) == []


def test_who_has_a_try_left_is_given_none(school, client):
    """Before the tries are used up there is no button, and a forged form changes nothing."""
    manager = client.sign_in(school.world.shop_manager)
    assert GIVE not in manager.get(PERSON).text
    assert manager.post(GIVE, {"number": "1"}).status_code == 303
    assert manager.post(f"{PERSON}/exams/qz-none", {"number": "1"}).status_code == 404
    assert rows(ExtraTry) == []


def test_nobody_gives_one_to_oneself():
    """Whoever leads a team and works in one below sees the own page without the button."""
    seen = SimpleNamespace(person_id=1)
    for person_id, manages, expected in ((1, True, False), (2, True, True), (2, False, False)):
        who = SimpleNamespace(person_id=person_id, manages=manages)
        assert may_give_a_try(who, seen) is expected
