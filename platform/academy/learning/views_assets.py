"""Pictures and worksheets of a course, for those who may see the course."""

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from academy.catalog import live
from academy.learning import store_page
from academy.learning.pages import AssetPage
from academy.learning.permissions import may_learn
from academy.web.guard import guard

blueprint = Blueprint("assets", __name__)

YEAR = 31_536_000
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "csv": "text/csv",
    "vtt": "text/vtt",
}


@blueprint.get("/courses/<slug>/assets/<path:name>")
@guard(may_learn, load=store_page.asset)
def asset(found: AssetPage) -> ResponseReturnValue:
    """Give out a file of the live release; the digest in the address lets it be kept for ever.

    A drawing may hold styles, but it runs no script and loads nothing, even opened by itself.
    """
    ending = found.asset.path.rpartition(".")[2].lower()
    content = live.asset(found.course_id, found.asset.path) if ending in MEDIA_TYPES else None
    if content is None:
        abort(404)
    response = Response(content, mimetype=MEDIA_TYPES[ending])
    response.headers["Content-Security-Policy"] = SVG_POLICY
    wanted = request.args.get("v", "")
    is_this = len(wanted) >= 12 and found.asset.digest.startswith(wanted)
    kept = f"max-age={YEAR}, immutable" if is_this else "no-cache"
    response.headers["Cache-Control"] = f"private, {kept}"
    if ending == "csv":
        response.headers["Content-Disposition"] = "attachment"
    return response
