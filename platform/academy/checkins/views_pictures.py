"""One check-in as others read it, and its pictures."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from academy.checkins import store_entries
from academy.checkins.entry import Seen, SeenPicture
from academy.checkins.permissions import may_read, may_see_picture
from academy.checkins.views_words import times
from academy.web.answers import page
from academy.web.guard import guard, visitor
from academy.web.pictures import send_picture
from academy.web.visitor import Visitor

blueprint = Blueprint("pictures", __name__)


def load_seen(connection: Connection, _who: Visitor, check_in_id: int) -> Seen | None:
    """Return a check-in."""
    return store_entries.seen(connection, check_in_id)


def load_picture(
    connection: Connection, _who: Visitor, check_in_id: int, position: int
) -> SeenPicture | None:
    """Return one picture of a check-in."""
    return store_entries.seen_picture(connection, check_in_id, position)


@blueprint.get("/check-ins/seen/<int:check_in_id>")
@guard(may_read, load=load_seen)
def one(seen: Seen) -> ResponseReturnValue:
    """Show one check-in to its person or to who leads the team."""
    return page(
        "checkins/seen.html",
        seen=seen,
        entry=seen.entry,
        own=seen.place.person_id == visitor().person_id,
        times=times(seen.entry, seen.zone),
    )


@blueprint.get("/check-ins/pictures/<int:check_in_id>/<int:position>")
@guard(may_see_picture, load=load_picture)
def picture(found: SeenPicture) -> ResponseReturnValue:
    """Send one picture, large, or small with ``?small=1``."""
    return send_picture(found.digest, small=request.args.get("small") == "1")
