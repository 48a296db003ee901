"""Tests of `academy courses list`, `diff`, `activate` and `pull`."""

import json

import pytest
from click.testing import CliRunner

from academy import database
from academy.database import writing
from academy.learning.reading_time import Reading
from academy.learning.store_reading import keep_reading
from academy.release_commands import courses as commands
from tests.catalog.site_files import site_files
from tests.catalog.test_activation import NOW
from tests.learning.conftest import COURSE, FIRST, write_course
from tests.worlds import make_world

SECOND = FIRST.replace("第一课", "头一课")
THIRD = "---\nid: ls-third\ntitle: 第三课\nminutes: 1\n---\n\n字。\n"


@pytest.fixture
def folder(tmp_path):
    """A folder of courses with one course."""
    write_course(tmp_path / "courses")
    return tmp_path / "courses"


@pytest.fixture
def run(data, folder, monkeypatch):
    """Run a command over an installation in which the course was released twice."""
    monkeypatch.setenv("ACADEMY_DATA", str(data))
    monkeypatch.setenv("ACADEMY_COURSES", str(folder))

    def invoke(*words):
        return CliRunner().invoke(commands, words)

    assert invoke("release").exit_code == 0
    write_course(folder, first=SECOND)
    assert invoke("release").exit_code == 0
    return invoke


def test_all_releases_are_listed(run):
    """The newest first, with its origin, which is live, and since when."""
    lines = run("list", "opening").stdout.splitlines()
    assert lines[0].startswith("release 2  ") and "folder  live since" in lines[0]
    assert lines[1].startswith("release 1  ") and "was live from" in lines[1]
    told = json.loads(run("list", "co-open", "--format", "json").stdout)
    assert [each["live"] for each in told] == [True, False]


def test_a_course_that_is_not_there(run):
    """The command cannot run: 2."""
    for words in (("list", "x"), ("diff", "x"), ("activate", "x", "1"), ("diff", "opening", "9")):
        answer = run(*words)
        assert answer.exit_code == 2, words
        assert answer.stdout == ""


def test_what_changes_is_told_for_learners(run, folder):
    """Between two releases, to what is live, to the folder; in words and for programs."""
    assert run("diff", "opening", "1", "2").stdout == "课时\n  《第一课》改名为《头一课》\n"
    assert run("diff", "opening", "1").stdout == "课时\n  《第一课》改名为《头一课》\n"
    assert run("diff", "opening").stdout == "对学员来说没有变化。\n"
    write_course(folder, first=SECOND.replace("先说麻烦。", "先说好处。"))
    answer = run("diff", "opening", "--format", "json", "--language", "en")
    told = json.loads(answer.stdout)
    assert (told["course"], told["from"], told["to"]) == ("co-open", "live", "folder")
    assert told["changes"] == [
        {
            "title": "头一课",
            "kind": "lesson-text",
            "id": "ls-first",
            "sentence": "“头一课”: the text changes",
        }
    ]


def test_a_folder_with_errors_is_not_compared(run, folder):
    """The check says what is wrong."""
    write_course(folder, first=FIRST.replace("minutes: 3", "minutes: viele"))
    answer = run("diff", "opening")
    assert (answer.exit_code, "courses check" in answer.stderr) == (2, True)


def test_back_to_an_older_release(run):
    """R132: it is live, and listed so."""
    answer = run("activate", "opening", "1")
    assert (answer.exit_code, answer.stdout) == (0, "opening: release 1 is live\n")
    assert "live since" in run("list", "opening").stdout.splitlines()[1]


def test_records_are_not_lost(run, data, folder):
    """R134: the ids are named, and what to do; nothing has changed."""
    outline = COURSE.replace("[first, second]", "[first, second, third]")
    (folder / "opening" / "lessons" / "030-third.md").write_text(THIRD, encoding="utf-8")
    write_course(folder, first=SECOND, course=outline)
    assert run("release").exit_code == 0
    database.connect(f"sqlite:///{data / 'academy.db'}", data)
    staff = make_world().staff
    with writing() as connection:
        keep_reading(connection, staff, "ls-third", "co-open", Reading(5, 10, None, NOW))
    database.disconnect()
    answer = run("activate", "opening", "1")
    assert answer.exit_code == 1
    assert "ls-third" in answer.stderr and "status: retired" in answer.stderr
    assert "live since" in run("list", "opening").stdout.splitlines()[0]


def test_a_release_is_written_back(run, tmp_path):
    """The live one by default; a change of one's own is kept until it is forced."""
    there = tmp_path / "pulled" / "opening"
    answer = run("pull", "opening", "1", "--to", str(there))
    assert answer.exit_code == 0
    assert str(there / "lessons" / "010-first.md") in answer.stdout
    assert (there / "lessons" / "010-first.md").read_text(encoding="utf-8") == FIRST
    assert run("pull", "opening", "--to", str(there)).exit_code == 0
    assert (there / "lessons" / "010-first.md").read_text(encoding="utf-8") == SECOND
    (there / "lessons" / "010-first.md").write_text("mine", encoding="utf-8")
    (there / "notes.txt").write_text("mine", encoding="utf-8")
    refused = run("pull", "opening", "--to", str(there))
    assert (refused.exit_code, "010-first.md" in refused.stderr) == (1, True)
    forced = run("pull", "opening", "--to", str(there), "--force")
    assert (forced.exit_code, "notes.txt" in forced.stderr) == (0, True)
    assert (there / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_sites_own_files_are_compared_and_led_back(run, folder, tmp_path):
    """R132: `_site` is diffed, activated and pulled like a course."""
    for name, data in site_files().items():
        (folder / name).write_bytes(data.replace(b"ls-first, ls-second", b"ls-first"))
    assert run("release").exit_code == 0
    paths = (folder / "_paths.yml").read_text(encoding="utf-8")
    (folder / "_paths.yml").write_text(paths.replace("先开口", "后开口"), encoding="utf-8")
    assert "后开口" in run("diff", "_site").output
    assert run("release").exit_code == 0
    told = json.loads(run("diff", "_site", "1", "2", "--format", "json").output)
    assert [each["kind"] for each in told["changes"]] == ["path-renamed"]
    assert run("activate", "_site", "1").output == "_site: release 1 is live\n"
    assert "live since" in run("list", "_site").output.splitlines()[1]
    assert run("pull", "_site", "--to", str(tmp_path / "out")).exit_code == 0
    assert (tmp_path / "out" / "_paths.yml").read_text(encoding="utf-8") == paths
