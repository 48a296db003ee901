"""The answers that views give."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse


def see_other(address: str) -> BaseResponse:
    """Send the browser to *address* with a GET, after a form was taken."""
    return redirect(address, 303)


def wants_fragment() -> bool:
    """Whether htmx asks, for which a piece of the page is enough."""
    return request.headers.get("HX-Request") == "true"


def wants_json() -> bool:
    """Whether a script saves in the background and wants only the outcome."""
    return request.accept_mimetypes.best == "application/json"


def page(template: str, status: int = 200, **context: Any) -> Response:
    """Return *template* filled with *context* as a page."""
    return make_response(render_template(template, **context), status)


def local_path(raw: str | None) -> str | None:
    """Return *raw* when it is a path of this site, else None: never lead a person away."""
    if not raw or not raw.startswith("/") or raw.startswith("//"):
        return None
    if any(sign in raw for sign in "\\\r\n\t") or any(ord(sign) < 32 for sign in raw):
        return None
    return raw
