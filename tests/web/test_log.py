"""Tests of what is logged."""

import json
import logging

import pytest

from academy.log import JsonLines, mask
from academy.web.log import level_of


def line(message, *args):
    """Return the line that is logged."""
    record = logging.LogRecord("academy", logging.INFO, __file__, 1, message, args, None)
    return JsonLines().format(record)


def test_phone_numbers_are_masked():
    """The middle of a mobile number never stands in the log."""
    assert mask("13812345678 wrote to 19900001111") == "138****5678 wrote to 199****1111"
    assert mask("order 9138123456789") == "order 9138123456789"


def test_one_event_is_one_line():
    """A line break in a value cannot make a second line in the log."""
    text = line("signed in as %s", "a\r\nlevel: error\x1b[2J")

    assert len(text.splitlines()) == 1
    assert json.loads(text)["event"].startswith("signed in as a")
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("method", "status", "seconds", "level"),
    [
        ("GET", 200, 0.02, logging.DEBUG),
        ("GET", 200, 1.5, logging.INFO),
        ("GET", 404, 0.02, logging.INFO),
        ("POST", 303, 0.02, logging.INFO),
    ],
    ids=["quick page", "slow page", "refused", "written"],
)
def test_what_was_written_refused_or_slow_is_worth_a_line(method, status, seconds, level):
    """Pages that were read quickly fill no log; everything else leaves a line."""
    assert level_of(method, status, seconds) == level
