"""academy courses new."""

import pytest
from click.testing import CliRunner

from academy.catalog.commands import courses
from tests.catalog.sample_course import COURSE, files_of


@pytest.fixture
def root(tmp_path):
    """A folder of courses with the sample course in it."""
    for path, data in files_of().items():
        file = tmp_path / "cups" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path


def run(*arguments):
    """Run ``academy courses …``."""
    return CliRunner().invoke(courses, [*map(str, arguments)])


def test_everything_new_passes_the_checker(root):
    """A course, a lesson in it and a playbook in it: no error and no warning."""
    for arguments in (
        ("course", "plates", root),
        ("lesson", "second", root, "--course", "plates"),
        ("lesson", "third", root / "plates"),
        ("playbook", "week", root / "plates"),
        ("lesson", "light", root / "cups"),
    ):
        result = run("new", *arguments)
        assert result.exit_code == 0, result.output
    assert "lessons: [hook, room, light]" in (root / "cups" / "course.yml").read_text()
    assert "lessons: [first, second, third]" in (root / "plates" / "course.yml").read_text()
    assert (root / "plates" / "lessons" / "030-third.md").is_file()
    assert run("check", "--strict", root).exit_code == 0


def test_says_which_line_to_add(root):
    """An outline that text cannot extend is left alone."""
    text = COURSE.replace("[hook, room]", "hook")
    (root / "cups" / "course.yml").write_text(text)
    result = run("new", "lesson", "light", root, "--course", "cups")
    assert result.exit_code == 0
    assert "- light" in result.stderr
    assert (root / "cups" / "course.yml").read_text() == text


@pytest.mark.parametrize(
    "arguments",
    [
        ("course", "cups"),
        ("course", "直播"),
        ("course", "x" * 41),
        ("lesson", "hook", "--course", "cups"),
        ("lesson", "light", "--course", "nowhere"),
        ("lesson", "light"),
        ("playbook", "seven-day", "--course", "cups"),
    ],
)
def test_never_overwrites(root, arguments):
    """What is there stays; a name that is none and a course that is none are said."""
    what, name, *rest = arguments
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    result = run("new", what, name, root, *rest)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()} == before
