"""Tests of a team's check-ins, sub-teams included (rules R11 and R28)."""

from sqlalchemy import event, update

from academy.checkins import store_parts, store_record, store_team
from academy.checkins.entry import NewEntry
from academy.database import reading, table_of, writing
from academy.people.tables import Person
from tests.checkins.made import NOON, THURSDAY, WEDNESDAY, plan_activity


def check_in(person_id, activity_id, day=THURSDAY, kind="on_time"):
    """Record a check-in of a person."""
    with writing() as connection:
        part = store_parts.part(connection, person_id, activity_id)
        return store_record.record(connection, part, NewEntry(day, kind, "a", "", ()), NOON)


def day_of(*team_ids, day=THURSDAY, **more):
    """Return a team's day."""
    with reading() as connection:
        return store_team.day_of_team(connection, team_ids, day, **more)


def test_a_team_reads_with_all_teams_below(both):
    """R28: the region's day holds the shop and the shift; who leads is not missed."""
    activity_id = plan_activity(both.teams["region"])
    made = check_in(both.night, activity_id)

    lines = {line.person_id: line for line in day_of(both.teams["region"])}

    assert set(lines) == {both.staff, both.colleague, both.night}
    assert (lines[both.night].state, lines[both.night].check_in_id) == ("done", made)
    assert (lines[both.night].team_name, lines[both.night].sent_at) == ("夜班", NOON)
    assert lines[both.staff].state == "missing"


def test_a_team_reads_without_teams_above_and_beside(both):
    """R26: the shift's day holds the shift only; another merchant's day is its own."""
    plan_activity(both.teams["region"])
    plan_activity(both.teams["other"])

    assert [line.person_id for line in day_of(both.teams["shift"])] == [both.night]
    assert [line.person_id for line in day_of(both.teams["other"])] == [both.stranger]
    assert day_of() == []


def test_one_activity_alone(both):
    """R28: with an activity named, only that one counts."""
    first = plan_activity(both.teams["region"])
    second = plan_activity(both.teams["shift"])
    check_in(both.night, first)

    lines = day_of(both.teams["region"], activity_id=first)
    others = day_of(both.teams["region"], activity_id=second)

    assert {line.person_id: line.state for line in lines} == {
        both.staff: "missing",
        both.colleague: "missing",
        both.night: "done",
    }
    assert [(line.person_id, line.state) for line in others] == [(both.night, "missing")]


def test_who_has_left_is_not_missed(both):
    """A disabled person stands on no list."""
    plan_activity(both.teams["region"])
    person = table_of(Person)
    with writing() as connection:
        connection.execute(
            update(person).where(person.c.id == both.colleague).values(disabled_at=NOON)
        )

    assert both.colleague not in {line.person_id for line in day_of(both.teams["region"])}


def test_the_grid_has_persons_by_days(both):
    """Each person has a mark for each day, made-up and missed ones told apart."""
    activity_id = plan_activity(both.teams["shop"])
    check_in(both.staff, activity_id, WEDNESDAY, "make_up")
    check_in(both.staff, activity_id, THURSDAY)
    with reading() as connection:
        grid = store_team.grid(connection, [both.teams["region"]], WEDNESDAY, THURSDAY)

    states = {line.name: line.states for line in grid.lines}
    assert grid.days == (WEDNESDAY, THURSDAY)
    assert states["周小满"] == ("make_up", "done")
    assert states["欧阳若琳"] == states["李雪"] == ("missing", "missing")
    assert len(states) == 3


def test_two_statements_however_many_people(both, database):
    """The number of statements does not grow with people, days or activities."""
    for _ in range(3):
        activity_id = plan_activity(both.teams["region"])
        check_in(both.staff, activity_id)
    said = []
    event.listen(database, "before_cursor_execute", lambda *given: said.append(given[2]))

    day_of(both.teams["region"])

    assert len([one for one in said if one.lstrip().upper().startswith("SELECT")]) == 2
