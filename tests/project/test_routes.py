"""Every address × every role: who is let in, who finds nothing, who is sent to the door.

The table in tests/project/route_table.py is complete: a route that is not in it fails a test,
which says what to add.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from academy import clock, database
from academy.catalog.release import release_folder
from academy.settings import Settings
from tests.catalog.sample_course import exam_of
from tests.conftest import SECRET, serve
from tests.exams.conftest import write_course
from tests.project.route_table import ROLES, SIGNED_IN, TABLE, Place, Row
from tests.project.route_things import NOON, fill
from tests.rows import rows_of_everything
from tests.worlds import make_world

NOTES = {"attempt_limit", "sign_in_session"}
"""Tables that note who was at the door."""


@pytest.fixture(scope="module")
def place(
    tmp_path_factory: pytest.TempPathFactory, courses_template: Path, shared_app: Flask
) -> Iterator[Place]:
    """One installation for the whole table, on a Thursday at noon."""
    data = tmp_path_factory.mktemp("routes")
    shutil.copy(courses_template, data / "academy.db")
    settings = Settings(_env_file=None, data=data, secret=SECRET, log_level="error")  # type: ignore[call-arg]
    with time_machine.travel(NOON, tick=False):
        app = serve(shared_app, settings)
        write_course(data / "exams", exam_of())
        release_folder(data / "exams", clock.now())
        made = Place(app, make_world())
        with app.test_request_context():
            fill(made)
        yield made
        database.disconnect()


def named(row: Row) -> str:
    """Return the name of a line in the report of the tests."""
    return f"{row.method} {row.endpoint}"


def ask(place: Place, row: Row, role: str) -> TestResponse:
    """Go to the address of a line as somebody in *role*."""
    client = place.browser(role)
    address = row.address.format(**place.names)
    if row.method == "GET":
        return client.get(address)
    fields = row.form(place, role) | {"csrf_token": client.token()}
    return client.client.post(address, data=fields)


@pytest.mark.parametrize("row", TABLE, ids=named)
def test_who_is_let_in(place: Place, row: Row):
    """Who is not allowed finds nothing, who is not signed in finds the door."""
    wrong = []
    for role in ROLES:
        answer = ask(place, row, role)
        if role in row.allowed:
            fine, expected = answer.status_code in row.answers, f"one of {row.answers}"
        elif role == "anonymous" and row.method == "GET":
            door = answer.headers.get("Location", "").startswith("/sign-in")
            fine, expected = answer.status_code == 303 and door, "303 to /sign-in"
        elif role == "anonymous":
            fine, expected = answer.status_code == 401, "401, the door"
        else:
            fine, expected = answer.status_code == 404, "404"
        if not fine:
            wrong.append(f"{role}: {answer.status_code}, not {expected}")
    assert not wrong, f"{named(row)} {row.address}: " + "; ".join(wrong)


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row.method == "POST"], ids=lambda row: row.endpoint
)
def test_a_form_without_its_token_changes_nothing(place: Place, row: Row):
    """What did not come from a page of ours answers 400 and leaves every row as it was."""
    role = "staff" if "staff" in row.allowed else min(row.allowed or SIGNED_IN)
    client = place.browser(role)
    address = row.address.format(**place.names)
    before = rows_of_everything(NOTES)
    fields = row.form(place, role) | {"text": "鸡蛋灌饼三块五一个", "observe": "看到"}
    answer = client.client.post(address, data=fields)
    if row.endpoint in {"people.sign_in", "people.sign_out"}:
        assert answer.status_code in {303, 400}
    else:
        assert answer.status_code == 400, f"{row.endpoint}: {answer.status_code}"
    assert rows_of_everything(NOTES) == before


def test_the_table_is_complete(place: Place):
    """A new route, or a new method of an old one, has its line in the table."""
    there = {
        (rule.endpoint, method)
        for rule in place.app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}
    }
    listed = {(row.endpoint, row.method) for row in TABLE}
    new = [f'Row("{name}", "<address>", <who>, "{verb}")' for name, verb in sorted(there - listed)]
    assert not new, "add to TABLE in tests/project/route_table.py: " + ", ".join(new)
    assert not listed - there, f"take out of TABLE, these are gone: {sorted(listed - there)}"


def test_ids_that_nobody_has_are_missing(place: Place):
    """A number that was never given answers like one that belongs to others."""
    client = place.browser("manager")
    for row in TABLE:
        if row.method == "GET" and "{" in row.address and row.endpoint != "assets.file":
            never = dict.fromkeys(place.names, "987654321")
            answer = client.get(row.address.format(**never))
            assert answer.status_code == 404, row.address
