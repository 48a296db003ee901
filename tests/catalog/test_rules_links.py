"""Links and pictures."""

import pytest

from tests.catalog.sample_course import ROOM, codes, files_of

CUP = {"assets/Cup.svg": "<svg/>"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[上一课](010-hook.md)", ["C403:Cup.svg:1:1"]),
        ("[上一课](010-hook.md#s) ![杯](../assets/Cup.svg)", []),
        ("![杯](../assets/cup.svg)", ["C404:020-room.md:8:1"]),
        ("字![](../assets/Cup.svg)", ["C401:020-room.md:8:2"]),
        ("[上](010-hok.md) ![杯](../assets/Cup.svg)", ["C402:020-room.md:8:1"]),
        ("[上](/etc/passwd) ![杯](../assets/Cup.svg)", ["C407:020-room.md:8:1"]),
        ("[上](../../../x.md) ![杯](../assets/Cup.svg)", ["C407:020-room.md:8:1"]),
        ("[点](javascript:alert) ![杯](../assets/Cup.svg)", ["C408:020-room.md:8:1"]),
        ("![图](https://a.b/c.png) ![杯](../assets/Cup.svg)", ["C407:020-room.md:8:1"]),
        ("[网](https://a.b) <mailto:a@b.c> ![杯](../assets/Cup.svg)", []),
        ("[本](../course.yml) ![杯](../assets/Cup.svg)", ["C409:020-room.md:8:1"]),
        ("`[x](y.md)` ![杯](../assets/Cup.svg)", []),
        ("[a]: ../assets/Cup.svg", []),
    ],
)
def test_every_target_is_there(body, expected):
    """A link leads to a lesson, a picture to an asset; code is not looked at."""
    room = ROOM.replace("灯在前面，杯子在手边。", body)
    assert codes(files_of(room=room, **CUP)) == expected


def test_the_nearest_file_is_named():
    """A misspelt target is told which file was meant."""
    room = ROOM.replace("灯在前面", "[上](010-hok.md)")
    found = codes(files_of(room=room))
    assert found == ["C402:020-room.md:8:1"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("draft", ["C410:010-hook.md:13:7"]), ("review", ["C410:010-hook.md:13:7"]), ("retired", [])],
)
def test_a_link_leads_to_a_lesson_that_can_be_opened(status, expected):
    """A lesson that is not published yet is not linked to."""
    room = ROOM.replace("needs", f"status: {status}\nneeds")
    assert codes(files_of(room=room)) == expected


@pytest.mark.parametrize("block", ["download file", "video src", "audio src"])
def test_files_of_blocks_are_there(block):
    """A worksheet or a recording inside the course is looked for, and counts as used."""
    room = f"{ROOM}\n:::{block}=../assets/a.csv\n:::\n"
    assert codes(files_of(room=room)) == [f"C402:020-room.md:10:{block.index(' ') + 5}"]
    assert codes(files_of(room=room, **{"assets/a.csv": "a"})) == []
