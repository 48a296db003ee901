"""Our styles and scripts, kept in memory: fingerprinted, compressed once, cached for ever.

The address holds one digest of all files, so that modules may import each other by name.
Scripts of others come from their Python packages, never from a copy here.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for
from flask.typing import ResponseReturnValue

from academy.settings import shipped
from academy.web.guard import public

blueprint = Blueprint("assets", __name__)

FROM_PACKAGES = {"htmx.js": ("js_lib_htmx", "static/htmx/htmx.min.js")}
YEAR = 31_536_000
COMPRESSED = {"text/css", "text/javascript", "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it goes over the wire."""

    content: bytes
    compressed: bytes | None
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All files by name, and the digest of all together."""

    digest: str
    by_name: Mapping[str, Asset]


def read_assets(folder: Path) -> Assets:
    """Read the folder and the files from packages."""
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    for name, (package, inside) in FROM_PACKAGES.items():
        contents[name] = files(package).joinpath(inside).read_bytes()
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return Assets(digest.hexdigest()[:12], {n: asset(n, c) for n, c in contents.items()})


def asset(name: str, content: bytes) -> Asset:
    """Return *content* with its type, compressed when that helps."""
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    media_type = "text/javascript" if guessed.endswith("javascript") else guessed
    squeezed = gzip.compress(content, 9, mtime=0) if media_type in COMPRESSED else None
    return Asset(content, squeezed, media_type)


def init_app(app: Flask) -> None:
    """Read the files once and offer ``asset()`` to templates."""
    read = read_assets(shipped("static"))
    app.extensions["academy_assets"] = read
    addresses = {name: f"/static/{read.digest}/{name}" for name in read.by_name}
    app.jinja_env.globals["asset"] = addresses.__getitem__
    app.register_blueprint(blueprint)


@blueprint.get("/static/<digest>/<path:name>")
@public
def file(digest: str, name: str) -> ResponseReturnValue:
    """Serve a file; an old digest leads to the present one."""
    read: Assets = current_app.extensions["academy_assets"]
    found = read.by_name.get(name)
    if found is None:
        abort(404)
    if digest != read.digest:
        return current_app.redirect(url_for("assets.file", digest=read.digest, name=name), 302)
    squeezed = found.compressed if "gzip" in request.headers.get("Accept-Encoding", "") else None
    response = Response(squeezed or found.content, mimetype=found.media_type)
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
