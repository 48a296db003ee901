"""The result of a poll, as those who have voted see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5
"""With fewer votes a result would tell who voted for what."""


@dataclass(frozen=True, slots=True)
class PollLine:
    """Votes for one option; ``percent`` is rounded down."""

    key: str
    votes: int
    percent: int


@dataclass(frozen=True, slots=True)
class PollResult:
    """How many have voted; lines in the order asked, none while they are too few."""

    voters: int
    lines: tuple[PollLine, ...] = ()


def poll_result(keys: Sequence[str], votes: Mapping[str, int]) -> PollResult:
    """Return the result of a poll with options *keys*; votes for others are ignored.

    Source:
        Rule R103 "result of a poll" in docs/rules.md.
    """
    voters = sum(votes.get(key, 0) for key in keys)
    if voters < FEWEST:
        return PollResult(voters)
    return PollResult(voters, tuple(line_of(key, votes.get(key, 0), voters) for key in keys))


def line_of(key: str, votes: int, voters: int) -> PollLine:
    """Return the line of one option."""
    return PollLine(key, votes, 100 * votes // voters)
