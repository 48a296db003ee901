"""Four teams as a tree: a region, two shops in it, a shift in one."""

from academy.people.team_tree import TeamLine


def team(number, name, parent=None, depth=0):
    """A team in Shanghai."""
    return TeamLine(number, name, parent, depth, "Asia/Shanghai", 0)


REGION = team(1, "武昌片区")
SHOP = team(2, "小东门过早店", 1, 1)
SHIFT = team(3, "夜班", 2, 2)
NEXT_SHOP = team(4, "徐东店", 1, 1)
TEAMS = (REGION, SHOP, SHIFT, NEXT_SHOP)
