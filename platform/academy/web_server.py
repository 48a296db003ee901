"""``academy web``: answers requests, with several processes of many threads each."""

import gc
import multiprocessing
import signal

import click
from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from academy.app import create_app
from academy.catalog import live
from academy.database.doors import doors
from academy.lifeline import begin_after, end_with
from academy.settings import Settings, read
from academy.work_beside import WorkBeside

LAST_ANSWERS_SECONDS = 10
LOGGING = {"loggers": {"_granian": {"handlers": [], "propagate": True}}}
"""The server's own remarks go where ours go."""


made: list[Flask] = []
"""The application, made before the processes that answer are forked."""


@click.command()
@click.option("--with-work", is_flag=True, help="Also be `academy work`, in a process beside.")
@click.option("--parent", type=int, hidden=True)
def web(parent: int | None, *, with_work: bool) -> None:
    """Answer requests until told to end.

    The application is made here, with all its templates and courses, and shared by the
    processes that are forked: they begin at once, and a fault in it ends the start instead of
    repeating itself in each of them. Many threads each, because a slow upload holds one for as
    long as it lasts.
    """
    settings = read()
    if parent is not None:
        end_with(parent)
        if (settings.data / "secret").exists():  # not a first start, which may yet be refused
            make(settings)
        begin_after(parent)
    if not made:
        make(settings)
    live.catalog(0)  # the courses too are read once, and before the first visitor waits
    doors().engine.dispose()
    gc.freeze()
    beside = WorkBeside(settings) if with_work else None
    try:
        answer(settings)
    finally:
        if beside is not None:
            beside.end()


def answer(settings: Settings) -> None:
    """Answer requests until a signal ends it."""
    Server(
        f"{__name__}:application",
        factory=True,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        address=settings.host,
        port=settings.port,
        workers=settings.workers,
        blocking_threads=settings.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_ANSWERS_SECONDS,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
    ).serve()


def make(settings: Settings) -> None:
    """Make the application with all its templates; the database is not touched yet."""
    made.append(create_app(settings))
    for name in made[0].jinja_env.list_templates():
        made[0].jinja_env.get_template(name)


def application() -> Flask:
    """Return the application for one process, which ends at once when its server has died."""
    server = multiprocessing.parent_process()
    if server is not None and server.pid is not None:
        end_with(server.pid, signal.SIGKILL)
    if not made:  # the process was spawned, as Python does where it cannot fork
        made.append(create_app())
    doors().engine.dispose(close=False)
    return made[0]
