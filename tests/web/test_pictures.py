"""Tests of pictures that arrive with a form (rules R27 and R29)."""

import io
import threading

import pytest
from werkzeug.datastructures import FileStorage

from academy.database import table_of
from academy.files import disk
from academy.files.picture import MOST_BYTES
from academy.files.tables import StoredFile
from academy.web import pictures
from tests.checkins.made import picture

GREEN, RED = picture("green"), picture("red")


def storage(content: bytes, name: str = "photo.jpg") -> FileStorage:
    """Return an uploaded file."""
    return FileStorage(io.BytesIO(content), filename=name, name="pictures")


@pytest.fixture
def receive(app, world):
    """Receive uploads for the staff inside a request."""

    def call(*uploads, kept=(), person_id=None, **more):
        with app.test_request_context():
            return pictures.receive(uploads, kept, person_id or world.staff, **more)

    return call


def rows(app):
    """Return the rows of stored files."""
    with app.test_request_context(), pictures.reading() as connection:
        return list(connection.execute(table_of(StoredFile).select()))


def test_good_pictures_are_on_the_disk_with_a_row(app, data, receive, world):
    """DU-01: no picture is promised before its bytes and its row are there."""
    received = receive(storage(GREEN), storage(RED))

    assert received.faults == ()
    assert {row.digest for row in rows(app)} == set(received.digests)
    for row in rows(app):
        assert disk.is_kept(data, row.digest)
        assert (row.person_id, row.claimed_at, row.media_type) == (world.staff, None, "image/jpeg")


def test_a_bad_picture_costs_nothing_else(receive):
    """R27: the fault names its picture; those before and after it are kept in their order."""
    received = receive(
        storage(GREEN),
        storage(b"not a picture", "b.jpg"),
        storage(RED),
        storage(b"\0\0\0\x18ftypheic" + b"\0" * 30, "IMG_1.HEIC"),
        storage(b"<svg/>", "c.svg"),
        storage(b"", "empty.png"),
        storage(GREEN + b"\0" * MOST_BYTES, "huge.jpg"),
    )

    assert len(received.pictures) == 2
    assert [fault.name for fault in received.faults] == [
        "b.jpg",
        "IMG_1.HEIC",
        "c.svg",
        "empty.png",
        "huge.jpg",
    ]
    assert len({fault.sentence for fault in received.faults}) == 5
    assert "JPEG" in received.faults[1].sentence


def test_an_empty_field_is_no_picture(receive):
    """A form without a chosen file sends a file without a name."""
    assert receive(storage(b"", "")) == pictures.Received((), ())


def test_the_tenth_picture_is_a_fault(receive):
    """R27: nine are kept, the tenth is named."""
    uploads = [storage(picture((step * 20, 9, 9)), f"{step}.jpg") for step in range(10)]
    received = receive(*uploads)

    assert len(received.pictures) == 9
    assert [fault.name for fault in received.faults] == ["9.jpg"]


def test_kept_pictures_come_first_and_count(receive):
    """R27: pictures of an earlier try stand before new ones and count towards nine."""
    first = receive(storage(GREEN))
    both = receive(storage(RED), kept=[first.pictures[0].ticket])
    full = receive(storage(RED), kept=[first.pictures[0].ticket], most=1)

    assert both.digests[0] == first.digests[0]
    assert len(both.digests) == 2
    assert len(full.digests) == 1
    assert len(full.faults) == 1


def test_the_same_picture_twice_is_shown_once(receive):
    """R24: sent again after a fault, a picture is not doubled."""
    first = receive(storage(GREEN))

    assert receive(storage(GREEN), storage(GREEN), kept=[first.pictures[0].ticket]).digests == (
        first.digests
    )


@pytest.mark.parametrize("ticket", ["", "x", "a.b.c", "💥", "../../etc/passwd"])
def test_a_forged_ticket_keeps_nothing(receive, ticket):
    """R29: what the server did not sign is left out without a word."""
    assert receive(kept=[ticket]) == pictures.Received((), ())


def test_tickets_of_others_keep_nothing(receive, world):
    """R26: a ticket is good for the person who sent the picture."""
    first = receive(storage(GREEN))

    assert receive(kept=[first.pictures[0].ticket], person_id=world.colleague).pictures == ()


def test_a_ticket_whose_picture_was_swept_keeps_nothing(app, receive, world):
    """R29: after two days the picture is gone, and the form asks for it again."""
    with app.test_request_context():
        gone = pictures.kept_picture("0" * 64, world.staff).ticket
    received = receive(kept=[gone])

    assert received.pictures == ()
    assert [fault.sentence for fault in received.faults] == ["已经不在了，请重新选一次。"]


def test_a_sweep_between_file_and_row_loses_nothing(data, receive, monkeypatch):
    """DU-01: a file that a sweep took in that very moment is written once more."""
    original = pictures.store.remember

    def sweep_first(connection, kept, *more):
        original(connection, kept, *more)
        for each in kept:
            disk.remove(data, each.digest)

    monkeypatch.setattr(pictures.store, "remember", sweep_first)
    received = receive(storage(GREEN))

    assert disk.is_kept(data, received.digests[0])


def test_a_full_disk_is_a_fault_at_the_picture(app, receive, monkeypatch):
    """DU-03: nothing is promised that could not be stored; the form stays."""

    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    received = receive(storage(GREEN, "a.jpg"))

    assert [fault.name for fault in received.faults] == ["a.jpg"]
    assert rows(app) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.jpg", "x.jpg"),
        ("C:\\Users\\me\\x.jpg", "x.jpg"),
        ("a\r\nSet-Cookie: b\0.jpg", "aSet-Cookie: b.jpg"),
        ("\u202egpj.exe", "gpj.exe"),
        ("好" * 300 + ".jpg", "好" * 51 + "…" + "好" * 4 + ".jpg"),
        ("👩‍🍳.png", "👩🍳.png"),
        ("a.png.html", "a.png.html"),
    ],
)
def test_names_are_only_shown(app, name, shown):
    """FI-08: a name is short, on one line, and never a path."""
    with app.test_request_context():
        assert pictures.shown_name(name) == shown


def test_a_preview_is_for_the_sender_only(app, client, receive, world):
    """R26: the address of a kept picture opens for the one who sent it."""
    address = receive(storage(GREEN)).pictures[0].small_address
    own = client.sign_in(world.staff).get(address)

    assert (own.status_code, own.mimetype) == (200, "image/jpeg")
    assert own.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert own.headers["X-Content-Type-Options"] == "nosniff"
    assert client.sign_in(world.colleague).get(address).status_code == 404
    assert client.get("/pictures/kept/forged").status_code == 404
    assert app.test_client().get(address).status_code == 303


def test_at_most_two_are_decoded_at_once(receive, monkeypatch):
    """FI-07: many uploads at once take turns, because each may need much memory."""
    running, most, lock = 0, 0, threading.Lock()
    original = pictures.read_picture

    def slow(content):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        try:
            threading.Event().wait(0.02)
            return original(content)
        finally:
            with lock:
                running -= 1

    monkeypatch.setattr(pictures, "read_picture", slow)
    workers = [threading.Thread(target=receive, args=(storage(GREEN),)) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert 1 <= most <= pictures.AT_ONCE


def test_waiting_for_a_turn_ends(receive, monkeypatch):
    """FI-07: who waits for too long is told to try again, and holds no thread."""
    monkeypatch.setattr(pictures, "PATIENCE_SECONDS", 0.01)
    with pictures.turn(), pictures.turn(), pytest.raises(pictures.Busy):
        receive(storage(GREEN))
