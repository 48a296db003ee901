"""The four boxes and the states of a report."""

from datetime import UTC, date, datetime, timedelta

import pytest

from academy.reports import boxes
from academy.reports.boxes import Texts

WRITTEN = Texts("看到一位客人停下来", "把价牌挪到门口", "价牌留着", "明天数一次停下的人")
HANDED_IN = datetime(2026, 3, 19, 10, 0, tzinfo=UTC)
TODAY = date(2026, 3, 19)


def test_four_boxes_in_the_order_of_work():
    """A report has the boxes observe, adjust, decide and act, in this order (R31)."""
    names = [box.name for box in boxes.BOXES]

    assert names == ["observe", "adjust", "decide", "act"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (WRITTEN, ()),
        (Texts("好", "无", "留", "数"), ()),
        (Texts("好", " \n ", "留", ""), ("adjust", "act")),
        (Texts(), ("observe", "adjust", "decide", "act")),
    ],
    ids=["whole", "one character each", "white space", "nothing"],
)
def test_one_character_is_enough_to_hand_in(texts, expected):
    """Each box needs one character that can be seen, and no more (R31)."""
    assert boxes.empty_boxes(texts) == expected


@pytest.mark.parametrize(
    ("handed_in_at", "replies", "expected"),
    [(None, 0, "draft"), (HANDED_IN, 0, "handed_in"), (HANDED_IN, 2, "replied")],
)
def test_states_of_a_report(handed_in_at, replies, expected):
    """A report is a draft, then handed in, then replied (R32)."""
    assert boxes.status(handed_in_at, replies) == expected


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [(-1, False), (0, True), (1, True), (2, True), (3, False)],
    ids=["tomorrow", "today", "yesterday", "two days", "three days"],
)
def test_a_report_is_begun_within_two_days(days_ago, expected):
    """A report may be begun on its day and two days after, never before (R30)."""
    assert boxes.may_begin(TODAY - timedelta(days=days_ago), TODAY) is expected


@pytest.mark.parametrize(
    ("waited", "expected"),
    [(timedelta(hours=23, minutes=59), False), (timedelta(hours=24), True)],
)
def test_a_reply_is_overdue_after_a_day(waited, expected):
    """A reply is overdue once the report has waited 24 hours (R36)."""
    assert boxes.reply_is_late(HANDED_IN, HANDED_IN + waited) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("试吃台挪到门口", "试吃台挪到门口"),
        ("\n\n  第一行 \n第二行", "第一行"),
        ("一" * 61, "一" * 59 + "…"),
        ("一" * 60, "一" * 60),
        ("", ""),
    ],
    ids=["whole", "first line", "cut", "just fits", "empty"],
)
def test_lists_show_the_first_line(text, expected):
    """A list shows the first line of a box, at most 60 characters."""
    assert boxes.first_sentence(text) == expected
