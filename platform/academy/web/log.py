"""One line of JSON for each answer and event, with a request id and without secrets."""

import json
import logging
import random
import re
import sys
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from academy import clock
from academy.web.guard import signed_in

PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
SLOW_SECONDS = 1.0
logger = logging.getLogger("academy.web")


class JsonLines(logging.Formatter):
    """Formats a record as one line; a line break in a value cannot make a second one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line.update(getattr(record, "facts", {}))
        if has_request_context():
            line["request"] = request_id()
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return mask(json.dumps(line, ensure_ascii=False))


def mask(line: str) -> str:
    """Return *line* with the middle of mobile numbers taken out."""
    return PHONE.sub(r"\1****\2", line)


def set_up(level: str) -> None:
    """Send everything that is logged to stderr as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())


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
