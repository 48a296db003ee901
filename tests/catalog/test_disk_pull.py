"""A release is written back exactly: never outside the folder, never over a change."""

import hashlib

import pytest

from academy.catalog.disk_pull import CannotPull, carry_out, named, plan_pull
from academy.catalog.media_pointer import pointer_to

FILES = {"course.yml": b"id: co-x\n", "lessons/010-a.md": b"A\n"}


def knows(*pairs):
    """Tell which bytes stand in some release, by their path."""
    return lambda own, data: (own, data) in pairs


def test_an_empty_folder_gets_every_file(tmp_path):
    """Also one that is not there yet."""
    folder = tmp_path / "new"
    carry_out(plan_pull(folder, FILES, knows()))
    assert {own: (folder / own).read_bytes() for own in FILES} == FILES


def test_what_is_there_already_is_left_alone(tmp_path):
    """Pulling twice writes nothing the second time."""
    carry_out(plan_pull(tmp_path, FILES, knows()))
    assert plan_pull(tmp_path, FILES, knows()).write == {}


def test_a_changed_file_is_not_written_over(tmp_path):
    """Unless it is forced; then the change is gone."""
    (tmp_path / "course.yml").write_bytes(b"mine\n")
    plan = plan_pull(tmp_path, FILES, knows())
    assert plan.changed == ("course.yml",)
    with pytest.raises(CannotPull, match=r"course\.yml"):
        carry_out(plan)
    assert not (tmp_path / "lessons").exists()
    carry_out(plan, force=True)
    assert (tmp_path / "course.yml").read_bytes() == FILES["course.yml"]


def test_a_file_of_another_release_is_no_change(tmp_path):
    """It can be had again: it is written over, or removed when this release lacks it."""
    (tmp_path / "course.yml").write_bytes(b"older\n")
    (tmp_path / "old.md").write_bytes(b"older\n")
    (tmp_path / "mine.md").write_bytes(b"mine\n")
    plan = plan_pull(tmp_path, FILES, knows(("course.yml", b"older\n"), ("old.md", b"older\n")))
    assert (plan.changed, plan.remove, plan.foreign) == ((), ("old.md",), ("mine.md",))
    carry_out(plan)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course.yml", "lessons", "mine.md"]


OUTSIDE = ["../out.md", "/etc/out.md", "a/../../out.md", "a\\b.md", "C:x", ""]


@pytest.mark.parametrize("own", OUTSIDE)
def test_no_path_leads_outside(tmp_path, own):
    """Whatever a release may hold."""
    with pytest.raises(CannotPull):
        plan_pull(tmp_path / "course", {own: b"x"}, knows())


def test_no_link_leads_outside(tmp_path):
    """Neither a folder nor a file that is a link is written through."""
    folder, outside = tmp_path / "course", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "lessons").symlink_to(outside)
    with pytest.raises(CannotPull, match="link"):
        plan_pull(folder, FILES, knows())
    (folder / "lessons").unlink()
    (folder / "course.yml").symlink_to(outside / "x")
    with pytest.raises(CannotPull, match="ordinary"):
        plan_pull(folder, FILES, knows())
    assert list(outside.iterdir()) == []


def test_hidden_files_are_not_looked_at(tmp_path):
    """A folder under git keeps it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"x")
    assert plan_pull(tmp_path, FILES, knows()).foreign == ()


def test_a_file_is_no_folder(tmp_path):
    """It is said so."""
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(CannotPull, match="not a folder"):
        plan_pull(tmp_path / "x", FILES, knows())


def test_many_files_are_named_shortly():
    """Ten, and how many more."""
    assert named(str(number) for number in range(12)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more"


def test_recordings_and_shared_files_are_pulled_whole(tmp_path):
    """A recording gets its bytes back; what courses share comes as the course's own copy (R140)."""
    data = b"x" * 2_000_000
    source = pointer_to(hashlib.sha256(data).hexdigest(), len(data))
    files = {**FILES, "assets/a.mp4": source, "_shared/snippets/b.md": b"B\n"}

    def whole(own, stands):
        return data if own.endswith(".mp4") else stands

    carry_out(plan_pull(tmp_path, files, knows()), whole=whole)
    assert (tmp_path / "assets" / "a.mp4").read_bytes() == data
    assert (tmp_path / "_shared" / "snippets" / "b.md").read_bytes() == b"B\n"
    again = plan_pull(tmp_path, files, knows())
    assert (again.write, again.changed, again.foreign) == ({}, (), ())
