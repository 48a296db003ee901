"""Tests of forms that could not be taken as they came: what was typed stays."""

import io
import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import FileStorage

from academy import clock
from academy.checkins.tables import CheckInPicture
from academy.database import reading, table_of
from academy.database.doors import doors
from academy.errors import Busy
from academy.files.jobs import sweep
from academy.files.tables import StoredFile
from academy.people import views_session
from academy.reports import views_desk
from academy.reports.tables import Report
from academy.web import documents
from tests.checkins.made import (
    MULTIPART,
    check_ins,
    form_of,
    hidden,
    picture,
    plan_activity,
    rows_of,
    upload,
)
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


def test_a_database_that_is_gone_is_a_page_too(app, client, world, monkeypatch):
    """DU-08: when not even the visitor can be read, the answer is a page that says what to do."""
    app.testing = False
    staff = client.sign_in(world.staff)
    monkeypatch.setattr(views_session, "snapshot", gone)
    page = staff.client.get(ADDRESS)

    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "现在太忙了" in page.text


@pytest.mark.parametrize("own", [True, False])
def test_words_outlive_a_database_that_is_gone(app, client, world, monkeypatch, own):
    """R9: when nobody can be read, the browser to which a form was handed gets its words back."""
    app.testing = False
    token = client.sign_in(world.staff).token()
    if not own:
        client.sign_in(world.colleague)
    monkeypatch.setattr(views_session, "snapshot", gone)
    page = client.client.post(ADDRESS, data={**WORDS, "csrf_token": token})

    assert page.status_code == 503
    assert ("客人停下了" in page.text) is own


@pytest.fixture
def locked(monkeypatch):
    """A call after which nothing can be written, until it is called again."""
    monkeypatch.setattr("academy.database.doors.PATIENCE_SECONDS", 0.01)
    held = doors().in_process

    def switch():
        if held.locked():
            held.release()
        else:
            held.acquire()

    yield switch
    if held.locked():
        held.release()


def test_pictures_outlive_a_database_that_takes_nothing(client, world, locked):
    """R9: words and new pictures come back, a bad one is named; pressed again, one record."""
    address = f"/check-ins/{plan_activity(world.teams['region'])}"
    staff = client.sign_in(world.staff)
    form = {**form_of(staff.get(address), text=WORDS["observe"]), "csrf_token": staff.token()}
    sent = [(picture("red"), "a.jpg"), (b"no picture", "b.jpg"), (picture("blue"), "c.jpg")]
    locked()
    page = staff.post(address, form | {"pictures": [upload(*each) for each in sent]}, **MULTIPART)

    assert page.status_code == 503
    assert WORDS["observe"] in page.text
    assert "b.jpg" in page.text
    shown = re.findall(r'<img src="([^"]+)"', page.text)
    assert [staff.get(each).status_code for each in shown] == [200, 200]
    assert rows_of(doors().engine, table_of(StoredFile)) == []

    locked()
    again = form | {"kept_pictures": hidden(page, "kept_pictures")}
    for _tap in range(2):
        assert staff.post(address, again).status_code == 303
    assert len(check_ins()) == 1
    assert len(rows_of(doors().engine, table_of(CheckInPicture))) == 2


def test_a_forged_form_that_meets_a_locked_database_keeps_its_picture(client, world, locked):
    """R9: two troubles at once are one page; the picture is there when it is pressed again."""
    address = f"/check-ins/{plan_activity(world.teams['region'])}"
    staff = client.sign_in(world.staff)
    locked()
    form = {"csrf_token": "forged", "pictures": [upload(picture("red"))]}
    page = staff.post(address, form, **MULTIPART)

    assert page.status_code == 400
    locked()
    again = {"kept_pictures": hidden(page, "kept_pictures")}
    assert staff.post(address, again).status_code == 303
    assert len(rows_of(doors().engine, table_of(CheckInPicture))) == 1


def test_files_that_were_set_aside_are_taken_back(app, data, world):
    """R9: a file whose row could not be written is there again, unless it was swept meanwhile."""
    with app.test_request_context():
        upload_of = FileStorage(io.BytesIO(b"a,b\n1,2\n"), filename="计划.csv")
        aside = documents.set_aside([upload_of], world.staff, 5).documents
        tickets = [each.ticket for each in aside]
        assert documents.receive([], tickets, world.colleague).documents == ()
        assert documents.receive([], tickets, world.staff).documents == aside
        assert [row.digest for row in rows_of(doors().engine, table_of(StoredFile))] == [
            aside[0].digest
        ]
        sweep(data, clock.now() + timedelta(days=3))
        lost = documents.receive([], tickets, world.staff)
        assert (lost.documents, [fault.name for fault in lost.faults]) == ((), ["计划.csv"])


def test_nothing_but_words_is_offered_again(client, world, monkeypatch):
    """A form in which nobody typed anything is not put before anybody."""
    staff = client.sign_in(world.staff)
    monkeypatch.setattr("academy.people.views_profile.writing", busy)
    page = staff.post("/me", {"locale": "en", "theme": "dark", "zone": ""})

    assert page.status_code == 503
    assert "data-once" not in page.text
