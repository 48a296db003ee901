"""Tests of a group before its camp."""

from datetime import date

import pytest

from academy.camps.new_camp import enough_operators, operator_count, start_fault


def test_each_operator_counts_once():
    """R85: leader and host in one person is one; members and core members do not operate."""
    roles = [(1, "leader"), (1, "host"), (2, "editor"), (3, "member"), (4, "core")]
    assert operator_count(roles) == 2


@pytest.mark.parametrize(
    ("count", "enough"), [(0, False), (2, False), (3, True), (5, True), (6, False)]
)
def test_three_to_five_operators(count, enough):
    """R85: three to five are good."""
    assert enough_operators(count) == enough


@pytest.mark.parametrize(
    ("day", "fine"),
    [
        (date(2026, 3, 18), False), (date(2026, 3, 19), True), (date(2027, 3, 20), True),
        (date(2027, 3, 21), False), (date.min, False), (date.max, False),
    ],
)  # fmt: skip
def test_when_a_camp_may_start(day, fine):
    """R86: today at the earliest, within a year."""
    assert (start_fault(day, date(2026, 3, 19)) is None) == fine
