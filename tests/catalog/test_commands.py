"""academy courses check."""

import json

import pytest
from click.testing import CliRunner

from academy.catalog.commands import courses
from tests.catalog.sample_course import files_of


@pytest.fixture
def root(tmp_path):
    """A folder of courses with the sample course in it."""
    for path, data in files_of().items():
        file = tmp_path / "courses" / "cups" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path / "courses"


def run(*arguments):
    """Run ``academy courses check``."""
    return CliRunner().invoke(courses, ["check", *map(str, arguments)])


def test_a_clean_folder_exits_with_0(root):
    """Nothing on stdout, a summary on stderr."""
    result = run(root)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 courses, 0 errors" in result.stderr


def test_an_error_exits_with_1_and_says_where(root):
    """Path, line, column, code, sentence and fix, in either language."""
    (root / "cups" / "lessons" / "020-room.md").write_text("---\nid：ls-room\n")
    result = run(root)
    assert result.exit_code == 1
    assert "cups/lessons/020-room.md:1:1: error C124: 信息区没有结束" in result.stdout
    assert "fix: " in result.stdout
    assert "the header is never closed" in run(root, "--language", "en").stdout


def test_one_bad_course_does_not_hide_another(root):
    """All courses are checked; PATH may also be one course."""
    (root / "bad").mkdir()
    (root / "bad" / "course.yml").write_bytes("id: 标题".encode("gbk"))
    assert run(root).exit_code == 1
    assert run(root / "cups").exit_code == 0
    assert "C130" in run(root / "bad").stdout


def test_strict_counts_warnings(root):
    """A warning alone exits with 0, and with --strict with 1."""
    (root / "cups" / "data.bin").write_text("x")
    assert run(root).exit_code == 0
    assert run(root, "--strict").exit_code == 1


def test_formats(root):
    """JSON is a list of objects, GitHub gets workflow commands."""
    (root / "cups" / "data.bin").write_text("x")
    (found,) = json.loads(run(root, "--format", "json").stdout)
    assert (found["code"], found["line"], found["severity"]) == ("C143", 1, "warning")
    line = run(root, "--format", "github").stdout
    assert line.startswith("::warning file=")
    assert ",line=1,col=1,title=C143::" in line
    assert json.loads(run(root / "cups", "--format", "json").stdout)[0]["code"] == "C143"


@pytest.mark.parametrize("path", ["nowhere", "empty"])
def test_what_cannot_be_checked_exits_with_2(tmp_path, path):
    """A folder that is not there, and one without a course."""
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / path)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_fix_mends_the_files_and_says_what_it_did(root):
    """What is left is reported as before; a second run changes nothing."""
    room = root / "cups" / "lessons" / "020-room.md"
    good = room.read_bytes()
    room.write_bytes(b"\xef\xbb\xbf" + good.replace(b"title: ", "tilte：".encode()))
    result = run(root, "--fix")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "020-room.md:3: fixed C103: tilte：布置房间 → tilte: 布置房间" in result.stderr
    assert "020-room.md:1: fixed BOM" in result.stderr
    assert room.read_bytes() == good
    assert "fixed" not in run(root, "--fix").stderr


def test_fix_touches_only_the_course_that_is_meant(root):
    """PATH may be one course; another one stays as it is."""
    (root / "other").mkdir()
    (root / "other" / "course.yml").write_text("id：co-other\n")
    assert run(root / "cups", "--fix").exit_code == 0
    assert (root / "other" / "course.yml").read_text() == "id：co-other\n"


def test_date_lists_what_is_overdue(root):
    """A notice is no problem: it changes neither the counts nor the exit status."""
    room = root / "cups" / "lessons" / "020-room.md"
    room.write_text(room.read_text().replace("minutes: 1", "minutes: 1\nreview_by: 2026-05-31"))
    result = run(root, "--strict", "--date", "2026-06-01")
    assert result.exit_code == 0
    assert "020-room.md:5:12: notice C128: 这一课应该在 2026-05-31 前复核" in result.stdout
    assert "0 errors, 0 warnings" in result.stderr
    assert run(root, "--strict", "--date", "2026-05-31").stdout == ""
    assert "::notice file=" in run(root, "--date", "2027-01-01", "--format", "github").stdout


def test_the_sites_own_files_are_mended(root):
    """With --fix the files of the site too, and with one course they are left alone."""
    paths = root / "_paths.yml"
    text = "- id: pa-one\n  title：路\n  summary: 一句。\n  lessons: [ls-hook，ls-room]\n"
    paths.write_text(text, encoding="utf-8")
    run(root / "cups", "--fix")
    assert paths.read_text(encoding="utf-8") == text
    result = run(root, "--fix")
    assert result.exit_code == 0, result.output
    assert "title: 路" in paths.read_text(encoding="utf-8")
    assert "[ls-hook, ls-room]" in paths.read_text(encoding="utf-8")


def test_one_course_is_told_what_paths_say_of_it(root):
    """A problem of a path is shown with the course whose lesson it is about."""
    text = "- id: pa-one\n  title: 路\n  summary: 一句。\n  lessons: [{}]\n"
    (root / "_paths.yml").write_text(text.format("ls-roomm, ls-hook"), encoding="utf-8")
    assert "C180" in run(root / "cups").stdout
    (root / "_paths.yml").write_text(text.format("ls-zzzzzzzz, ls-hook"), encoding="utf-8")
    assert run(root / "cups").stdout == ""


def test_a_broken_course_is_not_called_missing(root):
    """One error in a course is one line, though a path leads through it."""
    text = "- id: pa-one\n  title: 路\n  summary: 一句。\n  lessons: [ls-hook]\n"
    (root / "_paths.yml").write_text(text, encoding="utf-8")
    room = root / "cups" / "lessons" / "020-room.md"
    room.write_text(room.read_text().replace("title: ", "title："), encoding="utf-8")
    assert [line.split(" ")[2] for line in run(root).stdout.splitlines()[::2]] == ["C103:"]
