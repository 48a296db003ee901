"""Pictures that arrive with a form: taken one by one, so that a bad one costs nothing else.

Everything slow (decoding, syncing) is done before the one short write that remembers them.
A picture that is kept goes back into the form as a ticket, and nobody chooses it twice.
"""

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection
from werkzeug.datastructures import FileStorage

from academy import clock
from academy.database import reading, writing
from academy.errors import Busy
from academy.files import disk, store
from academy.files.picture import MEDIA_TYPE, MOST_BYTES, Picture, Unfit, read_picture
from academy.web import bodies, tickets
from academy.web.guard import anybody, guard
from academy.web.visitor import Visitor

blueprint = Blueprint("pictures", __name__)
logger = logging.getLogger("academy.web")

MOST_PICTURES = 9
PICTURE = "picture"
AT_ONCE = 2
PATIENCE_SECONDS = 30.0
LONGEST_NAME = 60

decoding = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture that is on the disk; the ticket says so to the next form."""

    digest: str
    ticket: str
    small_address: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A picture that was not taken: the name it came with, and why."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Received:
    """What became of the pictures of a form."""

    pictures: tuple[KeptPicture, ...]
    faults: tuple[Fault, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        """Names of the pictures on the disk, in their order."""
        return tuple(picture.digest for picture in self.pictures)


@dataclass(slots=True)
class Taken:
    """What was taken of a form so far: all names in their order, new pictures, faults."""

    digests: list[str]
    fresh: dict[str, Picture] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def init_app(app: Flask) -> None:
    """Let forms with pictures be larger than others."""
    bodies.init_app(app)


def receive(
    uploads: Sequence[FileStorage],
    kept_tickets: Sequence[str],
    person_id: int,
    most: int = MOST_PICTURES,
) -> Received:
    """Take the pictures of a form: first those kept before, then the new ones.

    Args:
        uploads: files of the form; a field left empty counts as none.
        kept_tickets: tickets of pictures that an earlier try of this form brought.
        person_id: who sends them.
        most: how many may come together; those beyond are faults.
    """
    take_back(kept_tickets, person_id)
    there = read_kept(kept_tickets, person_id)
    taken = take_all(uploads, [picture.digest for picture in there][:most], most)
    remember(taken.fresh, person_id)
    return Received(
        tuple(kept_picture(digest, person_id) for digest in taken.digests),
        (*gone(len(promised(kept_tickets, person_id)) - len(there)), *taken.faults),
    )


def set_aside(uploads: Sequence[FileStorage], person_id: int, most: int) -> Received:
    """Take the pictures of a form while the database takes nothing (rule R9).

    Their tickets hold what the rows would; receive() writes the rows when the form comes back.
    """
    taken = take_all(uploads, [], max(most, 0), busy=True)
    return Received(
        tuple(
            kept_picture(digest, person_id, width=picture.width, height=picture.height)
            for digest, picture in taken.fresh.items()
        ),
        tuple(taken.faults),
    )


def take_back(kept_tickets: Sequence[str], person_id: int) -> None:
    """Write the rows of pictures that were set aside and whose files are there still."""
    fresh = {}
    for digest, facts in promised(kept_tickets, person_id).items():
        if "width" in facts and disk.is_kept(data_folder(), digest):
            fresh[digest] = Picture(
                disk.read(data_folder(), digest),
                disk.read(data_folder(), digest, small=True),
                int(facts["width"]),
                int(facts["height"]),
            )
    remember(fresh, person_id)


def take_all(
    uploads: Sequence[FileStorage], digests: list[str], most: int, *, busy: bool = False
) -> Taken:
    """Take one picture after the other; those of *digests* are there already.

    When it is *busy* already, no turn to decode is a fault like any other.
    """
    taken = Taken(digests)
    for upload in uploads:
        if not upload.filename:
            continue
        name = shown_name(upload.filename)
        if len(taken.digests) >= most:
            taken.faults.append(Fault(name, too_many(most)))
            continue
        try:
            digest, picture = take(upload)
        except Unfit as unfit:
            taken.faults.append(Fault(name, sentence(unfit)))
        except (OSError, Busy) as error:
            if isinstance(error, Busy) and not busy:
                raise
            logger.exception("a picture could not be stored")
            taken.faults.append(Fault(name, not_stored()))
        else:
            taken.fresh[digest] = picture
            taken.digests = list(dict.fromkeys([*taken.digests, digest]))
    return taken


def take(upload: FileStorage) -> tuple[str, Picture]:
    """Decode one picture and sync it to the disk; return its digest with it."""
    upload.stream.seek(0)
    content = upload.stream.read(MOST_BYTES + 1)
    with turn():
        picture = read_picture(content)
    return disk.keep(data_folder(), picture.content, picture.small), picture


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn to decode: a picture may need much memory for a moment.

    Raises:
        Busy: no turn came within half a minute.
    """
    if not decoding.acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        yield
    finally:
        decoding.release()


def remember(fresh: Mapping[str, Picture], person_id: int) -> None:
    """Note the new pictures, and look that no sweep took their files in this very moment."""
    if not fresh:
        return
    kept = [
        store.Kept(digest, MEDIA_TYPE, len(picture.content), picture.width, picture.height)
        for digest, picture in fresh.items()
    ]
    with writing() as connection:
        store.remember(connection, kept, person_id, clock.now())
        for digest, picture in fresh.items():
            if not disk.is_kept(data_folder(), digest):
                disk.keep(data_folder(), picture.content, picture.small)


def read_kept(kept_tickets: Sequence[str], person_id: int) -> tuple[KeptPicture, ...]:
    """Return the kept pictures that *kept_tickets* promise to *person_id* and that are there."""
    digests = promised(kept_tickets, person_id).keys()
    if not digests:
        return ()
    with reading() as connection:
        there = store.known(connection, digests)
    return tuple(kept_picture(digest, person_id) for digest in digests if digest in there)


def kept_picture(digest: str, person_id: int, **facts: int) -> KeptPicture:
    """Return the picture *digest* as the next form of *person_id* holds it."""
    ticket = tickets.sign(PICTURE, {"digest": digest, "person": person_id, **facts})
    return KeptPicture(digest, ticket, url_for("pictures.preview", ticket=ticket))


def promised(kept_tickets: Sequence[str], person_id: int) -> dict[str, tickets.Payload]:
    """Return what *kept_tickets* promise to *person_id*, by digest."""
    found: dict[str, tickets.Payload] = {}
    for ticket in kept_tickets:
        facts = tickets.read(PICTURE, ticket)
        if facts is not None and facts.get("person") == person_id:
            found.setdefault(str(facts["digest"]), facts)
    return found


def addresses(kept_tickets: Sequence[str], person_id: int) -> list[str]:
    """Return where *person_id* sees what *kept_tickets* promise; the database is not asked."""
    return [
        kept_picture(digest, person_id).small_address
        for digest in promised(kept_tickets, person_id)
    ]


def load_preview(_connection: Connection, visitor: Visitor, ticket: str) -> str | None:
    """Return the digest that *ticket* promises to *visitor*."""
    return next(iter(promised([ticket], visitor.person_id)), None)


@blueprint.get("/pictures/kept/<ticket>")
@guard(anybody, load=load_preview)
def preview(digest: str) -> ResponseReturnValue:
    """Show a kept picture, small, to the one who sent it."""
    return send_picture(digest, small=True)


def send_picture(digest: str, *, small: bool) -> Response:
    """Answer with a stored picture, which never changes and is for this reader only."""
    try:
        content = disk.read(data_folder(), digest, small=small)
    except FileNotFoundError:
        abort(404)
    response = Response(content, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def data_folder() -> Path:
    """Return the data folder of this installation."""
    folder: Path = current_app.config["ACADEMY"].data
    return folder.absolute()


def shown_name(filename: str) -> str:
    """Return the name a file came with, short and on one line, only to be shown."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if sign.isprintable()) or _("a picture without a name")
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 9]}…{plain[-8:]}"


def too_many(most: int) -> str:
    """Return the sentence for a picture beyond the last one."""
    return str(_("It was not taken: at most %(most)s pictures.", most=most))


def gone(count: int) -> list[Fault]:
    """Return the faults of pictures that were promised and are no longer there (rule R29)."""
    fault = Fault(_("Kept picture"), _("It is no longer there. Choose it once more."))
    return [fault] * count


def not_stored() -> str:
    """Return the sentence for a picture that the disk did not take."""
    return str(_("It could not be stored just now. Send it again later."))


def sentence(unfit: Unfit) -> str:
    """Return why a picture was not taken and what to do, in the reader's language."""
    sentences = {
        "empty": _("The file is empty. Choose it once more."),
        "too_heavy": _("It has more than 12 MB. Take it smaller, or send a screenshot of it."),
        "heic": _("It is a HEIC picture, which browsers cannot show. Save it as JPEG first."),
        "svg": _("It is an SVG drawing. Send a photo or a screenshot: JPEG, PNG, WebP or GIF."),
        "other": _("It is not a picture. Send JPEG, PNG, WebP or GIF."),
        "too_many_pixels": _("It is too large: at most 12,000 pixels a side, 50 million in all."),
        "broken": _("It is damaged and cannot be opened. Choose it once more."),
    }
    return str(sentences[unfit.code])
