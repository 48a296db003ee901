"""The site's own files from the folder to what is live, on both databases."""

from datetime import UTC, datetime

import pytest

from academy.catalog import live, store
from academy.catalog.commands_releases import live_line
from academy.catalog.release import release_folder
from academy.catalog.site import EMPTY_SITE, SITE
from academy.database import reading
from tests.catalog.site_files import PATHS, site_files
from tests.learning.conftest import FIRST, write_course

NOW = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)


@pytest.fixture
def folder(database, tmp_path):
    """A folder with one course and the site's files, and an empty database."""
    courses = tmp_path / "courses"
    write_course(courses)
    write_site(courses)
    return courses


def write_site(folder, **texts):
    """Write the site's files."""
    for name, data in site_files(**texts).items():
        (folder / name).write_bytes(data)


def released(folder):
    """Release the folder and return what became of each part."""
    return {each.slug: each.kind for each in release_folder(folder, NOW)}


def site():
    """Return the site as it is live now."""
    with reading() as connection:
        number = store.newest_number(connection)
    live.catalog(number)
    return live.site()


def test_the_sites_files_are_one_release(folder):
    """R161: they are live with the courses, and are no course."""
    assert released(folder) == {"_site": "released", "opening": "released"}
    assert [path.id for path in site().paths] == ["pa-first"]
    with reading() as connection:
        assert [each.slug for each in store.live_releases(connection)] == ["opening"]
        assert store.live_release(connection, SITE) is not None
    assert [course.slug for course in live.catalog(0).courses] == ["opening"]
    with reading() as connection:
        lines = [live_line(each)[0] for each in store.everything_live(connection)]
    assert lines[0].endswith("words, learning paths and glossary of the site")
    assert released(folder).get("_site", "unchanged") == "unchanged"


def test_a_change_is_live_without_touching_a_course(folder):
    """A new title of a path makes a new release of the site alone."""
    released(folder)
    write_site(folder, paths=PATHS.replace("先开口", "先说话"))
    assert released(folder) == {"_site": "released", "opening": "unchanged"}
    assert site().paths[0].title == "先说话"


def test_an_error_keeps_what_is_live(folder):
    """R161: the trainer sees the problem, learners see the path of yesterday."""
    released(folder)
    write_site(folder, paths=PATHS.replace("ls-second", "ls-secund"))
    write_course(folder, first=FIRST.replace("第一课", "头一课"))
    outcomes = {each.slug: each for each in release_folder(folder, NOW)}
    assert outcomes["_site"].kind == "broken"
    assert [each.code for each in outcomes["_site"].problems] == ["C180"]
    assert outcomes["opening"].kind == "released"
    assert site().paths[0].lessons == ("ls-first", "ls-second")


def test_a_path_may_name_a_lesson_of_a_course_that_is_broken_now(folder):
    """A broken course stands in its last good release beside the paths too."""
    released(folder)
    write_course(folder, first=FIRST.replace("minutes: 3", "minutes: viele"))
    write_site(folder, paths=PATHS.replace("先开口", "先说话"))
    assert released(folder) == {"_site": "released", "opening": "broken"}


def test_files_that_are_gone_leave_what_is_live(folder):
    """As with a course whose folder is gone; one file of several may go."""
    released(folder)
    (folder / "_paths.yml").unlink()
    assert released(folder)["_site"] == "released"
    assert site().paths == ()
    (folder / "_site.yml").unlink()
    assert "_site" not in released(folder)
    assert site().jobs == ("主播", "店长")


@pytest.mark.usefixtures("database")
def test_without_such_files_there_is_an_empty_site(tmp_path):
    """An installation may have courses and nothing else."""
    write_course(tmp_path / "courses")
    assert released(tmp_path / "courses") == {"opening": "released"}
    assert site() == EMPTY_SITE


def test_a_link_that_leads_out_is_not_followed(folder, tmp_path):
    """The site's files are read below the folder of courses only."""
    (tmp_path / "secret").write_text("format: 1\n", encoding="utf-8")
    (folder / "_site.yml").unlink()
    (folder / "_site.yml").symlink_to(tmp_path / "secret")
    (found,) = [each for each in release_folder(folder, NOW) if each.slug == "_site"]
    assert found.kind == "broken"
    assert [(each.code, each.path) for each in found.problems] == [("C140", "_site.yml")]
