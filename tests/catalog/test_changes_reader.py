"""``changes`` and ``retired`` of course.yml."""

import pytest

from tests.catalog.sample_course import COURSE, codes, course_of, files_of

NOTES = COURSE + "changes:\n  1: 首次发布。\n  2: {note: 新规, lessons: [ls-hook]}\n"


def test_a_note_is_a_sentence_or_names_lessons():
    """Both ways of writing, in the order of the file."""
    notes = course_of(files_of(course=NOTES)).notes
    assert [(each.name, each.text, each.lessons) for each in notes] == [
        ("1", "首次发布。", ()),
        ("2", "新规", ("ls-hook",)),
    ]


def test_a_note_is_translated_under_its_name():
    """What the translation lacks is told in the language of the source."""
    english = "title: Cups\nchanges:\n  2: A new rule\n"
    (translated,) = course_of(files_of(course=NOTES, course_en=english)).translations
    assert [each.text for each in translated.notes] == ["首次发布。", "A new rule"]


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        ("changes:\n  1: {lessons: [ls-hook]}\n", ["C102:course.yml:11:6"]),
        ("changes:\n  a-name-that-is-too-long: x\n", ["C115:course.yml:11:3"]),
        ("retired: [ls-old]\n", ["C701:course.yml:10:11"]),
        ("retired: [nonsense]\n", ["C701:course.yml:10:11"]),
        ("retired: [q-first]\n", ["C702:course.yml:10:11"]),
    ],
)
def test_what_is_wrong_has_its_place(addition, expected):
    """Lessons have a status instead, and what is given up may not stand in the course (R134)."""
    assert codes(files_of(course=COURSE + addition)) == expected


def test_given_up_ids_are_known():
    """Questions, tasks, playbooks and more."""
    course = course_of(files_of(course=COURSE + "retired: [q-old, t-old, pb-old]\n"))
    assert course.retired == ("q-old", "t-old", "pb-old")
