"""Links and pictures."""

import pytest

from tests.catalog.sample_course import COURSE, ROOM, codes, files_of

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
        ("[上](#s) ![杯](../assets/Cup.svg)", []),
        (
            "[天](../playbooks/seven-day/day-1.md) ![杯](../assets/Cup.svg)",
            ["C409:020-room.md:8:1"],
        ),
        ("[a]: ../assets/Cup.svg", []),
    ],
)
def test_every_target_is_there(body, expected):
    """A link leads to a lesson, a picture to an asset; code is not looked at."""
    room = ROOM.replace("灯在前面，杯子在手边。", body)
    assert codes(files_of(room=room, **CUP)) == expected


def test_a_cover_is_used():
    """The picture of the course needs no lesson that shows it."""
    assert codes(files_of(course=COURSE + "cover: assets/Cup.svg\n", **CUP)) == []


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


@pytest.mark.parametrize(
    ("block", "ending"), [("download file", "csv"), ("video src", "mp4"), ("audio src", "mp3")]
)
def test_files_of_blocks_are_there(block, ending):
    """A worksheet or a recording inside the course is looked for, and counts as used."""
    asset = f"assets/a.{ending}"
    room = f"{ROOM}\n:::{block}=../{asset}\n:::\n"
    missing = f"C402:020-room.md:10:{block.index(' ') + 5}"
    assert missing in codes(files_of(room=room))
    there = codes(files_of(room=room, **{asset: "a"}))
    assert not [each for each in there if each.startswith(("C402", "C403"))]
