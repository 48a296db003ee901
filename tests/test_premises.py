"""What must hold before a start."""

import socket

import pytest

from academy import premises
from academy.errors import CannotStart
from academy.premises import answers, held, refuse_open_demo, refuse_taken_port
from tests.installation import free_port


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "localhost"])
def test_the_demo_may_be_served_on_loopback(host):
    """Only this machine reaches a loopback address."""
    refuse_open_demo(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "no such name"])
def test_the_demo_may_not_be_served_elsewhere(host):
    """An address that others reach, or that is none, is refused for the demo."""
    with pytest.raises(CannotStart):
        refuse_open_demo(host)


def test_a_port_just_left_is_free():
    """Connections of a server that has ended do not make its port look taken."""
    port = free_port()
    address = ("127.0.0.1", port)
    with socket.create_server(address) as server, socket.create_connection(address):
        server.accept()[0].close()
    refuse_taken_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    """What cannot be listened on is said before anything is made."""
    with pytest.raises(CannotStart, match=r"192\.0\.2\.7"):
        refuse_taken_port("192.0.2.7", free_port())


def test_the_data_folder_is_held_once(tmp_path):
    """A second start on the same folder is refused, even through another path to it."""
    (tmp_path / "link").symlink_to(tmp_path)
    with held(tmp_path), pytest.raises(CannotStart), held(tmp_path / "link"):
        pass
    with held(tmp_path):
        pass


def test_a_folder_in_use_stays(tmp_path):
    """Only folders that are still empty are taken away."""
    with held(tmp_path / "a" / "b"):
        (tmp_path / "a" / "b" / "kept").touch()
    assert (tmp_path / "a" / "b" / "kept").exists()
    with held(tmp_path / "c" / "d"):
        assert (tmp_path / "c" / "d").is_dir()
    assert not (tmp_path / "c").exists()


def test_a_file_is_not_a_data_folder(tmp_path):
    """A file where the folder should be is named."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "data"):
        with pytest.raises(CannotStart, match="is not a folder"), held(path):
            pass


@pytest.mark.parametrize("name", ["jobs.db", "jobs.db-wal", "write.lock", "files"])
def test_what_was_closed_by_a_copy_is_named(tmp_path, monkeypatch, name):
    """A file that could not be written later is refused at the start, by its name."""
    (tmp_path / name).touch()
    (tmp_path / "secret").touch()
    monkeypatch.setattr(premises.os, "access", lambda path, _how: path == tmp_path)
    with pytest.raises(CannotStart, match=f"{name} cannot be written"), held(tmp_path):
        pass


def test_a_name_that_no_disk_takes_is_refused(tmp_path):
    """What cannot even be looked for is one sentence too."""
    with pytest.raises(CannotStart, match="cannot be made"), held(tmp_path / ("长" * 200)):
        pass


def test_silence_is_no_answer():
    """Neither a closed port nor a listener that says nothing counts as a web server."""
    port = free_port()
    assert not answers("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", port)):
        assert not answers("127.0.0.1", port)
