"""Course folders on disk."""

import os

import pytest

from academy.catalog import disk
from tests.catalog.sample_course import files_of


@pytest.fixture
def folder(tmp_path):
    """A course folder with the sample course."""
    for path, data in files_of().items():
        file = tmp_path / "courses" / "cups" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path / "courses" / "cups"


def found(folder):
    """Return ``code:path`` of every problem."""
    return [f"{problem.code}:{problem.path}" for problem in disk.load_course(folder).problems]


def test_reads_a_folder(folder):
    """All files are read by their path; hidden and underlined names are left out."""
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    (folder / "_old.md").write_text("x")
    loaded = disk.load_course(folder)

    assert loaded.problems == []
    assert loaded.course is not None
    assert loaded.files == files_of()
    assert disk.course_folders(folder.parent) == [folder]


def test_links_that_lead_out_are_refused(folder, tmp_path):
    """A link to a file outside the courses is an error; one inside is read."""
    (tmp_path / "secret").write_text("x")
    (folder / "assets").mkdir()
    (folder / "assets" / "a.svg").symlink_to(tmp_path / "secret")
    (folder / "lessons" / "030-b.md").symlink_to(folder / "lessons" / "020-room.md")
    (folder / "out").symlink_to(tmp_path)
    loaded = disk.load_course(folder)

    assert loaded.course is None
    assert "assets/a.svg" not in loaded.files
    assert "lessons/030-b.md" in loaded.files
    assert {"C140:cups/assets/a.svg", "C144:cups/out"} <= set(found(folder))


def test_a_course_that_is_a_link_out_is_refused(folder, tmp_path):
    """The folder itself must be inside the courses."""
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert "C140:cups/course.yml" in found(folder)
    assert disk.load_course(folder).course is None


def test_what_is_no_ordinary_file_is_not_opened(folder):
    """A pipe would wait for ever, a dangling link is not there: both are named."""
    os.mkfifo(folder / "pipe")
    (folder / "gone.svg").symlink_to(folder / "nowhere")
    assert {"C141:cups/pipe", "C141:cups/gone.svg"} <= set(found(folder))


def test_large_files_are_not_read(folder, monkeypatch):
    """A file over the limit is named with its size; so is a folder with too many files."""
    (folder / "assets").mkdir()
    (folder / "assets" / "a.svg").write_bytes(b"a" * (disk.MOST_BYTES + 1))
    assert "C133:cups/assets/a.svg" in found(folder)
    monkeypatch.setattr(disk, "MOST_FILES", 2)
    assert any(each.startswith("C142") for each in found(folder))


def test_a_name_that_is_no_text_is_named(folder):
    """A file name in another encoding does not stop the check."""
    raw = os.path.join(os.fsencode(folder), b"\xff.md")  # noqa: PTH118 - a name of bytes
    with open(raw, "wb"):  # noqa: PTH123
        pass
    assert found(folder) == ["C145:cups/?.md"]


def test_the_renderer_has_a_name():
    """The digest is the same within one installation."""
    assert len(disk.renderer_digest()) == 64
    assert disk.renderer_digest() == disk.renderer_digest()
