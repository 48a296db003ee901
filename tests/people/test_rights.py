"""Tests of the rights that are shown to those who may change them."""

from academy.people.rights import Held, Right, changeable
from tests.people.test_permissions import ADMIN, MANAGER, OVER_ALL, STAFF

HELD = Held("江边食集", frozenset({("trainer", 1), ("admin", None)}))


def test_the_rights_that_one_may_change():
    """R179: those of the merchant, and to admins over all those over all; to managers none."""
    of_merchant = (
        Right("trainer", everywhere=False, held=True),
        Right("admin", everywhere=False, held=False),
    )
    over_all = (
        Right("trainer", everywhere=True, held=False),
        Right("admin", everywhere=True, held=True),
    )
    assert changeable(ADMIN, STAFF, HELD) == of_merchant
    assert changeable(OVER_ALL, STAFF, HELD) == of_merchant + over_all
    assert changeable(MANAGER, STAFF, HELD) == ()
