"""Tests of the folder of stored bytes."""

import os
from pathlib import Path

import pytest

from academy.files import disk


def names(data: Path) -> list[str]:
    """Return every file under the data folder."""
    return sorted(path.name for path in data.rglob("*") if path.is_file())


def test_bytes_are_kept_under_their_digest(tmp_path):
    """Two folders deep, the small picture beside the large one."""
    digest = disk.keep(tmp_path, b"large", b"small")

    assert disk.path_of(tmp_path, digest) == (
        tmp_path / "files" / digest[:2] / digest[2:4] / digest
    )
    assert disk.read(tmp_path, digest) == b"large"
    assert disk.read(tmp_path, digest, small=True) == b"small"
    assert disk.is_kept(tmp_path, digest)


def test_the_same_bytes_twice_are_one_file(tmp_path):
    """Content decides the name, so nothing is stored twice and nothing is left over."""
    digests = {disk.keep(tmp_path, b"large", b"small") for _ in range(3)}

    assert names(tmp_path) == sorted([*digests, f"{digests.pop()}.small"])


def test_files_and_folders_are_synced_before_it_returns(tmp_path, monkeypatch):
    """DU-02: bytes first, then the name, and each new folder in the one above."""
    synced = []
    original = os.fsync

    def note(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").resolve())
        original(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    digest = disk.keep(tmp_path, b"large", b"small")

    folder = disk.path_of(tmp_path, digest).parent
    assert synced[-1] == folder
    assert {tmp_path, tmp_path / "files", folder.parent} <= set(synced)
    assert sum(path.name.startswith(disk.TEMPORARY) for path in synced) == 2


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    """DU-03: a full disk leaves neither half a file nor a temporary one."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        disk.write(tmp_path / "name", b"content")

    assert names(tmp_path) == []


def test_removing_what_is_gone_is_fine(tmp_path):
    """Removing twice is removing once."""
    digest = disk.keep(tmp_path, b"large", b"small")
    disk.remove(tmp_path, digest)
    disk.remove(tmp_path, digest)

    assert not disk.is_kept(tmp_path, digest)
    assert names(tmp_path) == []


def test_finds_every_file(tmp_path):
    """Leftovers of a crash are found with the rest."""
    digest = disk.keep(tmp_path, b"large", b"small")
    left = disk.path_of(tmp_path, digest).with_name(f"{disk.TEMPORARY}1")
    left.write_bytes(b"half")

    found = list(disk.found(tmp_path))

    assert {each.digest for each in found if not each.temporary} == {digest}
    assert [each.path for each in found if each.temporary] == [left]
    assert len(found) == 3
    assert list(disk.found(tmp_path / "nowhere")) == []
