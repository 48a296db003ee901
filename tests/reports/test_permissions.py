"""Who may see and answer a report."""

from datetime import UTC, date, datetime

import pytest

from academy.reports.boxes import Report, Texts
from academy.reports.permissions import Asked, may_read, may_reply
from academy.web.visitor import Visitor

MOMENT = datetime(2026, 3, 19, 10, 0, tzinfo=UTC)
AUTHOR, REGION, SHOP = 7, 1, 2


def visitor(person_id=8, merchant_id=1, manages=(), staff=(), **rights):
    """A visitor of the first merchant without any right, unless told."""
    rights = {"trainer": False, "admin": False, "installation_admin": False, **rights}
    return Visitor(
        person_id=person_id, session_id=1, name="何静", merchant_id=merchant_id,
        merchant_name="江边食集", team_names=(), staff_teams=frozenset(staff),
        managed_teams=frozenset(manages), zone="Asia/Shanghai", locale="", theme="system",
        must_change_password=False, activation=0, **rights,
    )  # fmt: skip


def asked(handed_in=True):
    """A report of the shop, which stands below the region."""
    report = Report(
        id=1, merchant_id=1, person_id=AUTHOR, team_id=SHOP, day=date(2026, 3, 19),
        texts=Texts(), revision=1, saved_at=MOMENT,
        handed_in_at=MOMENT if handed_in else None, form_key="", replies=0,
    )  # fmt: skip
    return Asked(report, "周小满", "小东门过早店", frozenset({REGION, SHOP}))


READERS = {
    "author": (visitor(AUTHOR), True),
    "manager": (visitor(manages={SHOP}), True),
    "manager above": (visitor(manages={REGION}), True),
    "manager elsewhere": (visitor(manages={99}), False),
    "colleague": (visitor(staff={SHOP}), False),
    "trainer": (visitor(trainer=True), True),
    "admin": (visitor(admin=True), True),
    "foreign trainer": (visitor(merchant_id=2, trainer=True), False),
    "admin of the installation": (
        visitor(merchant_id=2, admin=True, installation_admin=True),
        False,
    ),
}


@pytest.mark.parametrize(("who", "expected"), READERS.values(), ids=READERS)
def test_who_reads_a_report(who, expected):
    """Author, managers above, trainers and admins of the merchant read it (R34)."""
    assert may_read(who, asked()) is expected


@pytest.mark.parametrize(("who", "_"), READERS.values(), ids=READERS)
def test_a_draft_is_seen_by_its_author_only(who, _):
    """Nobody but the author sees a draft (R34)."""
    assert may_read(who, asked(handed_in=False)) is (who.person_id == AUTHOR)


@pytest.mark.parametrize(
    ("who", "expected"),
    [(visitor(AUTHOR, manages={SHOP}), False), (visitor(manages={SHOP}), True)],
    ids=["own", "of others"],
)
def test_nobody_answers_an_own_report(who, expected):
    """Whoever reads somebody else's report may reply; nobody replies to an own one (R36)."""
    assert may_reply(who, asked()) is expected
