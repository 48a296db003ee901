"""The mechanical fixes."""

import pytest

from academy.catalog.fixes import fix_files
from tests.catalog.sample_course import COURSE, DAY, HOOK, PLAYBOOK, ROOM, codes, files_of, read


def mended(files):
    """Fix until nothing changes; return the files and the reasons of all changes."""
    reasons = []
    for _ in range(5):
        fixed = fix_files(files, "cups", read(files)[1])
        if not fixed.changes:
            return files, reasons
        reasons += [change.reason for change in fixed.changes]
        files = {**files, **fixed.files}
    raise AssertionError(reasons)


@pytest.mark.parametrize(
    ("wrong", "reasons"),
    [
        ({"room": ROOM.replace("title: ", "title：")}, ["C103"]),
        ({"room": ROOM.replace("title: ", "tilte：")}, ["C103", "C110"]),
        ({"room": ROOM.replace("title: ", "标题: ")}, ["C110"]),
        ({"room": ROOM.replace("\n", "\r\n")}, ["CRLF"]),
        ({"room": "\ufeff" + ROOM}, ["BOM"]),
        ({"hook": HOOK.replace("- (x)", "- （x）").replace("- ( )", "- （　）")}, ["C301"] * 3),
        ({"hook": HOOK.replace(":::objectives", ":::objectivs")}, ["C201"]),
        ({"hook": HOOK.replace(":::", "：：：")}, ["C211"] * 4),
        ({"hook": HOOK.replace(":::quiz id=", "：：：quizz id=")}, ["C201", "C211"]),
        ({"hook": HOOK.replace(":::objectives", "::objectives")}, ["C213"]),
        ({"hook": HOOK.replace(":::objectives", "：：objectives")}, ["C213"]),
        ({"hook": HOOK.replace("- (x)", "-(x)")}, ["C315"]),
        ({"room": ROOM.replace("minutes: ", "minutes:")}, ["C127"]),
        ({"room": ROOM.replace("[ls-hook]", "【ls-hook】")}, ["C118"]),
        ({"course": COURSE.replace("[hook, room]", "[hook，room]")}, ["C118"]),
        ({"course": COURSE.replace("[hook, room]", "[hook、 room]")}, ["C118"]),
        ({"day": DAY.replace("at=07:30", "at=7:30")}, ["C207"]),
        ({"day": DAY.replace("at=07:30", "at=7：30")}, ["C207"]),
        ({"day": DAY.replace("due=21:30", "due=２１:30")}, ["C207"]),
        ({"playbook": PLAYBOOK.replace("07:00", "7:00")}, ["C117"]),
    ],
)
def test_mends_what_needs_no_decision(wrong, reasons):
    """The file is as it would have been; what was changed is named."""
    files, found = mended(files_of(**wrong))
    assert sorted(found) == reasons
    assert files == files_of()


def test_a_field_in_a_list_and_in_braces_is_mended():
    """A name is taken only when it stands beside the wrong one."""
    course = files_of()["course.yml"].decode()
    two = course.replace(
        "    lessons: [hook, room]\n",
        "    lessons: [hook]\n  - secton: 后\n    id: s-after\n    lesons: [room]\n",
    )
    window = files_of()["playbooks/seven-day/playbook.yml"].decode().replace("open:", "opne:")
    files, found = mended(files_of(course=two, playbook=window))
    assert sorted(found) == ["C110", "C110", "C110"]
    assert codes(files) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"room": ROOM.replace("title: ", "title: 甲\ntitel: ")}, "C110"),
        ({"room": ROOM.replace("title: ", "colour: red\ntitle: ")}, "C110"),
        ({"room": ROOM.replace("title: ", "names: [a]\ntitle: ")}, "C110"),
        ({"room": ROOM.encode("gbk")}, "C130"),
        ({"room": ROOM + "\n:::xyz\n甲\n:::\n"}, "C201"),
        ({"hook": HOOK.replace("- (x)", "- (对)")}, "C317"),
        ({"day": DAY.replace("at=07:30", "at=7:5")}, "C207"),
        ({"day": DAY.replace("at=07:30", "at=7:60")}, "C207"),
    ],
    ids=[
        "given already",
        "like nothing",
        "too far",
        "not UTF-8",
        "no such block",
        "a mark",
        "no minute",
        "no such minute",
    ],
)
def test_leaves_what_needs_a_decision(wrong, code):
    """What could mean two things, or destroy something, stays for the author."""
    files, found = mended(files_of(**wrong))
    assert (files, found) == (files_of(**wrong), [])
    assert code in {each[:4] for each in codes(files)}


def test_a_code_fence_and_a_worksheet_stay_as_they_are():
    """Full-width signs in code and the byte order mark of a spreadsheet are meant."""
    room = ROOM + "\n```text\n：：：quiz\n- （x） 甲\n```\n\n[表](../assets/a.csv)\n"
    files = files_of(room=room, **{"assets/a.csv": "\ufeffa\r\n"})
    assert mended(files) == (files, [])
