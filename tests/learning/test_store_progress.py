"""Tests of progress as other pages read it, on both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, insert

from academy.catalog.content import Course, Lesson, Section
from academy.catalog.snapshot import Entry, build_catalog
from academy.database import reading, table_of, writing
from academy.learning.store_assignments import assign
from academy.learning.store_progress import next_steps, progress_of_people
from academy.learning.tables import Attempt, Completion, LessonReading
from academy.web.visitor import Visitor
from tests.worlds import make_world

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 19)


def course(name, *lessons):
    """A course with lessons of three minutes."""
    found = tuple(
        Lesson(f"ls-{each}", each, each.upper(), 3, "zh", f"{each}.md", (), each)
        for each in lessons
    )
    return Course(f"co-{name}", name, name.upper(), "zh", "", (Section("s", "S", found),), name)


CATALOG = build_catalog(
    1, [Entry(course("one", "a", "b", "c"), 1), Entry(course("two", "d", "e"), 2)]
)


@pytest.fixture
def world(database):
    """People in both databases, with a release that completions name."""
    world = make_world()
    with writing() as connection:
        connection.exec_driver_sql(
            "insert into release (course_id, slug, title, digest, origin, sources, made_at)"
            " values ('co-one', 'one', 'One', 'x', 'folder', '', '2026-01-01 00:00:00+00:00')"
        )
    return world


def visitor_of(world, person_id):
    """A visitor in the first merchant."""
    none = frozenset()
    return Visitor(
        person_id, 1, "n", world.merchant, "m", (), none, none, False, False, False,
        "Asia/Shanghai", "", "system", False, 1,
    )  # fmt: skip


def complete(person_id, course_id, lesson_id, at):
    """Write that a lesson is done."""
    with writing() as connection:
        connection.execute(
            insert(table_of(Completion)).values(
                person_id=person_id, lesson_id=lesson_id, course_id=course_id,
                release_id=1, completed_at=at,
            )
        )  # fmt: skip


def seen(person_id, course_id, lesson_id, at, place=40):
    """Write that a lesson was open."""
    with writing() as connection:
        connection.execute(
            insert(table_of(LessonReading)).values(
                person_id=person_id, lesson_id=lesson_id, course_id=course_id,
                seconds=10, place=place, seen_at=at,
            )
        )  # fmt: skip


def give(world, course_id, **whom):
    """Give a course."""
    with writing() as connection:
        assign(connection, course_id, world.merchant, world.manager, NOW, **whom)


def steps(world, person_id):
    """Return the next steps, and how many statements they cost."""
    statements = []
    with reading() as connection:
        listen = lambda *given: statements.append(given[2])  # noqa: E731
        event.listen(connection, "before_cursor_execute", listen)
        found = next_steps(connection, visitor_of(world, person_id), CATALOG, TODAY)
    assert len(statements) == 1
    return found


def test_who_has_nothing_is_shown_the_first_course(world):
    """A new person is not left before an empty page."""
    found = steps(world, world.staff)
    assert found.first.address == "/courses/one/a"
    assert (found.first.assigned_by, found.first.begun) == (None, False)


def test_a_course_given_to_a_team_above_reaches_staff_only(world):
    """The region's course comes to the night shift, not to the manager of the region."""
    give(world, "co-two", team_id=world.teams["region"], due_day=date(2026, 3, 22))
    given = steps(world, world.night).first
    assert (given.course_id, given.assigned_by, given.due_day.day) == ("co-two", "何静", 22)
    assert steps(world, world.manager).first.assigned_by is None


def test_the_nearest_due_day_comes_first(world):
    """Given courses stand before begun ones; of one given twice the nearer day holds."""
    seen(world.staff, "co-one", "ls-b", NOW)
    give(world, "co-two", person_id=world.staff)
    give(world, "co-two", team_id=world.teams["shop"], due_day=date(2026, 3, 30))
    found = steps(world, world.staff)
    assert [each.course_id for each in found.lessons] == ["co-two", "co-one"]
    assert found.first.due_day == date(2026, 3, 30)
    assert (found.lessons[1].title, found.lessons[1].percent_read) == ("B", 40)


def test_what_was_done_today_stands_in_the_order_of_the_clock(world):
    """Today is the person's own day: 00:30 in Shanghai is today, 23:30 is not."""
    complete(world.staff, "co-one", "ls-a", datetime(2026, 3, 18, 15, 30, tzinfo=UTC))
    complete(world.staff, "co-two", "ls-e", NOW)
    complete(world.staff, "co-two", "ls-d", datetime(2026, 3, 18, 16, 30, tzinfo=UTC))
    with writing() as connection:
        connection.execute(
            insert(table_of(Attempt)).values(
                person_id=world.staff, quiz_id="qz", lesson_id="ls-d", course_id="co-two",
                release_id=1, number=1, started_at=NOW, finished_at=NOW, points=2, most=3,
                passed=True,
            )
        )  # fmt: skip
    found = steps(world, world.staff)
    assert [(each.title, each.points, each.most) for each in found.done_today] == [
        ("D", 2, 3),
        ("E", None, 0),
    ]
    assert [each.title for each in found.finished] == ["TWO"]
    assert [each.title for each in found.lessons] == ["B"]


def test_progress_of_people_counts_what_was_given(world):
    """Given courses count, also those not begun; a lesson that has left the course does not."""
    give(world, "co-one", team_id=world.teams["region"])
    complete(world.staff, "co-one", "ls-a", NOW)
    complete(world.staff, "co-one", "ls-gone", NOW)
    complete(world.staff, "co-two", "ls-d", NOW)
    seen(world.staff, "co-two", "ls-d", NOW + timedelta(hours=1))
    seen(world.manager, "co-two", "ls-d", NOW)
    people = [world.staff, world.colleague, world.manager, world.trainer]
    with reading() as connection:
        found = progress_of_people(connection, people, CATALOG, world.merchant)
        assert progress_of_people(connection, [], CATALOG, world.merchant) == {}
    counts = {each.person_id: (each.done, each.count) for each in found.values()}
    assert counts == {
        world.staff: (1, 3),
        world.colleague: (0, 3),
        world.manager: (0, 2),
        world.trainer: (0, 0),
    }
    assert found[world.staff].last_at == NOW + timedelta(hours=1)
    assert found[world.colleague].last_at is None
