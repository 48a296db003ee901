"""How much a form may bring: 12 MB, and more where a signed-in person sends pictures.

A picture that is too heavy is then refused by itself, and the text and the other pictures of
its form stay. Files beyond half a megabyte go to the disk while they arrive, not to memory.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from academy.web.guard import signed_in

MOST_WITH_PICTURES = 64 * 1024 * 1024

View = TypeVar("View", bound=Callable[..., Any])


def takes_pictures(view: View) -> View:
    """Mark a view whose form may bring pictures; stands below its guard."""
    view.takes_pictures = True  # type: ignore[attr-defined]
    return view


def init_app(app: Flask) -> None:
    """Make room before anything, the check of the form's token too, reads the form."""
    app.before_request_funcs.setdefault(None, []).insert(0, make_room)


def make_room() -> None:
    """Let a signed-in person send more where pictures are taken."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method == "POST" and getattr(view, "takes_pictures", False) and signed_in():
        request.max_content_length = MOST_WITH_PICTURES
