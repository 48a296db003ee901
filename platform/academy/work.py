"""``academy work``: runs the jobs of the queue and releases what changes in the courses folder."""

import logging
import threading
from functools import partial
from pathlib import Path

import click

from academy import database
from academy.folder_watch import watch
from academy.jobs import connect_queue, consume
from academy.lifeline import begin_after
from academy.log import set_up
from academy.nightly import clean_up
from academy.release_courses import release_courses
from academy.settings import Settings, read

CONNECTIONS = 4

NIGHTLY = clean_up
"""Named here so that the queue knows it."""

logger = logging.getLogger("academy.work")


@click.command()
@click.option("--parent", type=int, hidden=True)
def work(parent: int | None) -> None:
    """Run jobs and watch the courses folder until told to end."""
    if parent is not None:
        begin_after(parent)
    run_work(read())


def run_work(settings: Settings) -> None:
    """Run jobs and watch the courses folder; return when a signal says so."""
    set_up(settings.log_level)
    logging.getLogger("huey").setLevel(logging.WARNING)
    database.connect(settings.url, settings.data, CONNECTIONS)
    connect_queue(settings)
    stopping = threading.Event()
    release = partial(release_and_log, settings.courses)
    watcher = threading.Thread(target=watch, args=(settings.courses, release, stopping))
    watcher.start()
    try:
        consume()
    finally:
        stopping.set()
        watcher.join()
        database.disconnect()


def release_and_log(folder: Path) -> None:
    """Release what has changed, and say so."""
    for remark in release_courses(folder):
        logger.info(remark)
