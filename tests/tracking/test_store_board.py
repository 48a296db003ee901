"""What a board reads, on both databases."""

from datetime import timedelta

import pytest

from academy.database import reading
from academy.tracking import store, store_board
from tests.reports.test_permissions import visitor
from tests.tracking.conftest import NOON, TODAY
from tests.worlds import make_world

pytestmark = pytest.mark.usefixtures("database")

YESTERDAY = TODAY - timedelta(days=1)


def manager(world, *teams):
    """A manager of *teams*."""
    managed = {world.teams[team] for team in teams}
    return visitor(world.manager, world.merchant, manages=managed)


def board_of(world, *, team="region", below=True, manages="region"):
    """A board as the database gives it."""
    who = manager(world, manages)
    with reading() as connection:
        scope = store.scope(connection, who, world.teams[team])
        return store_board.board(connection, who, scope.with_below(below=below), TODAY)


def test_scope_is_the_managed_teams_and_those_below():
    """A manager opens managed teams and those below, no others (R40)."""
    world = make_world()
    who = manager(world, "shop")
    with reading() as connection:
        found = {key: store.scope(connection, who, team) for key, team in world.teams.items()}
        none = store.scope(connection, visitor(world.staff), world.teams["shop"])

    assert [key for key, scope in found.items() if scope] == ["shop", "shift"]
    assert none is None


def test_people_with_those_below_and_without():
    """With sub-teams all staff count once; without, those of the team itself (R40)."""
    world = make_world()

    everybody = board_of(world).people
    alone = board_of(world, team="shop", below=False).people

    assert {one.name for one in everybody} == {"周小满", "欧阳若琳", "李雪"}
    assert {one.name for one in alone} == {"周小满", "欧阳若琳"}


def test_states_of_two_weeks(daily, check_in):
    """Each person has a state for each of fourteen days, the last is today (R43)."""
    world = make_world()
    activity = daily(world)
    check_in(
        world,
        activity,
        (world.staff, TODAY, "on_time", NOON),
        (world.staff, YESTERDAY, "make_up", NOON),
    )

    board = board_of(world)
    marks = board.marks[world.staff]

    assert (len(board.days), board.days[-1]) == (14, TODAY)
    assert marks.states[-3:] == ("missing", "make_up", "done")
    assert marks.sent_at[-1] == NOON
    assert board.marks[world.colleague].today == "missing"


def test_streak_goes_back_beyond_two_weeks(daily, check_in):
    """A row that was never broken is counted to its beginning (R20)."""
    world = make_world()
    activity = daily(world, first=TODAY - timedelta(days=40))
    days = [TODAY - timedelta(days=back) for back in range(31)]
    check_in(world, activity, *((world.staff, day, "on_time", NOON) for day in days))
    check_in(world, activity, *((world.colleague, day, "on_time", NOON) for day in days[2:]))

    marks = board_of(world).marks

    assert (marks[world.staff].streak, marks[world.colleague].streak) == (31, 0)


def test_managers_are_not_missed(daily):
    """Who manages may check in, but is not counted as missing (R11)."""
    world = make_world()
    daily(world)

    assert world.shop_manager not in board_of(world).marks


def test_an_activity_of_another_team_is_not_asked(daily):
    """An activity of the shift asks nobody of the shop above it (R41)."""
    world = make_world()
    daily(world, "shift")

    marks = board_of(world).marks

    assert set(marks) == {world.night}
