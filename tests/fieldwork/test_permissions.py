"""Tests of who marks field work (rule R116)."""

from datetime import UTC, datetime

import pytest

from academy.fieldwork.permissions import Handed, HandedFile, may_mark, may_open
from academy.fieldwork.works import Asked, Content, File, Work
from academy.web.visitor import Visitor

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


def visitor(person_id: int = 9, merchant_id: int = 1, **rights: object) -> Visitor:
    """Return somebody with certain rights."""
    values = dict.fromkeys(Visitor.__dataclass_fields__) | {
        "person_id": person_id,
        "merchant_id": merchant_id,
        "managed_teams": frozenset(),
        "trainer": False,
        "admin": False,
    }
    return Visitor(**(values | rights))  # type: ignore[arg-type]


def handed(state: str = "handed_in") -> Handed:
    """Return work of person 1 in team 5, which stands below team 4."""
    asked = Asked("fw", "ls", "co", 1, "课", "做", ())
    work = Work(1, 1, 1, 5, asked, Content(), state, 1, 1, "", NOW, NOW)
    return Handed(work, "周小满", "店", frozenset({4, 5}))


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (visitor(trainer=True), True),
        (visitor(admin=True), True),
        (visitor(managed_teams=frozenset({4})), True),
        (visitor(managed_teams=frozenset({6})), False),
        (visitor(), False),
        (visitor(merchant_id=2, trainer=True), False),
        (visitor(person_id=1, trainer=True, managed_teams=frozenset({4})), False),
    ],
    ids=["trainer", "admin", "above", "beside", "nobody", "other merchant", "own"],
)
def test_who_marks(who, allowed):
    """Trainers and admins of the merchant, managers above, nobody their own."""
    assert may_mark(who, handed()) is allowed


@pytest.mark.parametrize(
    ("state", "marks", "opens"),
    [
        ("draft", False, False),
        ("handed_in", True, True),
        ("sent_back", True, False),
        ("marked", True, True),
    ],
)
def test_drafts_and_improvements_are_the_authors_alone(state, marks, opens):
    """Who sent it back still sees that it was, and not what is being written."""
    found = HandedFile(handed(state), File(1, "a", "", "image/jpeg", 0))
    assert may_mark(visitor(trainer=True), found.handed) is marks
    assert may_open(visitor(trainer=True), found) is opens
    assert may_open(visitor(person_id=1), found)
