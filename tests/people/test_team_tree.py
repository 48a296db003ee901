"""Tests of teams as a tree."""

from academy.people.team_tree import TeamLine, in_tree_order


def team(number, name, parent=None, depth=0):
    """A team in Shanghai."""
    return TeamLine(number, name, parent, depth, "Asia/Shanghai", 0)


REGION = team(1, "武昌片区")
SHOP = team(2, "小东门过早店", 1, 1)
SHIFT = team(3, "夜班", 2, 2)
NEXT_SHOP = team(4, "徐东店", 1, 1)
TEAMS = (REGION, SHOP, SHIFT, NEXT_SHOP)


def test_tree_order_indents_each_under_its_parent():
    """The choice of teams shows each under its parent, brothers by name."""
    found = [(one.name, level) for one, level in in_tree_order(TEAMS)]

    assert found == [("武昌片区", 0), ("小东门过早店", 1), ("夜班", 2), ("徐东店", 1)]


def test_tree_order_of_two_separate_teams():
    """Managed teams without a managed parent stand at the left."""
    assert [level for _, level in in_tree_order((SHIFT, NEXT_SHOP))] == [0, 0]
