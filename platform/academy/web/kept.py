"""A form that can no longer be taken as it came: what was typed in it comes back.

A forged or expired form, a sign-in that ended while somebody wrote, or a database that did
not answer must not cost a person the work. The answer is a page that holds everything typed,
and one button.
"""

import json
import logging
from dataclasses import dataclass

from flask import Flask, Response, current_app, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from academy.errors import Busy
from academy.web import documents, pictures, tickets
from academy.web.answers import local_path, page
from academy.web.failures import ask_no_more, failure
from academy.web.form_owner import handed_to, holder
from academy.web.guard import signed_in

NOT_KEPT = {"csrf_token", "kept", "password", "old_password", "new_password"}
KEPT_FILES = {"kept_pictures", "kept_documents"}
PURPOSE = "kept form"
BUSY = (Busy, OperationalError, PoolTimeoutError)
"""What a database raises that cannot be written or read just now."""

logger = logging.getLogger("academy.web")


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was typed, where it was to go, and by whom it was written, when that is known."""

    action: str
    fields: tuple[tuple[str, str], ...]
    person_id: int | None
    faults: tuple[pictures.Fault, ...] = ()
    """Pictures and files of it that were not taken."""


def init_app(app: Flask) -> None:
    """Answer forms whose token is missing, wrong or of another sign-in, or that none can take."""
    app.register_error_handler(CSRFError, form_expired)
    for busy in BUSY:
        app.register_error_handler(busy, store_is_busy)


def form_expired(_error: CSRFError) -> Response:
    """Show what was typed once more; nothing was saved."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return failure(400)
    try:
        who, owner = signed_in(), handed_to()
    except BUSY as error:  # nobody answers for what fails in here
        return store_is_busy(error)
    if who is None or owner not in {None, who.person_id} or request.endpoint == "people.sign_in":
        answer: Response = current_app.extensions["academy_lost_sign_in"]()
        return answer
    return show_again(from_request(who.person_id), 400)


def store_is_busy(error: Exception) -> Response:
    """Answer when the database did not; all that somebody sent can be sent again (rule R9)."""
    logger.error("the database did not answer", exc_info=error)
    ask_no_more()
    form = sent_in_vain() if request.method == "POST" else None
    response = show_again(form, 503, busy=True) if form else failure(503)
    response.headers["Retry-After"] = "5"
    return response


def sent_in_vain() -> KeptForm | None:
    """Return the form of this request; None when it holds nothing that anybody would miss.

    Where not even the visitor could be read, the form is shown to the browser it was handed to.
    """
    who = signed_in()
    try:
        owner = who.person_id if who else handed_to()
    except RequestEntityTooLarge:
        return None
    if owner is None or (who is None and owner != holder()):
        return None
    form = from_request(owner, busy=True)
    brought = form.faults or any(name in KEPT_FILES and value for name, value in form.fields)
    return form if brought or typed(form) else None


def from_request(person_id: int | None, *, busy: bool = False) -> KeptForm:
    """Return the form of this request; its pictures are kept for *person_id*.

    Without a sign-in the person is the one to whom the form was handed, when its token says
    so; else pictures and files are dropped.
    """
    owner = person_id or handed_to()
    fields = [
        (name, value) for name, value in request.form.items(multi=True) if name not in NOT_KEPT
    ]
    faults: tuple[pictures.Fault, ...] = ()
    if owner is not None:
        files, faults = keep_files(owner, busy=busy)
        fields += files
    return KeptForm(request.full_path.rstrip("?"), tuple(fields), owner, faults)


def keep_files(
    owner: int, *, busy: bool
) -> tuple[list[tuple[str, str]], tuple[pictures.Fault, ...]]:
    """Take pictures and files of this request; return their fields, and what was not taken.

    While the database takes nothing, also in this very moment, they are only set aside.
    """
    images, files = request.files.getlist("pictures"), request.files.getlist("documents")
    room = pictures.MOST_PICTURES - len(request.form.getlist("kept_pictures"))
    space = documents.MOST_DOCUMENTS - len(request.form.getlist("kept_documents"))
    try:
        if busy:
            raise Busy
        shots = pictures.receive(images, (), owner, room)
        papers = documents.receive(files, (), owner, space)
    except BUSY:
        shots = pictures.set_aside(images, owner, room)
        papers = documents.set_aside(files, owner, space)
    fields = [("kept_pictures", each.ticket) for each in shots.pictures]
    fields += [("kept_documents", each.ticket) for each in papers.documents]
    return fields, (*shots.faults, *papers.faults)


def pack(form: KeptForm) -> str:
    """Return *form* as a ticket to travel through the sign-in page."""
    faults = [(fault.name, fault.sentence) for fault in form.faults]
    facts: tickets.Payload = {
        "action": form.action,
        "fields": json.dumps(form.fields),
        "faults": json.dumps(faults),
        "person": form.person_id or 0,
    }
    return tickets.sign(PURPOSE, facts)


def unpack(ticket: str) -> KeptForm | None:
    """Return the form in *ticket*; None when somebody else wrote it than who is signed in."""
    payload = tickets.read(PURPOSE, ticket) if ticket else None
    action = local_path(str(payload["action"])) if payload else None
    if payload is None or action is None:
        return None
    who, owner = signed_in(), int(payload["person"]) or None
    if owner is not None and (who is None or who.person_id != owner):
        return None
    pairs = json.loads(str(payload["fields"]))
    fields = tuple((str(name), str(value)) for name, value in pairs)
    faults = json.loads(str(payload.get("faults", "[]")))
    return KeptForm(action, fields, owner, tuple(pictures.Fault(*fault) for fault in faults))


def typed(form: KeptForm) -> list[tuple[str, str]]:
    """Return the labels and the texts of what a person typed in *form*."""
    return [
        (SHOWN_LABELS[name], value)
        for name, value in form.fields
        if value.strip() and SHOWN_LABELS.get(name)
    ]


def show_again(form: KeptForm, status: int = 200, *, busy: bool = False) -> Response:
    """Return the page with everything typed and one button to send it."""
    owner = form.person_id or 0
    files = documents.promised(form_values(form, "kept_documents"), owner)
    response = page(
        "web/resubmit.html",
        status,
        action=form.action,
        fields=form.fields,
        shown=[(_(label), value) for label, value in typed(form)],
        busy=busy,
        pictures=pictures.addresses(form_values(form, "kept_pictures"), owner),
        documents=[each["name"] for each in files.values()],
        faults=form.faults,
    )
    response.headers["HX-Retarget"] = "body"
    return response


def form_values(form: KeptForm, name: str) -> list[str]:
    """Return all values of field *name*."""
    return MultiDict(form.fields).getlist(name)


SHOWN_LABELS: dict[str, str] = {}
"""Fields that people type, with their labels; each domain's forms add their own."""


def show_field(name: str, label: str) -> None:
    """Have field *name* shown under *label* (an English message) when a form comes back."""
    SHOWN_LABELS[name] = label
