"""Pictures and files of the form that came in, beside its words."""

from collections.abc import Sequence

from flask import request
from flask_babel import gettext as _
from wtforms import ValidationError

from academy.web import documents, pictures
from academy.web.documents import ReceivedDocuments
from academy.web.guard import visitor
from academy.web.pictures import Fault, Received


def sent_pictures() -> Received:
    """Take the pictures; those marked as dropped are left out."""
    uploads = request.files.getlist("pictures")
    return pictures.receive(uploads, still_kept("pictures"), visitor().person_id)


def sent_documents() -> ReceivedDocuments:
    """Take the files; those marked as dropped are left out."""
    uploads = request.files.getlist("documents")
    return documents.receive(uploads, still_kept("documents"), visitor().person_id)


def still_kept(name: str) -> list[str]:
    """Return the tickets of what an earlier try brought and nobody dropped since."""
    dropped = set(request.form.getlist(f"drop_{name}"))
    return [each for each in request.form.getlist(f"kept_{name}") if each not in dropped]


def refuse(faults: Sequence[Fault]) -> None:
    """Say at a field what was not taken, and why.

    Raises:
        ValidationError: there are faults.
    """
    if faults:
        raise ValidationError(
            " ".join(
                _("%(name)s: %(sentence)s", name=fault.name, sentence=fault.sentence)
                for fault in faults
            )
        )
