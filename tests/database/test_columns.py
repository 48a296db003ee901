"""Tests of what the columns of all tables hold."""

import pytest

from academy.database.columns import can_be_id


@pytest.mark.parametrize(
    ("number", "expected"),
    [(-1, False), (0, False), (1, True), (2**31 - 1, True), (2**31, False), (2**63, False)],
)
def test_an_id_has_at_most_31_bits(number, expected):
    """Whatever an address names, the database is asked only for what it could hold."""
    assert can_be_id(number) is expected
