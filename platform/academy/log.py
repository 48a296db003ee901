"""One line of JSON for each event, without secrets; knows no web framework."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any

PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


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
        if hasattr(record, "request"):
            line["request"] = record.request
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return mask(json.dumps(line, ensure_ascii=False))


def mask(line: str) -> str:
    """Return *line* with the middle of mobile numbers taken out."""
    return PHONE.sub(r"\1****\2", line)


def set_up(level: str, *filters: logging.Filter) -> None:
    """Send everything that is logged to stderr as JSON lines; *filters* may add to a record."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for each in filters:
        handler.addFilter(each)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
