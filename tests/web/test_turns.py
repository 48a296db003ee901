"""Tests of the turns that readers take."""

import threading
import time
from functools import partial

import pytest
from flask import Flask

from academy.web import turns
from academy.web.turns import Turns


def wait_until(condition, seconds=5.0):
    """Wait for *condition*; fail when it does not come true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def line_up(line, count, answered):
    """Have *count* threads wait in *line*, one behind the other; each notes its number."""

    def wait(number):
        assert line.take(10)
        answered.append(number)
        line.give()

    threads = []
    for number in range(count):
        threads.append(threading.Thread(target=wait, args=(number,)))
        threads[-1].start()
        wait_until(lambda expected=number + 1: len(line.waiting) == expected)
    return threads


def test_turns_go_to_whoever_waits_longest():
    """Who asked first is answered first, and the last one leaves the turn free."""
    line, answered = Turns(1), []
    assert line.take(0)
    threads = line_up(line, 8, answered)
    line.give()
    for thread in threads:
        thread.join(5)
    assert answered == list(range(8))
    assert line.free == 1


def test_nobody_overtakes_the_line():
    """A turn that is given while others wait is theirs: whoever comes then stands behind them."""
    line = Turns(1)
    assert line.take(0)
    first = threading.Lock()
    first.acquire()
    line.waiting.append(first)
    line.give()
    assert first.acquire(timeout=1)
    assert not line.take(0.001)


def test_patience_ends():
    """Whoever waited long enough goes on without a turn, and takes none away from others."""
    line = Turns(2)
    assert line.take(0)
    assert line.take(0)
    assert not line.take(0.001)
    assert not line.waiting
    line.give()
    assert line.take(0)


def test_a_turn_that_comes_at_the_last_moment_is_not_lost():
    """A turn handed over while its reader gives up is taken after all."""
    line = Turns(1)
    assert line.take(0)
    mine = threading.Lock()
    mine.acquire()
    line.waiting.append(mine)
    line.give()
    assert not line.give_up(mine)


@pytest.fixture
def served(app, monkeypatch):
    """Serve answers in turns: call it with what answers, then the result with a method."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 10)
    return partial(in_turns, Flask("turns"))


def in_turns(app, answer):
    """Return *app* in turns, its answers being those of *answer*."""
    app.wsgi_app = answer
    turns.init_app(app)
    return lambda method: app({"REQUEST_METHOD": method}, None)


def test_readers_take_turns_and_writers_do_not(served):
    """Reads are answered so many at once; forms, whose upload may be slow, are not held back."""
    inside, most, go_on = [], [], threading.Event()

    def answer(environ, _start):
        inside.append(environ["REQUEST_METHOD"])
        most.append(inside.count("GET"))
        go_on.wait(5)
        inside.remove(environ["REQUEST_METHOD"])
        return []

    ask = served(answer)
    methods = ["GET"] * 5 + ["POST"] * 3
    threads = [threading.Thread(target=ask, args=(method,)) for method in methods]
    for thread in threads:
        thread.start()
    wait_until(lambda: sorted(inside) == ["GET"] * turns.AT_ONCE_WITH_SQLITE + ["POST"] * 3)
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert max(most) == turns.AT_ONCE_WITH_SQLITE


def test_a_page_that_fails_gives_its_turn_back(served):
    """However often answers fail, the next reader gets a turn at once."""
    asked = []

    def answer(_environ, _start):
        asked.append(time.monotonic())
        raise RuntimeError

    ask = served(answer)
    for _ in range(5):
        try:
            ask("GET")
        except RuntimeError:
            continue
    assert len(asked) == 5
    assert asked[-1] - asked[0] < 5
