"""``academy work`` beside the web server of one machine, as a fork of it.

Both need the same modules and courses; a fork shares them in memory, which on a small machine is
worth more than the 40 MB that a process of its own would take. It is a process all the same:
the queue replaces signal handlers, and a job that fails or eats memory ends nobody else.
"""

import multiprocessing
import os
import signal
import threading
import time

import click

from academy.children import FIRST_PAUSE, pause_after
from academy.database.doors import doors
from academy.lifeline import end_with, name_process
from academy.settings import Settings
from academy.work import run_work

END_SECONDS = 15.0

forks = multiprocessing.get_context("fork")


class WorkBeside:
    """The worker of this installation; it is forked anew, after growing pauses, when it ends."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ending = threading.Event()
        self.process = self.fork()
        self.keeper = threading.Thread(target=self.keep, daemon=True)
        self.keeper.start()

    def fork(self) -> multiprocessing.process.BaseProcess:
        """Start the worker."""
        process = forks.Process(target=begin, args=(self.settings, os.getpid()))
        process.start()
        return process

    def keep(self) -> None:
        """Fork the worker again whenever it ends, until told to end."""
        pause = FIRST_PAUSE
        while not self.ending.is_set():
            since = time.monotonic()
            self.process.join()
            if self.ending.is_set():
                return
            pause = pause_after(pause, time.monotonic() - since)
            click.echo(f"academy work ended; again in {pause:.0f} s.", err=True)
            if not self.ending.wait(pause):
                self.process = self.fork()

    def end(self) -> None:
        """Let the job under way finish, and end the worker."""
        self.ending.set()
        self.process.terminate()
        self.process.join(END_SECONDS)


def begin(settings: Settings, parent: int) -> None:
    """Become the worker: nothing of the web server is kept but its memory."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    end_with(parent)
    name_process("academy work")
    doors().engine.dispose(close=False)
    run_work(settings)
