"""Adding a lesson to an outline as text."""

import pytest

from academy.catalog.outline import add_to_outline
from tests.catalog.sample_course import COURSE

BLOCK = COURSE.replace("lessons: [hook, room]\n", "lessons:\n      - hook\n      - room\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (COURSE, COURSE.replace("room]", "room, light]")),
        (BLOCK, BLOCK.replace("- room\n", "- room\n      - light\n")),
        (
            COURSE.replace("[hook, room]", "[hook, 'room'] # 两课"),
            COURSE.replace("[hook, room]", "[hook, 'room', light] # 两课"),
        ),
        (
            COURSE.replace("[hook, room]", "[\n      hook,\n      room,\n    ]"),
            COURSE.replace("[hook, room]", "[\n      hook,\n      room, light,\n    ]"),
        ),
        (
            COURSE.replace("\n", "\r\n"),
            COURSE.replace("room]", "room, light]").replace("\n", "\r\n"),
        ),
    ],
    ids=["flow", "block", "quoted, remark", "several lines", "CRLF"],
)
def test_adds_to_the_last_section(before, after):
    """Everything else of the file stays as it was written."""
    assert add_to_outline(before.encode(), "light") == after.encode()


@pytest.mark.parametrize(
    "text",
    [
        COURSE.replace("[hook, room]", "hook"),
        COURSE.replace("[hook, room]", "[]"),
        COURSE.replace("title: ", "title："),
        "id: [",
    ],
    ids=["one value", "no lesson", "a problem", "not readable"],
)
def test_leaves_what_text_cannot_extend(text):
    """The author adds the line then."""
    assert add_to_outline(text.encode(), "light") is None
