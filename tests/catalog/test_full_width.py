"""Tests of slips with the colon and the signs of a header."""

import pytest

from tests.catalog.sample_course import COURSE, ROOM, codes, course_of, files_of, read


@pytest.mark.parametrize("field", ["minutes", "title", "needs"])
def test_a_missing_space_is_named_where_it_is_missing(field):
    """C127: the line of the field, the column of its value; the rest is read on."""
    files = files_of(room=ROOM.replace(f"{field}: ", f"{field}:"))
    _, problems = read(files)
    (problem,) = problems
    lines = enumerate(ROOM.split("\n"), 1)
    line = next(number for number, text in lines if text.startswith(field))
    assert (problem.code, problem.line, problem.column) == ("C127", line, len(field) + 2)


def test_what_is_no_field_is_left_alone():
    """Addresses and ordinary words before a colon are no slip."""
    assert codes(files_of(course=COURSE + "owner: http:x\n")) == []


@pytest.mark.parametrize("wrong", ["[主播，店长]", "[主播、店长]", "【主播】", "主播，店长"])
def test_full_width_signs_of_a_list_are_named(wrong):
    """C118: what looks like two words would be one."""
    assert codes(files_of(course=COURSE + f"audience: {wrong}\n")) == [
        "C118:course.yml:10:" + ("12" if "[" in wrong else "11")
    ]


def test_in_quotes_every_sign_is_meant():
    """A word that holds such a sign is written in quotes."""
    course = course_of(files_of(course=COURSE + 'audience: ["甲，乙"]\n'))
    assert course.audience == ("甲，乙",)
