"""Tests of the check-ins on Today."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import event

from academy.checkins import store_parts, store_record, store_today
from academy.checkins.entry import NewEntry
from academy.database import reading, writing
from tests.checkins.made import NOON, THURSDAY, WEDNESDAY, plan_activity


@dataclass
class Asker:
    """As much of a visitor as the cards need."""

    person_id: int


def cards(person_id, moment=NOON):
    """Return the cards of a person."""
    with reading() as connection:
        return store_today.cards(connection, Asker(person_id), moment)


def test_each_activity_has_a_card(both):
    """A card says the question, whether it is done, the streak and the last seven days."""
    first = plan_activity(both.teams["region"])
    second = plan_activity(both.teams["shop"], prompt="一\n二", weekdays="0000001")
    with writing() as connection:
        part = store_parts.part(connection, both.staff, first)
        for day in (WEDNESDAY, THURSDAY):
            store_record.record(connection, part, NewEntry(day, "on_time", "a", "", ()), NOON)

    found = cards(both.staff)

    assert [card.activity_id for card in found] == [first, second]
    assert (found[0].done, found[0].streak, found[0].longest) == (True, 2, 2)
    assert (found[1].done, found[1].open, found[1].planned) == (False, False, False)
    assert len(found[0].week) == 7


def test_nothing_for_who_takes_no_part(both):
    """A trainer without a team has no card, and a card ends with its activity."""
    plan_activity(both.teams["region"], last_day=THURSDAY)

    assert cards(both.trainer) == ()
    assert len(cards(both.staff)) == 1
    assert cards(both.staff, NOON + timedelta(days=1)) == ()


def test_two_statements_however_many_activities(both, database):
    """The number of statements does not grow with activities."""
    for number in range(4):
        plan_activity(both.teams["region"], title=f"第 {number} 问")
    said = []
    event.listen(database, "before_cursor_execute", lambda *given: said.append(given[2]))

    assert len(cards(both.staff)) == 4
    assert len([one for one in said if one.lstrip().upper().startswith("SELECT")]) == 2
