"""What the worker does each night: it ends what was left open, removes what nobody needs."""

import logging

from academy import clock
from academy.database import writing
from academy.exams.timing import GRACE
from academy.files.jobs import sweep
from academy.jobs import crontab, queue
from academy.learning.store_exam import end_overdue
from academy.settings import read

NIGHT = crontab(hour="20", minute="17")
"""04:17 in Shanghai; the queue counts in UTC."""

DAWN = crontab(hour="20", minute="7")
"""04:07 in Shanghai: before the leftovers, so that a manager's morning knows every result."""

logger = logging.getLogger("academy.work")


@queue.periodic_task(DAWN)  # type: ignore[untyped-decorator]  # huey declares no types
def end_exams() -> None:
    """End and mark the tries at exams whose time is over, and that nobody came back to (R94)."""
    with writing() as connection:
        ended = end_overdue(connection, clock.now() - GRACE)
    logger.info("the night ended %s exams whose time was over", ended)


@queue.periodic_task(NIGHT)  # type: ignore[untyped-decorator]  # huey declares no types
def clean_up() -> None:
    """Remove pictures that nobody claimed, and leftovers of uploads (rule R29)."""
    swept = sweep(read().data, clock.now())
    removed = swept.temporary + swept.without_row + swept.unclaimed
    logger.info("the night's cleaning removed %s files", removed)
