"""Replies, on both databases."""

from datetime import timedelta

import pytest

from academy.database import reading, writing
from academy.reports import store, store_reply
from academy.reports.boxes import Texts
from tests.reports.conftest import NOON
from tests.worlds import make_world

pytestmark = pytest.mark.usefixtures("database")


def replies(report):
    """The replies as the database has them."""
    with reading() as connection:
        return store.replies(connection, report.id)


def test_a_form_sent_twice_leaves_one_reply(hand_in, answer):
    """A double tap on the reply button leaves one reply (R36)."""
    world = make_world()
    report = hand_in(world).report

    first, second = answer(world, report), answer(world, report)

    assert (first, second) == (True, True)
    assert [line.text for line in replies(report)] == ["收到"]


def test_several_people_may_reply(hand_in, answer):
    """Each reader may reply, and replies stand in the order in which they came (R36)."""
    world = make_world()
    report = hand_in(world).report

    answer(world, report)
    answer(world, report, "trainer", NOON + timedelta(hours=1), text="补充一句")

    assert [line.name for line in replies(report)] == ["何静", "司徒嘉慧"]


def test_a_reply_to_other_words_is_not_taken(hand_in, answer):
    """A reply to a report that changed after it was read is not recorded (R35)."""
    world = make_world()
    read = hand_in(world).report
    hand_in(world, revision=1, texts=Texts("改", "改", "改", "改"))

    assert answer(world, read) is False
    assert replies(read) == ()


def test_a_draft_takes_no_reply(hand_in, answer):
    """Only what was handed in can be answered (R32)."""
    world = make_world()
    draft = hand_in(world, hand_in=False).report

    assert answer(world, draft) is False


def test_seen_up_to_the_newest_on_the_page(hand_in, answer):
    """Only replies that the page showed are marked as seen (R37)."""
    world = make_world()
    report = hand_in(world).report
    answer(world, report)
    shown = replies(report)[-1].id
    answer(world, report, "trainer", NOON + timedelta(hours=1))

    with writing() as connection:
        store_reply.mark_seen(connection, report.id, shown, NOON + timedelta(hours=2))

    assert [line.seen_at is not None for line in replies(report)] == [True, False]
