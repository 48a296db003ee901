"""Error pages: what happened, whether the work is safe, what to do now."""

import logging

from flask import Flask, Response, g, request
from flask_babel import gettext as _
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException

from academy.errors import NotFound, Refused
from academy.web.answers import page
from academy.web.guard import signed_in
from academy.web.log import request_id

logger = logging.getLogger("academy.web")

MEGABYTE = 1024 * 1024


def init_app(app: Flask) -> None:
    """Answer every failure of *app* with a page in the reader's language."""
    app.register_error_handler(HTTPException, http_failure)
    app.register_error_handler(NotFound, lambda _error: failure(404))
    app.register_error_handler(Refused, lambda error: failure(409, _(error.sentence)))
    for no_such_number in (DataError, OverflowError):
        app.register_error_handler(no_such_number, lambda _error: failure(404))
    app.register_error_handler(Exception, unforeseen)


def http_failure(error: HTTPException) -> Response:
    """Answer what Flask itself refuses."""
    code = error.code or 500
    if code < 400:
        return Response(status=code, headers=error.get_headers())
    response = failure(code)
    retry = getattr(error, "retry_after", None)
    if retry:
        response.headers["Retry-After"] = str(retry)
    return response


def unforeseen(error: Exception) -> Response:
    """Answer a mistake of ours; the log has its trace under the reference."""
    logger.error("unforeseen failure", exc_info=error)
    ask_no_more()
    return failure(500)


def ask_no_more() -> None:
    """Have the page of a failure not ask the database again who is there, if it has not yet."""
    g.setdefault("visitor", None)


def failure(code: int, sentence: str | None = None) -> Response:
    """Return the page for status *code*."""
    title, usual, advice = words(code)
    home = (_("To Today"), "/") if signed_in() else (_("To the sign-in page"), "/sign-in")
    return page(
        "web/error.html",
        code,
        title=title,
        sentence=sentence or usual,
        advice=advice,
        actions=[home],
        reference=request_id(),
    )


def words(code: int) -> tuple[str, str, str]:
    """Return title, sentence and advice for status *code*."""
    return (words_for_visitors() | words_for_the_store()).get(
        code,
        (
            _("Something went wrong, and it is our fault"),
            _("It was not saved."),
            _("Try once more. If it fails again, tell whoever leads your team this number:"),
        ),
    )


def words_for_visitors() -> dict[int, tuple[str, str, str]]:
    """Return the words for what was asked in a way that cannot be answered."""
    return {
        400: (
            _("That could not be read"),
            _("What the browser sent is not complete."),
            _("Go back, reload the page and try once more."),
        ),
        403: (
            _("Not allowed"),
            _("Your rights do not reach that far."),
            _("Ask whoever leads your team."),
        ),
        404: (
            _("There is nothing here"),
            _("The page does not exist, or it is not for you."),
            _("Look at the address, or start from Today."),
        ),
        405: (
            _("That does not work here"),
            _("This address cannot be used in that way."),
            _("Go back and use the button of the page."),
        ),
        409: (
            _("That does not go together"),
            _("Something changed in the meantime."),
            _("Reload the page to see what is true now."),
        ),
    }


def words_for_the_store() -> dict[int, tuple[str, str, str]]:
    """Return the words for what was too much, too often or too busy."""
    return {
        413: (
            _("That is too much at once"),
            _(
                "Everything together may have at most %(most)s MB.",
                most=(request.max_content_length or 0) // MEGABYTE,
            ),
            _("Go back, take smaller or fewer pictures and send again."),
        ),
        429: (
            _("Too many tries"),
            _("There were too many tries in a short time."),
            _("Wait a few minutes, then try once more."),
        ),
        503: (
            _("Very busy just now"),
            _("It was not saved: the store did not answer in time."),
            _("Go back and press again in a moment. What you typed is still in the form."),
        ),
    }
