"""Pictures, worksheets and recordings of a course, for those who may see the course."""

import posixpath

from flask import Blueprint, Response, abort, current_app, request, send_file
from flask.typing import ResponseReturnValue

from academy.catalog import live
from academy.catalog.media_pointer import read_pointer
from academy.files import disk
from academy.learning import store_page
from academy.learning.pages import AssetPage
from academy.learning.permissions import may_learn
from academy.sheets.cells import with_number
from academy.sheets.csv_file import Unreadable, from_csv, to_csv
from academy.sheets.xlsx_file import to_xlsx
from academy.web.guard import guard

blueprint = Blueprint("assets", __name__)

YEAR = 31_536_000
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
PLAYER_POLICY = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'"
MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "csv": "text/csv",
    "vtt": "text/vtt",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/courses/<slug>/assets/<path:name>")
@guard(may_learn, load=store_page.asset)
def asset(found: AssetPage) -> ResponseReturnValue:
    """Give out a file of the live release; the digest in the address lets it be kept for ever.

    A drawing may hold styles, but it runs no script and loads nothing, even opened by itself.
    """
    return file_answer(found)


def file_answer(found: AssetPage) -> Response:
    """Return a file of a release."""
    ending = found.asset.path.rpartition(".")[2].lower()
    content = content_of(found) if ending in MEDIA_TYPES else None
    if content is None:
        abort(404)
    pointer = read_pointer(content)
    if pointer is not None:
        return recording(found, pointer[0], MEDIA_TYPES[ending])
    if ending == "csv":
        content = as_excel_reads_it(content)
    response = kept(Response(content, mimetype=MEDIA_TYPES[ending]), found)
    response.headers["Content-Security-Policy"] = SVG_POLICY
    if ending == "csv":
        response.headers["Content-Disposition"] = "attachment"
    return response


@blueprint.get("/courses/<slug>/worksheets/<path:name>.xlsx")
@guard(may_learn, load=store_page.worksheet)
def worksheet(found: AssetPage) -> ResponseReturnValue:
    """Give out a worksheet as XLSX."""
    return worksheet_answer(found)


def content_of(found: AssetPage) -> bytes | None:
    """Return the bytes of a file, of the live release or of the one that is previewed."""
    if found.release is not None:
        return live.asset_of(found.release, found.asset.path)
    return live.asset(found.course_id, found.asset.path)


def worksheet_answer(found: AssetPage) -> Response:
    """Return a worksheet of a release as XLSX."""
    content = content_of(found)
    try:
        rows = from_csv(content or b"")
    except Unreadable:
        abort(404)
    name = posixpath.basename(found.asset.path).rpartition(".")[0]
    typed = [[*map(with_number, row)] if number else row for number, row in enumerate(rows)]
    response = kept(Response(to_xlsx(typed, name), mimetype=EXCEL), found)
    response.headers["Content-Disposition"] = "attachment"
    return response


def recording(found: AssetPage, digest: str, media_type: str) -> Response:
    """Give out a recording, whole or the part that a player asks for.

    Source:
        Rule R141 "recordings are read in parts" in docs/rules.md.
    """
    path = disk.path_of(current_app.config["ACADEMY"].data, digest)
    if not path.is_file():
        abort(404)
    name = posixpath.basename(found.asset.path)
    response = send_file(path, mimetype=media_type, download_name=name, etag=digest)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Security-Policy"] = PLAYER_POLICY
    return kept(response, found)


def as_excel_reads_it(content: bytes) -> bytes:
    """Return a worksheet with a byte order mark and without formulas; no table as it is."""
    try:
        return to_csv(from_csv(content))
    except Unreadable:
        return content


def kept(response: Response, found: AssetPage) -> Response:
    """Let a browser keep what its address names by the digest."""
    wanted = request.args.get("v", "")
    is_this = len(wanted) >= 12 and found.asset.digest.startswith(wanted)
    how_long = f"max-age={YEAR}, immutable" if is_this else "no-cache"
    response.headers["Cache-Control"] = f"private, {how_long}"
    return response
