"""Writing files of courses."""

import pytest

from academy.catalog.disk_write import add_files, replace_file


def test_replaces_a_file_as_a_whole(tmp_path):
    """Its rights stay, a link stays a link, and nothing else is left in the folder."""
    file, link = tmp_path / "a.md", tmp_path / "b.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)

    assert replace_file(link, b"old", b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_does_not_replace_what_has_changed_meanwhile(tmp_path):
    """An editor may have saved in between: its text stays."""
    (tmp_path / "a.md").write_bytes(b"newer")
    assert not replace_file(tmp_path / "a.md", b"old", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"newer"


def test_adds_all_files_or_none(tmp_path):
    """One that is there already, even a dead link, keeps the others from being written."""
    add_files(tmp_path, {"x/a.md": "一\n"})
    assert (tmp_path / "x" / "a.md").read_bytes() == "一\n".encode()
    (tmp_path / "x" / "c.md").symlink_to(tmp_path / "nowhere")
    for there in ("x/a.md", "x/c.md"):
        with pytest.raises(FileExistsError):
            add_files(tmp_path, {"x/b.md": "二\n", there: "三\n"})
    assert not (tmp_path / "x" / "b.md").exists()
    assert not (tmp_path / "nowhere").exists()
