"""Course folders on disk."""

import os
import shutil
from pathlib import Path

import pytest

from academy.catalog import disk, disk_renderer
from academy.catalog.disk import digests_of, load_course, read_folder
from academy.catalog.media_pointer import read_pointer
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


def test_a_folder_whose_name_is_no_text_stops_no_other(folder):
    """It is named with a question mark and refused for its name (C139)."""
    raw = os.path.join(os.fsencode(folder.parent), b"\xff")  # noqa: PTH118 - a name of bytes
    shutil.copytree(folder, os.fsdecode(raw))
    loaded = load_course(Path(os.fsdecode(raw)))
    assert loaded.slug == "?" and loaded.course is None
    assert "C139:?/course.yml" in [f"{each.code}:{each.path}" for each in loaded.problems]


def test_the_renderer_has_a_name():
    """The digest is the same within one installation."""
    assert len(disk_renderer.renderer_digest()) == 64
    assert disk_renderer.renderer_digest() == disk_renderer.renderer_digest()


def test_a_recording_stands_as_its_digest(tmp_path):
    """Its bytes are not read into memory whole, and its digest changes with them (rule R141)."""
    assets = tmp_path / "cups" / "assets"
    assets.mkdir(parents=True)
    (assets / "a.mp4").write_bytes(b"x" * 3_000_000)
    first = read_folder(tmp_path / "cups")
    assert read_pointer(first.files["assets/a.mp4"])[1] == 3_000_000
    assert first.media["assets/a.mp4"] == assets / "a.mp4"
    assert first.problems == []
    (assets / "a.mp4").write_bytes(b"y" * 3_000_001)
    assert read_folder(tmp_path / "cups").files != first.files
    (assets / "a.mp4").write_bytes(first.files["assets/a.mp4"])
    assert read_folder(tmp_path / "cups").files == first.files


def test_a_recording_that_is_too_large_is_named(tmp_path):
    """The author hears how large it is and how large it may be."""
    assets = tmp_path / "cups" / "assets"
    assets.mkdir(parents=True)
    with (assets / "a.mp4").open("wb") as file:
        file.truncate(64_000_001)
    read = read_folder(tmp_path / "cups")
    assert [(each.path, each.code) for each in read.problems] == [("cups/assets/a.mp4", "C451")]
    assert "65 MB" in read.problems[0].sentence("en")
    assert "assets/a.mp4" not in read.files


def shared(root):
    """Put a snippet with a picture beside a course that includes it."""
    for name, text in {
        "cups/lessons/010-a.md": ":::include path=refund\n:::\n",
        "_shared/snippets/refund.md": "![a](../assets/a.svg)\n",
        "_shared/snippets/other.md": "x\n",
        "_shared/assets/a.svg": "<svg/>",
        "_shared/assets/b.svg": "<svg/>",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root / "cups"


def test_a_course_carries_what_it_uses_of_the_shared_files(tmp_path):
    """Its digest changes with a snippet that it includes, and with no other (rule R140)."""
    folder = shared(tmp_path)
    assert sorted(read_folder(folder).files) == [
        "_shared/assets/a.svg",
        "_shared/snippets/refund.md",
        "lessons/010-a.md",
    ]
    before = digests_of(tmp_path)
    (tmp_path / "_shared" / "snippets" / "other.md").write_text("y\n")
    assert digests_of(tmp_path) == before
    (tmp_path / "_shared" / "assets" / "a.svg").write_text("<svg>")
    assert digests_of(tmp_path) != before


def test_a_copy_of_its_own_comes_first(tmp_path):
    """A release that was pulled whole is what it was, whatever the others share now."""
    folder = shared(tmp_path)
    own = folder / "_shared" / "snippets" / "refund.md"
    own.parent.mkdir(parents=True)
    own.write_text("as it was\n")
    assert read_folder(folder).files["_shared/snippets/refund.md"] == b"as it was\n"


def test_shared_files_do_not_lead_out(tmp_path):
    """A link to somebody's file is a problem, and is not read."""
    folder = shared(tmp_path / "courses")
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg/>")
    (tmp_path / "courses" / "_shared" / "assets" / "a.svg").unlink()
    (tmp_path / "courses" / "_shared" / "assets" / "a.svg").symlink_to(secret)
    read = read_folder(folder)
    assert "_shared/assets/a.svg" not in read.files
    assert [(each.path, each.code) for each in read.problems] == [("_shared/assets/a.svg", "C140")]


def test_a_misspelt_snippet_is_offered_by_its_name(tmp_path):
    """The checker knows which snippets there are."""
    folder = shared(tmp_path)
    (folder / "lessons" / "010-a.md").write_text(":::include path=refunt\n:::\n")
    (problem,) = [each for each in load_course(folder).problems if each.code == "C250"]
    assert problem.fix("en") == "did you mean refund.md?"
