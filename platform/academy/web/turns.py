"""Readers take turns: pages are made in the order in which they were asked for.

A process of Python computes one page at a time, whatever the number of its threads. Left alone,
the threads take the interpreter from each other in the middle of their pages, at every
statement; some finish early, and the unluckiest wait five times as long as the middle. In turns
each waits for those before it only. Forms take none: a slow upload would hold its turn.

Source:
    Decision 12 in docs/decisions.
"""

import threading
from collections import deque
from collections.abc import Iterable
from typing import Any

from flask import Flask

from academy.database.doors import doors

AT_ONCE_WITH_SQLITE, AT_ONCE_WITH_POSTGRESQL = 2, 8
"""Pages that wait for the disk, or for the answers of a server, let others go on."""
PATIENCE_SECONDS = 0.05
"""Behind a page that takes long, others go on without a turn after this."""
READS = frozenset({"GET", "HEAD"})


class Turns:
    """So many turns at once, handed from each to whoever waits longest."""

    def __init__(self, at_once: int) -> None:
        self.free = at_once
        self.waiting: deque[threading.Lock] = deque()
        self.changing = threading.Lock()

    def take(self, patience: float) -> bool:
        """Wait for a turn, at most *patience* seconds; return False when none came."""
        with self.changing:
            if self.free:
                self.free -= 1
                return True
            mine = threading.Lock()
            mine.acquire()
            self.waiting.append(mine)
        return mine.acquire(timeout=patience) or not self.give_up(mine)

    def give_up(self, mine: threading.Lock) -> bool:
        """Leave the line; return False when the turn came at the last moment."""
        with self.changing:
            if mine not in self.waiting:
                return False
            self.waiting.remove(mine)
            return True

    def give(self) -> None:
        """Hand a turn to whoever waits longest."""
        with self.changing:
            if self.waiting:
                self.waiting.popleft().release()
            else:
                self.free += 1


def init_app(app: Flask) -> None:
    """Have *app* answer reads in turns; what it sends afterwards is sent without one."""
    at_once = AT_ONCE_WITH_SQLITE if doors().is_sqlite else AT_ONCE_WITH_POSTGRESQL
    answer, turns = app.wsgi_app, Turns(at_once)

    def in_turn(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in READS or not turns.take(PATIENCE_SECONDS):
            return answer(environ, start_response)
        try:
            return answer(environ, start_response)
        finally:
            turns.give()

    app.wsgi_app = in_turn  # type: ignore[method-assign]
