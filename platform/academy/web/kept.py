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

from academy.errors import Busy
from academy.web import documents, pictures, tickets
from academy.web.answers import local_path, page
from academy.web.failures import ask_no_more, failure
from academy.web.form_owner import handed_to
from academy.web.guard import signed_in

NOT_KEPT = {"csrf_token", "kept", "password", "old_password", "new_password"}
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


def init_app(app: Flask) -> None:
    """Answer forms whose token is missing, wrong or of another sign-in, or that none can take."""
    app.register_error_handler(CSRFError, form_expired)
    for busy in BUSY:
        app.register_error_handler(busy, store_is_busy)


def form_expired(_error: CSRFError) -> Response:
    """Show what was typed once more; nothing was saved."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return failure(400)
    who, owner = signed_in(), handed_to()
    if who is None or owner not in {None, who.person_id} or request.endpoint == "people.sign_in":
        answer: Response = current_app.extensions["academy_lost_sign_in"]()
        return answer
    return show_again(from_request(who.person_id), 400)


def store_is_busy(error: Exception) -> Response:
    """Answer when the database did not; words that came without pictures can be sent again."""
    logger.error("the database did not answer", exc_info=error)
    ask_no_more()
    who = signed_in()
    if who is not None and request.method == "POST" and not any(request.files.values()):
        form = from_request(who.person_id)
        response = show_again(form, 503, busy=True) if typed(form) else failure(503)
    else:
        response = failure(503)
    response.headers["Retry-After"] = "5"
    return response


def from_request(person_id: int | None) -> KeptForm:
    """Return the form of this request; its pictures are kept for *person_id*.

    Without a sign-in the person is the one to whom the form was handed, when its token says
    so; else pictures and files are dropped.
    """
    owner = person_id or handed_to()
    fields = [
        (name, value) for name, value in request.form.items(multi=True) if name not in NOT_KEPT
    ]
    if owner is not None:
        received = pictures.receive(request.files.getlist("pictures"), (), owner)
        fields += [("kept_pictures", picture.ticket) for picture in received.pictures]
        files = documents.receive(request.files.getlist("documents"), (), owner)
        fields += [("kept_documents", each.ticket) for each in files.documents]
    return KeptForm(request.full_path.rstrip("?"), tuple(fields), owner)


def pack(form: KeptForm) -> str:
    """Return *form* as a ticket to travel through the sign-in page."""
    facts: tickets.Payload = {"action": form.action, "fields": json.dumps(form.fields)}
    return tickets.sign(PURPOSE, {**facts, "person": form.person_id or 0})


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
    return KeptForm(action, tuple((str(name), str(value)) for name, value in pairs), owner)


def typed(form: KeptForm) -> list[tuple[str, str]]:
    """Return the labels and the texts of what a person typed in *form*."""
    return [
        (SHOWN_LABELS[name], value)
        for name, value in form.fields
        if value.strip() and SHOWN_LABELS.get(name)
    ]


def show_again(form: KeptForm, status: int = 200, *, busy: bool = False) -> Response:
    """Return the page with everything typed and one button to send it."""
    who = signed_in()
    waiting = () if busy else form_values(form, "kept_pictures")
    owner = who.person_id if who else 0
    kept = pictures.read_kept(waiting, owner)
    files = documents.read_kept(() if busy else form_values(form, "kept_documents"), owner)
    response = page(
        "web/resubmit.html",
        status,
        action=form.action,
        fields=form.fields,
        shown=[(_(label), value) for label, value in typed(form)],
        busy=busy,
        pictures=[picture.small_address for picture in kept],
        documents=[each.name for each in files],
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
