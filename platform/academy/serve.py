"""``academy serve``: prepares an installation, then keeps its web server and worker running.

It lives as long as the installation and stays small: it loads neither database nor web
framework, and even the settings are read by a short-lived process.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click

from academy.children import ACADEMY, Child, end, spawn
from academy.errors import CannotStart
from academy.premises import answers, held, refuse_open_demo, refuse_taken_port

STEP_SECONDS = 0.05


@click.command()
@click.option("--host", metavar="ADDRESS", help="Address to listen on (ACADEMY_HOST).")
@click.option("--port", metavar="NUMBER", help="Port to listen on (ACADEMY_PORT).")
@click.option("--data", metavar="FOLDER", help="Database, files and secret (ACADEMY_DATA).")
@click.option("--demo", is_flag=True, help="Fill an empty database with a demo; loopback only.")
def serve(host: str | None, port: str | None, data: str | None, *, demo: bool) -> None:
    """Run an installation until Ctrl-C or TERM."""
    signals = catch_signals()
    options = {"ACADEMY_HOST": host, "ACADEMY_PORT": port, "ACADEMY_DATA": data}
    environment = os.environ | {name: value for name, value in options.items() if value is not None}
    settings = settings_of(environment)
    address, number = settings["host"], settings["port"]
    if demo:
        refuse_open_demo(address)
    with held(Path(settings["data"])) as lock:
        refuse_taken_port(address, number)
        children = [Child(environment, lock, "web", "--with-work")]  # loads while we prepare
        try:
            prepare(environment, lock, signals, demo=demo)
            for child in children:
                child.go()
            supervise(children, signals, address, number)
        finally:
            end([child.process for child in children if child.process is not None])


def catch_signals() -> list[int]:
    """Return the list to which each signal to end will be added. Ignored hang-ups stay so."""
    caught: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda got, _frame: caught.append(got))
    return caught


def settings_of(environment: dict[str, str]) -> dict[str, Any]:
    """Let a short-lived process read and check the settings; pass on its refusal."""
    command = [*ACADEMY, "settings", "--json"]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, start_new_session=True, check=False
    )
    if done.returncode:
        sys.exit(done.returncode)
    return dict(json.loads(done.stdout))


def prepare(environment: dict[str, str], lock: int, signals: list[int], *, demo: bool) -> None:
    """Run ``academy prepare`` to its end and pass on what it says and its exit code."""
    process = spawn(environment, lock, "prepare", *(["--demo"] if demo else []))
    while process.poll() is None:
        if signals:
            end([process])
            sys.exit(0)
        time.sleep(STEP_SECONDS)
    if process.returncode:
        sys.exit(process.returncode if process.returncode > 0 else 1)


def supervise(children: list[Child], signals: list[int], host: str, port: int) -> None:
    """Announce the address when the web server answers; then tend the children until a signal."""
    announced = False
    while not signals:
        time.sleep(STEP_SECONDS)
        if announced:
            for child in children:
                child.tend()
        elif any(child.process is None or child.process.poll() is not None for child in children):
            raise CannotStart("A part of the installation ended at once; its last words are above.")
        elif answers(host, port):
            announced = True
            site = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
            click.echo(f"Merchant Academy 商家学堂: http://{site} (Ctrl-C ends it)")
