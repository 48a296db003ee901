"""Tests of what it means that something comes in for a day that has an entry."""

from dataclasses import replace
from datetime import timedelta

import pytest

from academy.checkins.entry import Entry, NewEntry, meet
from tests.checkins.made import NOON, THURSDAY

THERE = Entry(
    check_in_id=1,
    activity_id=7,
    person_id=31,
    team_id=2,
    day=THURSDAY,
    kind="on_time",
    text="豆皮刚翻面",
    prompt="",
    reason="",
    sent_at=NOON,
    revised_at=None,
    digests=("aa", "bb"),
)
GIVEN = NewEntry(THURSDAY, "on_time", "豆皮刚翻面", "", ("aa", "bb"))


@pytest.mark.parametrize("version", ["", THERE.version, "2020-01-01T00:00:00+00:00"])
def test_the_same_twice_is_one(version):
    """R24: equal words and pictures are a second tap, whatever the form was made from."""
    assert meet(THERE, GIVEN, version) == "same"


@pytest.mark.parametrize(
    "given",
    [
        replace(GIVEN, text="换一句"),
        replace(GIVEN, digests=("aa",)),
        replace(GIVEN, digests=("bb", "aa")),
        replace(GIVEN, reason="轮休"),
    ],
    ids=["words", "fewer pictures", "other order", "reason"],
)
def test_only_what_was_seen_is_changed(given):
    """R25: a form made from what stands there changes it, any other does not."""
    assert meet(THERE, given, THERE.version) == "revises"
    assert meet(THERE, given, "") == "stale"


def test_each_change_is_a_version_of_its_own():
    """R25: a form made before the last change no longer fits."""
    changed = replace(THERE, revised_at=NOON + timedelta(microseconds=1))

    assert changed.version != THERE.version
    assert meet(changed, replace(GIVEN, text="换一句"), THERE.version) == "stale"
