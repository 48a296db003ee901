"""Tests of what a check remembers."""

import json
import os

import pytest

from academy.catalog import disk_checked
from academy.catalog.checked import Checked, essence, packed, remembered
from academy.catalog.disk import course_folders, load_course
from academy.catalog.disk_checked import Memory
from academy.catalog.disk_site import load_site
from academy.catalog.rules import check_across
from academy.catalog.rules_site import check_words_of_courses
from tests.catalog.sample_course import files_of, read
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def memory(tmp_path):
    """A new memory, as each run of the command makes one."""
    return lambda: Memory(tmp_path / "courses")


@pytest.fixture
def reads(monkeypatch):
    """The courses that are really read."""
    seen = []
    whole = disk_checked.read_course

    def note(files, slug):
        seen.append(slug)
        return whole(files, slug)

    monkeypatch.setattr(disk_checked, "read_course", note)
    return seen


def check(made, **changes):
    """Check the sample course and keep what was found."""
    found = made.read(files_of(**changes), "cups")
    made.save()
    return found


def test_a_course_that_has_not_changed_is_not_read_again(memory, reads):
    """The same problems, without reading; one changed file is enough to read."""
    broken = {"room": "---\nid: ls-room\ntitle: 房\n---\n好"}
    first = check(memory(), **broken)
    again = check(memory(), **broken)
    assert again[1] == first[1] != []
    assert reads == ["cups"]
    check(memory())
    assert reads == ["cups", "cups"]


def test_what_is_remembered_of_the_real_courses_is_enough():
    """Rules between courses find the same in what is remembered as in the courses."""
    loaded = [load_course(folder) for folder in course_folders(ROOT / "courses")]
    whole = [each.course for each in loaded if each.course]
    assert len(whole) == len(loaded)
    made = [packed(Checked(essence(course), ())) for course in whole]
    back = [remembered(json.loads(json.dumps(each))).course for each in made]
    assert back == [essence(course) for course in whole]
    for rule in (check_across, lambda each: load_site(ROOT / "courses", each).problems):
        assert list(rule(back)) == list(rule(whole))
    site = load_site(ROOT / "courses", whole).site
    assert check_words_of_courses(site, back) == check_words_of_courses(site, whole)


@pytest.mark.parametrize(
    "poison",
    [b"", b"\0", b"{", b"[]", b"null", b'{"program": 1}', b"[" * 100_000, b'{"courses": []}'],
)
def test_a_memory_that_cannot_be_read_is_ignored(memory, reads, poison):
    """Whatever stands in the file, the check finds what it would find without it."""
    made = memory()
    check(made)
    made.path.write_bytes(poison)
    assert check(memory())[0] is not None
    assert reads == ["cups", "cups"]


@pytest.mark.parametrize(
    "poison",
    [
        5, [], ["Checked"], ["Checked", None], ["os.system", "id"], ["", 1], ["Checked", 1, 2, 3],
        ["Name", "a", "b", 1, 2], [["Checked"], None, [""]], {"Checked": 1}, [None],
        ["Checked", "course", [""]], ["Checked", None, ["", 1]], ["Checked", None, "x"],
    ],
)  # fmt: skip
def test_a_poisoned_entry_is_no_entry(poison):
    """Only the classes of a check are made, with all their values, and nothing is called."""
    assert remembered(poison) is None


def test_another_version_of_the_program_reads_again(memory, reads, monkeypatch):
    """What an older version found says nothing about what this one would find."""
    check(memory())
    monkeypatch.setattr(disk_checked, "program_digest", lambda: "later")
    check(memory())
    assert reads == ["cups", "cups"]


def test_the_memory_is_ones_own(memory, reads, monkeypatch):
    """It is written for oneself only; one that others can write, or have written, is ignored."""
    made = memory()
    check(made)
    assert made.path.stat().st_mode & 0o777 == 0o600
    made.path.chmod(0o666)
    check(memory())
    made.path.chmod(0o600)
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    check(memory())
    assert reads == ["cups"] * 3


def test_without_a_place_nothing_is_kept(memory, cache):
    """A cache folder that cannot be made is no reason to fail."""
    cache.write_text("in the way", encoding="utf-8")
    assert check(memory())[0] is not None


def test_a_course_that_is_gone_is_forgotten(memory):
    """The memory holds what the last check has seen, and does not grow."""
    check(memory())
    check(memory(), room="---\nid: ls-room\ntitle: 房\nminutes: 1\n---\n好。\n")
    made = memory()
    assert len(made.before) == 1


def test_the_sample_is_read(memory):
    """The sample course has no problem, with and without a memory."""
    assert read(files_of())[1] == check(memory())[1] == []
