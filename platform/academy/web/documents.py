"""Files that arrive with a form beside its pictures: taken one by one, kept as they came.

A file is never opened here and never shown in a page: it is given out as an attachment, under
a safe name, to whoever may see what it belongs to.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from flask import Response, abort
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from academy import clock
from academy.database import reading, writing
from academy.files import disk, store
from academy.files.document import MOST_BYTES, Document, Unfit, read_document
from academy.web import tickets
from academy.web.pictures import Fault, data_folder, shown_name

MOST_DOCUMENTS = 5
DOCUMENT = "document"

logger = logging.getLogger("academy.web")


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A file that is on the disk; the ticket says so to the next form."""

    digest: str
    name: str
    media_type: str
    size: int
    ticket: str


@dataclass(frozen=True, slots=True)
class ReceivedDocuments:
    """What became of the files of a form."""

    documents: tuple[KeptDocument, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Taken:
    """What was taken of a form so far: all files in their order, new ones, faults."""

    found: dict[str, KeptDocument]
    fresh: dict[str, Document] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def receive(
    uploads: Sequence[FileStorage],
    kept_tickets: Sequence[str],
    person_id: int,
    most: int = MOST_DOCUMENTS,
) -> ReceivedDocuments:
    """Take the files of a form: first those kept before, then the new ones.

    Args:
        uploads: files of the form; a field left empty counts as none.
        kept_tickets: tickets of files that an earlier try of this form brought.
        person_id: who sends them.
        most: how many may come together; those beyond are faults.
    """
    take_back(kept_tickets, person_id)
    there = read_kept(kept_tickets, person_id)
    taken = take_all(uploads, {each.digest: each for each in there[:most]}, person_id, most)
    remember(taken.fresh, person_id)
    lost = [
        Fault(str(facts["name"]), _("It is no longer there. Choose it once more."))
        for digest, facts in promised(kept_tickets, person_id).items()
        if digest not in {each.digest for each in there}
    ]
    return ReceivedDocuments(tuple(taken.found.values()), (*lost, *taken.faults))


def set_aside(uploads: Sequence[FileStorage], person_id: int, most: int) -> ReceivedDocuments:
    """Take the files of a form while the database takes nothing (rule R9).

    Their tickets hold what the rows would; receive() writes the rows when the form comes back.
    """
    taken = take_all(uploads, {}, person_id, max(most, 0))
    return ReceivedDocuments(tuple(taken.found.values()), tuple(taken.faults))


def take_back(kept_tickets: Sequence[str], person_id: int) -> None:
    """Write the rows of files that were set aside and are there still."""
    facts = promised(kept_tickets, person_id)
    if not facts:
        return
    with reading() as connection:
        lone = sorted(facts.keys() - store.known(connection, facts.keys()))
    remember(
        {
            digest: Document(
                disk.read(data_folder(), digest),
                str(facts[digest]["name"]),
                str(facts[digest]["type"]),
            )
            for digest in lone
            if disk.is_kept(data_folder(), digest, with_small=False)
        },
        person_id,
    )


def take_all(
    uploads: Sequence[FileStorage], found: dict[str, KeptDocument], person_id: int, most: int
) -> Taken:
    """Take one file after the other; those of *found* are there already."""
    taken = Taken(found)
    for upload in uploads:
        if not upload.filename:
            continue
        name = shown_name(upload.filename)
        if len(found) >= most:
            fault = Fault(name, _("It was not taken: at most %(most)s files.", most=most))
            taken.faults.append(fault)
            continue
        try:
            document = read_document(content_of(upload), upload.filename)
            digest = disk.keep(data_folder(), document.content)
        except Unfit as unfit:
            taken.faults.append(Fault(name, sentence(unfit)))
        except OSError:
            logger.exception("a file could not be stored")
            sorry = _("The file could not be stored. Send it again later.")
            taken.faults.append(Fault(name, sorry))
        else:
            taken.fresh[digest] = document
            found.setdefault(digest, kept_document(digest, document, person_id))
    return taken


def content_of(upload: FileStorage) -> bytes:
    """Return the bytes of a file, one more at the most than are taken."""
    upload.stream.seek(0)
    content: bytes = upload.stream.read(MOST_BYTES + 1)
    return content


def remember(fresh: Mapping[str, Document], person_id: int) -> None:
    """Note the new files, and look that no sweep took them in this very moment."""
    if not fresh:
        return
    kept = [
        store.Kept(digest, document.media_type, len(document.content))
        for digest, document in fresh.items()
    ]
    with writing() as connection:
        store.remember(connection, kept, person_id, clock.now())
        for digest, document in fresh.items():
            if not disk.is_kept(data_folder(), digest, with_small=False):
                disk.keep(data_folder(), document.content)


def kept_document(digest: str, document: Document, person_id: int) -> KeptDocument:
    """Return a file as the next form of *person_id* holds it."""
    return promise(digest, document.name, document.media_type, len(document.content), person_id)


def promise(digest: str, name: str, media_type: str, size: int, person_id: int) -> KeptDocument:
    """Return a file on the disk with its ticket for *person_id*."""
    facts: tickets.Payload = {
        "digest": digest,
        "name": name,
        "type": media_type,
        "size": size,
        "person": person_id,
    }
    return KeptDocument(digest, name, media_type, size, tickets.sign(DOCUMENT, facts))


def read_kept(kept_tickets: Sequence[str], person_id: int) -> tuple[KeptDocument, ...]:
    """Return the files that *kept_tickets* promise to *person_id* and that are there."""
    facts = promised(kept_tickets, person_id)
    if not facts:
        return ()
    with reading() as connection:
        there = store.known(connection, facts.keys())
    return tuple(
        promise(digest, str(each["name"]), str(each["type"]), int(each["size"]), person_id)
        for digest, each in facts.items()
        if digest in there
    )


def promised(kept_tickets: Sequence[str], person_id: int) -> dict[str, tickets.Payload]:
    """Return what *kept_tickets* promise to *person_id*, by digest."""
    found = {}
    for ticket in kept_tickets:
        facts = tickets.read(DOCUMENT, ticket)
        if facts is not None and facts["person"] == person_id:
            found[str(facts["digest"])] = facts
    return found


def send_document(digest: str, name: str, media_type: str) -> Response:
    """Answer with a stored file as an attachment that no browser runs or guesses about."""
    try:
        content = disk.read(data_folder(), digest)
    except FileNotFoundError:
        abort(404)
    response = Response(content, mimetype=media_type)
    plain = "".join(sign if sign.isascii() and sign not in '"\\' else "_" for sign in name)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def sentence(unfit: Unfit) -> str:
    """Return why a file was not taken and what to do, in the reader's language."""
    sentences = {
        "empty": _("The file is empty. Choose it once more."),
        "too_heavy": _("It has more than 10 MB. Send a smaller one, or a part of it."),
        "other": _("Files of this kind are not taken. Send PDF, XLSX, DOCX, CSV, TXT, MP4 or M4A."),
        "not_what_it_says": _(
            "It is not what its name says. Open it, save it once more as that kind and send it."
        ),
        "broken": _("It is damaged or has a password. Save it once more without one."),
        "macros": _("It holds macros. Save it as XLSX or DOCX without them."),
        "too_large": _("Unpacked it would be far too large. Send only the sheet that matters."),
    }
    return str(sentences[unfit.code])
