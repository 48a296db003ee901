"""Tests of forms that could not be taken as they came: what was typed stays."""

from contextlib import contextmanager

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from academy.database import reading, table_of
from academy.errors import Busy
from academy.people import views_session
from academy.reports import views_desk
from academy.reports.tables import Report
from tests.reports.conftest import DAY, NOON

ADDRESS = f"/reports/{DAY}"
WORDS = {"observe": "客人停下了", "adjust": "价牌挪到门口", "decide": "留着", "act": "<数一数>"}


@contextmanager
def busy():
    """Stand in for a door behind which another writer stays for too long."""
    raise Busy
    yield


@contextmanager
def gone():
    """Stand in for a door to a database that is not there."""
    raise OperationalError("select 1", {}, OSError("no route"))
    yield


def reports():
    """Return all reports."""
    with reading() as connection:
        return connection.execute(table_of(Report).select()).fetchall()


@pytest.fixture(autouse=True)
def noon():
    """The clock stands at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


def test_words_that_met_a_busy_database_can_be_sent_again(client, world, monkeypatch):
    """DU-06: the page says that nothing was recorded, holds every word, and when to try again."""
    staff = client.sign_in(world.staff)
    with monkeypatch.context() as patched:
        patched.setattr(views_desk, "writing", busy)
        page = staff.post(ADDRESS, {**WORDS, "action": "save"})

    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "数据库没有及时回应" in page.text
    assert "&lt;数一数&gt;" in page.text
    assert 'name="observe" value="客人停下了"' in page.text
    assert reports() == []
    assert staff.post(ADDRESS, {**WORDS, "action": "save"}).status_code == 303


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_database_that_is_gone_is_a_page_too(app, client, world, monkeypatch, method):
    """DU-08: when not even the visitor can be read, the answer is a page that says what to do."""
    app.testing = False
    staff = client.sign_in(world.staff)
    token = staff.token()
    monkeypatch.setattr(views_session, "snapshot", gone)
    page = getattr(staff.client, method)(ADDRESS, data={**WORDS, "csrf_token": token})

    assert page.status_code == 503
    assert page.headers["Retry-After"] == "5"
    assert "现在太忙了" in page.text


def test_nothing_but_words_is_offered_again(client, world, monkeypatch):
    """A form in which nobody typed anything is not put before anybody."""
    staff = client.sign_in(world.staff)
    monkeypatch.setattr("academy.people.views_profile.writing", busy)
    page = staff.post("/me", {"locale": "en", "theme": "dark", "zone": ""})

    assert page.status_code == 503
    assert "data-once" not in page.text
