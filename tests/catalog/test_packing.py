"""Tests of packing the sources of a course."""

import pytest

from academy.catalog.packing import Unreadable, pack, unpack, unpack_one

FILES = {"course.yml": b"id: co-a\n", "assets/\u56fe.svg": b"<svg/>", "empty.md": b""}


def test_what_is_packed_comes_out_again():
    """Paths and bytes are the same, also Chinese names and empty files."""
    assert unpack(pack(FILES)) == FILES
    assert unpack_one(pack(FILES), "assets/\u56fe.svg") == b"<svg/>"
    assert unpack_one(pack(FILES), "none") is None


def test_the_same_files_are_the_same_bytes():
    """The order in which files are given does not matter."""
    assert pack(FILES) == pack(dict(reversed(FILES.items())))


def test_other_bytes_are_refused():
    """What was not packed here is unreadable."""
    with pytest.raises(Unreadable):
        unpack(b"")
