"""What the worker does each night: it removes what nobody needs any more."""

import logging

from academy import clock
from academy.files.jobs import sweep
from academy.jobs import crontab, queue
from academy.settings import read

NIGHT = crontab(hour="20", minute="17")
"""04:17 in Shanghai; the queue counts in UTC."""

logger = logging.getLogger("academy.work")


@queue.periodic_task(NIGHT)  # type: ignore[untyped-decorator]  # huey declares no types
def clean_up() -> None:
    """Remove pictures that nobody claimed, and leftovers of uploads (rule R29)."""
    swept = sweep(read().data, clock.now())
    removed = swept.temporary + swept.without_row + swept.unclaimed
    logger.info("the night's cleaning removed %s files", removed)
