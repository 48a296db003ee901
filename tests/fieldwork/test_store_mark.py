"""Tests of marks, on both databases (rule R117)."""

from datetime import timedelta

import pytest

from academy.database import reading, writing
from academy.fieldwork import store, store_list, store_mark, store_today, store_write
from academy.fieldwork.store_mark import NewMark
from academy.fieldwork.works import HANDED_IN, MARKED, SENT_BACK
from tests.conftest import MORNING
from tests.fieldwork.conftest import place, sheet
from tests.fieldwork.test_permissions import visitor

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def handed(shop):
    """Work of the staff that waits for its mark; returns its number."""
    with writing() as connection:
        return store_write.save(connection, sheet(shop), place().lesson, MORNING).work.id


def add(number, person_id, outcome=MARKED, **changes):
    """Give a mark."""
    values = {
        "number": number,
        "person_id": person_id,
        "form_key": f"form-of-{person_id}",
        "outcome": outcome,
        "points": (3, 1),
        "remark": "不错",
        "revision": 1,
    }
    with writing() as connection:
        return store_mark.add(connection, NewMark(**(values | changes)), LATER)


def own(shop):
    """Return the work of the staff."""
    with reading() as connection:
        return store.own(connection, shop.staff, "fw-card")


def test_points_remark_name_and_time_are_kept(shop, handed):
    """The author learns who gave what, by which rubric, and when."""
    assert add(handed, shop.trainer) == "stands"
    found = own(shop)
    (mark,) = found.marks
    assert found.work.state == MARKED
    assert (mark.name, mark.points, mark.remark, mark.marked_at) == (
        "司徒嘉慧", (3, 1), "不错", LATER,
    )  # fmt: skip
    assert (mark.total, mark.most) == (4, 5)


def test_a_form_sent_twice_leaves_one_mark(shop, handed):
    """A double tap is one mark."""
    assert [add(handed, shop.trainer), add(handed, shop.trainer)] == ["stands", "stands"]
    assert len(own(shop).marks) == 1


def test_the_second_of_two_markers_is_told(shop, handed):
    """The first mark stands."""
    assert add(handed, shop.trainer) == "stands"
    assert add(handed, shop.manager, points=(0, 0)) == "taken"
    assert [mark.total for mark in own(shop).marks] == [4]


def test_a_mark_for_other_words_is_not_taken(shop, handed):
    """Changed after it was read: the marker reads again first."""
    with writing() as connection:
        changed = sheet(shop, "改过", revision=1)
        store_write.save(connection, changed, place().lesson, MORNING)
    assert add(handed, shop.trainer) == "changed"
    assert own(shop).marks == ()
    assert add(handed, shop.trainer, revision=2) == "stands"


def test_each_turn_is_marked_once(shop, handed):
    """Sent back, handed in again, marked: two marks, the last first."""
    assert add(handed, shop.trainer, SENT_BACK, points=(None, None)) == "stands"
    assert add(handed, shop.manager) == "taken"
    with writing() as connection:
        store_write.save(connection, sheet(shop, "改好", revision=1), place().lesson, LATER)
    assert own(shop).work.state == HANDED_IN
    assert add(handed, shop.manager, revision=2) == "stands"
    assert [mark.outcome for mark in own(shop).marks] == [MARKED, SENT_BACK]


def card(who):
    """Return what Today knows for somebody."""
    with reading() as connection:
        return store_today.card(connection, who)


def test_today_says_what_was_said_until_it_is_seen_or_handed_in_again(shop, handed):
    """A mark until it was read, work sent back until it is handed in again."""
    staff = visitor(shop.staff, shop.merchant)
    assert card(staff).marked == card(staff).sent_back == ()
    add(handed, shop.trainer, SENT_BACK)
    (back,) = card(staff).sent_back
    assert (back.work_id, back.name, back.sent_back) == ("fw-card", "司徒嘉慧", True)
    with writing() as connection:
        store_mark.mark_seen(connection, handed, own(shop).marks[0].id, LATER)
    assert card(staff).sent_back
    with writing() as connection:
        store_write.save(connection, sheet(shop, "改好", revision=1), place().lesson, LATER)
    assert card(staff).sent_back == ()
    add(handed, shop.manager, revision=2)
    (marked,) = card(staff).marked
    assert (marked.points, marked.most) == (4, 5)
    with writing() as connection:
        store_mark.mark_seen(connection, handed, own(shop).marks[0].id, LATER)
    assert card(staff).marked == ()


def test_what_waits_stands_longest_first_by_lesson_and_name(shop, handed):
    """Trainers see all of their merchant, managers their teams and below, nobody own work."""
    night = sheet(shop, person_id=shop.night, team_id=shop.teams["shift"])
    with writing() as connection:
        store_write.save(connection, night, place().lesson, LATER)
    trainer = visitor(shop.trainer, shop.merchant, trainer=True)
    below = visitor(shop.night, shop.merchant, managed_teams=frozenset({shop.teams["region"]}))
    beside = visitor(
        shop.foreign_manager, shop.merchant, managed_teams=frozenset({shop.teams["other"]})
    )
    foreign = visitor(shop.foreign_manager, shop.other_merchant, trainer=True)
    with reading() as connection:
        assert [line.name for line in store_list.waiting(connection, trainer)] == [
            "周小满",
            "李雪",
        ]
        assert [line.name for line in store_list.waiting(connection, below)] == ["周小满"]
        assert store_list.waiting(connection, beside) == ()
        assert store_list.waiting(connection, foreign) == ()
        assert [each.name for each in store_list.waiting(connection, trainer, name="李")] == [
            "李雪"
        ]
        assert store_list.waiting(connection, trainer, name="%") == ()
        assert store_list.waiting(connection, trainer, "ls-other") == ()
        lessons = store_list.waiting_lessons(connection, trainer)
        assert lessons == (("ls-card", "做一张卡", 2),)
    waiting = card(trainer).waiting
    assert (waiting.count, waiting.since) == (2, MORNING)
