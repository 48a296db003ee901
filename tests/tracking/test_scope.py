"""Which teams a board counts."""

from academy.tracking.scope import Scope, subtree
from tests.team_lines import REGION, SHIFT, SHOP, TEAMS


def test_a_board_counts_all_teams_below():
    """A board counts its team and everything below, however deep (R40)."""
    assert Scope(REGION, TEAMS).counted == {1, 2, 3, 4}
    assert Scope(SHOP, TEAMS).counted == {2, 3}


def test_without_those_below():
    """Without the tick only the team itself counts; its children are still known (R40)."""
    alone = Scope(SHOP, TEAMS).with_below(below=False)

    assert (alone.counted, alone.inside) == ({2}, {2, 3})


def test_children_are_right_below_and_in_order():
    """Lines of sub-teams are those right below, by name (R41)."""
    assert [child.name for child in Scope(REGION, TEAMS).children] == ["小东门过早店", "徐东店"]


def test_a_scope_without_the_top():
    """A manager of a shop sees nothing above it (R40)."""
    assert subtree((SHOP, SHIFT), SHOP.id) == {2, 3}
