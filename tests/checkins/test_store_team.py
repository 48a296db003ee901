"""Tests of a team's check-ins, sub-teams included (rules R11 and R28)."""

from sqlalchemy import event, update

from academy.checkins import store_parts, store_record, store_team
from academy.checkins.entry import NewEntry
from academy.database import reading, table_of, writing
from academy.people import store_memberships, store_teams
from academy.people.tables import Person
from tests.checkins.made import FRIDAY, NOON, THURSDAY, WEDNESDAY, plan_activity
from tests.worlds import JOINED


def check_in(person_id, activity_id, day=THURSDAY, kind="on_time"):
    """Record a check-in of a person."""
    with writing() as connection:
        part = store_parts.part(connection, person_id, activity_id)
        return store_record.record(connection, part, NewEntry(day, kind, "a", "", ()), NOON)


def members_of(*team_ids):
    """Return who is expected to check in, by person."""
    with reading() as connection:
        return {one.person_id: one for one in store_team.members(connection, team_ids)}


def sent_of(*team_ids, first=THURSDAY, last=THURSDAY):
    """Return what was sent in teams."""
    with reading() as connection:
        return store_team.sent_between(connection, team_ids, first, last)


def test_a_team_reads_with_all_teams_below(both):
    """R28: the region holds the shop and the shift; who leads is not missed."""
    activity_id = plan_activity(both.teams["region"])
    made = check_in(both.night, activity_id)

    members = members_of(both.teams["region"])
    (sent,) = sent_of(both.teams["region"])

    assert set(members) == {both.staff, both.colleague, both.night}
    assert members[both.night].team_name == "夜班"
    assert [part.activity_id for part in members[both.night].parts] == [activity_id]
    assert (sent.person_id, sent.check_in_id, sent.sent_at) == (both.night, made, NOON)


def test_a_team_reads_without_teams_above_and_beside(both):
    """R26: the shift holds the shift only; another merchant's team is its own."""
    activity_id = plan_activity(both.teams["region"])
    plan_activity(both.teams["other"])
    check_in(both.staff, activity_id)

    assert set(members_of(both.teams["shift"])) == {both.night}
    assert set(members_of(both.teams["other"])) == {both.stranger}
    assert members_of() == {}
    assert sent_of(both.teams["shift"]) == sent_of(both.teams["other"]) == sent_of() == []


def test_who_has_left_is_not_missed(both):
    """A disabled person stands on no list."""
    plan_activity(both.teams["region"])
    person = table_of(Person)
    with writing() as connection:
        connection.execute(
            update(person).where(person.c.id == both.colleague).values(disabled_at=NOON)
        )

    assert both.colleague not in members_of(both.teams["region"])


def test_what_was_sent_is_read_between_two_days(both):
    """Both days are within, and what was made up is told from what was on time."""
    activity_id = plan_activity(both.teams["shop"])
    check_in(both.staff, activity_id, WEDNESDAY, "make_up")
    check_in(both.staff, activity_id, THURSDAY)

    sent = sent_of(both.teams["region"], first=WEDNESDAY)

    assert {(one.day, one.kind) for one in sent} == {(WEDNESDAY, "make_up"), (THURSDAY, "on_time")}
    assert [one.day for one in sent_of(both.teams["region"])] == [THURSDAY]
    until = sent_of(both.teams["region"], first=WEDNESDAY, last=WEDNESDAY)
    assert [one.day for one in until] == [WEDNESDAY]


def test_two_statements_however_many_people(both, database):
    """The number of statements does not grow with people, days or activities."""
    for _ in range(3):
        activity_id = plan_activity(both.teams["region"])
        check_in(both.staff, activity_id)
    said = []
    event.listen(database, "before_cursor_execute", lambda *given: said.append(given[2]))

    members_of(both.teams["region"])
    sent_of(both.teams["region"])

    assert len([one for one in said if one.lstrip().upper().startswith("SELECT")]) == 2


def move(world, name, team):
    """Move a person to another team on Thursday."""
    person_id = world.persons[name]
    with writing() as connection:
        seen = store_memberships.parts(connection, person_id)[0]
        store_memberships.change(connection, person_id, seen, world.teams[team], "staff", THURSDAY)


def test_a_move_is_no_break_for_the_team_above(both):
    """R176: the region goes on expecting, the new team begins tomorrow, the old one has ended."""
    plan_activity(both.teams["region"])
    with writing() as connection:
        east = store_teams.add_team(connection, both.merchant, "东湖店", both.teams["region"])
    both.teams["east"] = east
    move(both, "staff", "east")

    (above,) = members_of(both.teams["region"])[both.staff].parts
    (new,) = members_of(east)[both.staff].parts
    assert (above.joined, above.wants(THURSDAY), above.team_id) == (JOINED, True, east)
    assert (new.joined, new.wants(THURSDAY)) == (FRIDAY, False)
    assert both.staff not in members_of(both.teams["shop"])


def test_nobody_is_missed_in_two_shops(both):
    """R176: of two teams the one counts through which the person takes part, the other not."""
    plan_activity(both.teams["region"])
    with writing() as connection:
        east = store_teams.add_team(connection, both.merchant, "东湖店", both.teams["shop"])
        store_memberships.add(connection, both.staff, east, "staff", THURSDAY)

    assert both.staff not in members_of(east)
    (part,) = members_of(both.teams["shop"])[both.staff].parts
    assert (part.team_id, part.joined) == (both.teams["shop"], JOINED)
