"""Tests of teams as a tree."""

from academy.people.team_tree import in_tree_order
from tests.team_lines import NEXT_SHOP, SHIFT, TEAMS


def test_tree_order_indents_each_under_its_parent():
    """The choice of teams shows each under its parent, brothers by name."""
    found = [(one.name, level) for one, level in in_tree_order(TEAMS)]

    assert found == [("武昌片区", 0), ("小东门过早店", 1), ("夜班", 2), ("徐东店", 1)]


def test_tree_order_of_two_separate_teams():
    """Managed teams without a managed parent stand at the left."""
    assert [level for _, level in in_tree_order((SHIFT, NEXT_SHOP))] == [0, 0]
