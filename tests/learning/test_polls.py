"""Tests of the result of a poll."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.learning.polls import FEWEST, PollLine, PollResult, poll_result


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ({}, PollResult(0)),
        ({"a": 4}, PollResult(4)),
        ({"a": 4, "gone": 9}, PollResult(4)),
        ({"a": 3, "b": 2}, PollResult(5, (PollLine("a", 3, 60), PollLine("b", 2, 40)))),
        ({"b": 6}, PollResult(6, (PollLine("a", 0, 0), PollLine("b", 6, 100)))),
        ({"a": 2, "b": 4}, PollResult(6, (PollLine("a", 2, 33), PollLine("b", 4, 66)))),
    ],
)
def test_a_result_is_shown_from_five_votes_on(votes, expected):
    """R103: four votes tell only how many they are; options that are gone do not count."""
    assert poll_result(["a", "b"], votes) == expected


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 10_000)))
def test_shares_never_add_up_to_more_than_all(votes):
    """Percent are rounded down, and every option has its line."""
    result = poll_result("abcd", votes)
    assert result.voters == sum(votes.values())
    assert [line.key for line in result.lines] == (list("abcd") if result.voters >= FEWEST else [])
    assert sum(line.percent for line in result.lines) <= 100
