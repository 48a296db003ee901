"""Lists of reports and the card of Today, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from academy.database import reading, writing
from academy.reports import store, store_list, store_reply, store_today
from tests.reports.conftest import DAY, NOON
from tests.reports.test_permissions import visitor
from tests.worlds import make_world

pytestmark = pytest.mark.usefixtures("database")

HOUR = timedelta(hours=1)


def waiting(world, person="manager", *teams):
    """Names of those whose reports wait for *person*, who manages *teams*."""
    managed = [world.teams[team] for team in teams]
    with reading() as connection:
        lines = store_list.waiting_for(connection, world.persons[person], managed)
    return [line.name for line in lines]


def test_longest_waiting_first(hand_in):
    """Reports wait in the order in which they were handed in, sub-teams included (R36)."""
    world = make_world()
    hand_in(world, "staff", moment=NOON)
    hand_in(world, "night", "shift", moment=NOON - HOUR)
    hand_in(world, "colleague", hand_in=False)

    assert waiting(world, "manager", "region") == ["李雪", "周小满"]
    assert waiting(world, "manager", "shift") == ["李雪"]


def test_answered_and_own_reports_do_not_wait(hand_in, answer):
    """What has a reply, and a manager's own report, wait for nobody (R36)."""
    world = make_world()
    answer(world, hand_in(world).report)
    hand_in(world, "manager", "region")

    assert waiting(world, "manager", "region") == []


def test_those_who_left_do_not_wait(hand_in):
    """A report of a disabled person waits for nobody (R36)."""
    world = make_world()
    hand_in(world)
    with writing() as connection:
        statement = update(store.person).where(store.person.c.id == world.staff)
        connection.execute(statement.values(disabled_at=NOON))

    assert waiting(world, "manager", "region") == []


def test_a_manager_of_nothing_waits_for_nothing(hand_in):
    """Without teams the list is empty, and the other merchant's is its own (R34)."""
    world = make_world()
    hand_in(world)

    assert waiting(world, "manager") == []
    assert waiting(world, "foreign_manager", "other") == []


def test_reports_of_exactly_these_teams(hand_in):
    """A board asks for a set of teams without those below (R36)."""
    world = make_world()
    hand_in(world, "night", "shift")
    with reading() as connection:
        teams = [world.teams["shop"]]
        found = store_list.waiting_of_teams(connection, world.manager, teams)

    assert found == ()


def test_own_list_newest_first_with_unseen_replies(hand_in, answer):
    """The own list shows days from the newest on, and counts replies not seen yet (R37)."""
    world = make_world()
    report = hand_in(world, day=DAY - timedelta(days=1)).report
    answer(world, report)
    answer(world, report, "trainer")
    hand_in(world, hand_in=False)

    with reading() as connection:
        lines = store_list.own(connection, world.staff, DAY + timedelta(days=1))

    assert [(line.status, line.replies, line.unseen) for line in lines] == [
        ("draft", 0, 0),
        ("replied", 2, 2),
    ]


def card(world, day=DAY):
    """The card of Today for the person of the shop."""
    with reading() as connection:
        who = visitor(world.staff, world.merchant, staff={world.teams["shop"]})
        return store_today.card(connection, who, day)


def test_card_before_anything_was_written():
    """Without any report the card says so and promises nothing (R33)."""
    made = card(make_world())

    assert (made.state, made.promise, made.unseen, made.writes) == ("none", None, (), True)


def test_card_shows_the_last_promise_and_new_replies(hand_in, answer):
    """Today shows the act of the last report handed in, and replies not seen (R33, R37)."""
    world = make_world()
    report = hand_in(world, day=DAY - timedelta(days=3)).report
    hand_in(world, day=DAY - timedelta(days=1), hand_in=False)
    answer(world, report)
    hand_in(world, hand_in=False)

    made = card(world)

    assert (made.state, made.promise.act) == ("draft", "明天数停下的人")
    assert [(line.report_id, line.name) for line in made.unseen] == [(report.id, "何静")]


def test_card_forgets_replies_once_seen(hand_in, answer):
    """A reply that was seen is not shown again (R37)."""
    world = make_world()
    report = hand_in(world).report
    answer(world, report)
    with writing() as connection:
        store_reply.mark_seen(connection, report.id, 2**31 - 1, NOON)

    made = card(world)

    assert (made.state, made.unseen) == ("replied", ())
