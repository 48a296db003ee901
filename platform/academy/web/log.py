"""Names each request and logs its answer."""

import logging
import random
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from academy import clock
from academy.web.guard import signed_in

SLOW_SECONDS = 1.0
logger = logging.getLogger("academy.web")


class RequestName(logging.Filter):
    """Adds the name of the request in which something is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add the name; every record passes."""
        if has_request_context():
            record.request = request_id()
        return True


def request_id() -> str:
    """Return the short name of this request, shown on error pages and in the log."""
    if "request_id" not in g:
        g.request_id = f"{random.getrandbits(32):08X}"
    return str(g.request_id)


def init_app(app: Flask) -> None:
    """Log answers with route, status and time; never their query or body.

    What was written, refused or slow is worth a line (info); pages that were read quickly are
    logged at the level debug only: a shop opens thousands a day.
    """

    @app.before_request
    def start() -> None:
        g.started = clock.elapsed()

    @app.after_request
    def write(response: Response) -> Response:
        response.headers["X-Request-ID"] = request_id()
        seconds = clock.elapsed() - g.get("started", clock.elapsed())
        level = level_of(request.method, response.status_code, seconds)
        if logger.isEnabledFor(level):
            logger.log(level, "answered", extra={"facts": facts_of(response, seconds)})
        return response


def level_of(method: str, status: int, seconds: float) -> int:
    """Return how much an answer matters to whoever reads the log."""
    quick_read = method in {"GET", "HEAD"} and status < 400 and seconds < SLOW_SECONDS
    return logging.DEBUG if quick_read else logging.INFO


def facts_of(response: Response, seconds: float) -> dict[str, Any]:
    """Return what the line of an answer says."""
    who = signed_in()
    return {
        "method": request.method,
        "route": str(request.url_rule) if request.url_rule else "none",
        "status": response.status_code,
        "ms": round(1000 * seconds, 1),
        "person": who.person_id if who else None,
    }
