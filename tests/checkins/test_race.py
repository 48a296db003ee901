"""Tests of many at once: one row each, and never over a limit (RC-01, RC-03)."""

import threading
from datetime import timedelta

import pytest

from academy import clock
from academy.checkins import store_parts, views, views_make_up
from academy.checkins.entry import NewEntry
from academy.checkins.tables import CheckIn, CheckInPicture
from academy.database import reading, table_of
from academy.database.doors import doors
from tests.browser_client import Browser
from tests.checkins.made import NOON, THURSDAY, picture, plan_activity, rows_of, upload
from tests.worlds import make_world

MANY = 12


@pytest.fixture
def part(database):
    """How the staff of the shop takes part in a daily activity, on both databases."""
    world = make_world()
    activity_id = plan_activity(world.teams["region"])
    with reading() as connection:
        found = store_parts.part(connection, world.staff, activity_id)
    assert found is not None
    return found


def at_once(work, count=MANY):
    """Run *work(number)* in many threads that start together; return what each gave."""
    gate, results = threading.Barrier(count), [None] * count

    def run(number: int) -> None:
        gate.wait()
        try:
            results[number] = work(number)
        except Exception as error:  # noqa: BLE001 (shown by the assertion)
            results[number] = error

    workers = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results


def test_the_same_check_in_at_once_is_one_row(database, part):
    """R24, RC-01: one is new, all others learn that it is the same."""
    given = NewEntry(THURSDAY, "on_time", "豆皮", "问", ())
    results = at_once(lambda _number: views.write(part, given, "", NOON))

    assert sorted(results) == ["new"] + ["same"] * (MANY - 1)
    assert len(rows_of(database, table_of(CheckIn))) == 1


def test_different_words_at_once_are_one_row(database, part):
    """R25: one is new, the others are told that they did not see it."""
    results = at_once(
        lambda number: views.write(
            part, NewEntry(THURSDAY, "on_time", f"第 {number} 句", "", ()), "", NOON
        )
    )

    assert sorted(results) == ["new"] + ["stale"] * (MANY - 1)
    assert len(rows_of(database, table_of(CheckIn))) == 1


def test_make_ups_at_once_never_pass_their_limit(database, part):
    """R18, RC-03: seven missed days made up at once are three."""
    results = at_once(
        lambda number: views_make_up.write(
            part,
            NewEntry(THURSDAY - timedelta(days=1 + number), "make_up", "", "", (), "轮休"),
            NOON,
        ),
        7,
    )

    assert results.count("new") == 3
    assert len(rows_of(database, table_of(CheckIn))) == 3


def test_the_same_form_at_once_is_one_row(app, world):
    """R24, RC-01: taps that arrive together all get the page, with pictures and all."""
    activity_id = plan_activity(world.teams["region"], first_day=clock.now().date())
    browsers = [Browser(app).sign_in(world.staff) for _ in range(6)]
    tokens = [browser.token() for browser in browsers]

    def send(number: int) -> int:
        form = {"text": "豆皮", "csrf_token": tokens[number], "pictures": [upload(picture())]}
        return browsers[number].client.post(f"/check-ins/{activity_id}", data=form).status_code

    assert at_once(send, 6) == [303] * 6
    assert len(rows_of(doors().engine, table_of(CheckIn))) == 1
    assert len(rows_of(doors().engine, table_of(CheckInPicture))) == 1
