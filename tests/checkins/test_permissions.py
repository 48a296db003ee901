"""Tests of who may see a check-in (rule R26)."""

import pytest

from academy.checkins.entry import Place, SeenPicture
from academy.checkins.permissions import may_read, may_see_picture, takes_part
from academy.web.visitor import Visitor
from tests.checkins.made import PART

REGION, SHOP, SHIFT = 1, 2, 3
PICTURE = SeenPicture(Place(31, SHOP, frozenset({REGION, SHOP})), "aa")


def who(person_id: int, staff: set[int] = frozenset(), managed: set[int] = frozenset()) -> Visitor:
    """Return a visitor with memberships."""
    return Visitor(
        person_id=person_id,
        session_id=1,
        name="",
        merchant_id=1,
        merchant_name="",
        team_names=(),
        staff_teams=frozenset(staff),
        managed_teams=frozenset(managed),
        trainer=True,
        admin=True,
        installation_admin=True,
        zone="Asia/Shanghai",
        locale="",
        theme="system",
        must_change_password=False,
        activation=0,
    )


@pytest.mark.parametrize(
    ("visitor", "reads", "sees"),
    [
        (who(31), True, True),
        (who(32, managed={REGION}), True, True),
        (who(32, managed={SHOP}), True, True),
        (who(32, managed={SHIFT}), False, False),
        (who(32, staff={SHOP}), False, True),
        (who(32, staff={REGION}), False, False),
        (who(32, staff={SHIFT}), False, False),
        (who(32), False, False),
    ],
    ids=["own", "region", "shop", "team below", "same team", "staff above", "staff below", "none"],
)
def test_who_sees_a_check_in(visitor, reads, sees):
    """R26: its person and who leads the team or one above; pictures the team as well."""
    assert may_read(visitor, PICTURE) is reads
    assert may_see_picture(visitor, PICTURE) is sees


def test_only_the_person_takes_part():
    """A part is found for its own person only."""
    assert takes_part(who(31), PART)
    assert not takes_part(who(32), PART)
