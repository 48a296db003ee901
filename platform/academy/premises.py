"""What must hold before an installation is started. Each refusal changes nothing."""

import errno
import fcntl
import ipaddress
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from academy.errors import CannotStart

WRITTEN = ("academy.db", "files", "jobs.db", "write.lock")
"""What the data folder holds that is written to; a copy by another user may have closed it."""


def address_of(host: str, port: int) -> tuple[socket.AddressFamily, Any]:
    """Return the family and the address at which *host* and *port* are listened on."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise CannotStart(f"{host!r} is not an address of this machine.") from error
    family, _, _, _, address = found[0]
    return family, address


def refuse_open_demo(host: str) -> None:
    """Refuse an address that others can reach: the passwords of the demo are public."""
    _, address = address_of(host, 0)
    if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback:
        raise CannotStart(
            f"--demo is only served on this machine, not on {host}: its passwords are public."
        )


def refuse_taken_port(host: str, port: int) -> None:
    """Try the port with an ordinary bind: the server itself would share a taken one silently."""
    family, address = address_of(host, port)
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(f"Port {port} on {host} is taken; try another --port.") from error
            raise CannotStart(f"{host} port {port} cannot be used: {error.strerror}.") from error


@contextmanager
def held(data: Path) -> Iterator[int]:
    """Hold the data folder for this start alone, and yield the descriptor of the lock.

    The folder itself is locked, so that a refused start leaves no file behind. A folder that
    this start has made and left empty is taken away again.
    """
    made = make_folder(data)
    descriptor = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        lock(descriptor, data)
        yield descriptor
    finally:
        os.close(descriptor)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()


def lock(descriptor: int, data: Path) -> None:
    """Take the lock, or say who has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CannotStart(f"{data} is in use by an installation that runs already.") from error


def make_folder(data: Path) -> list[Path]:
    """Make the data folder where it is missing; return what was made, innermost first."""
    try:
        missing = [folder for folder in (data, *data.absolute().parents) if not folder.exists()]
        data.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise CannotStart(f"{data} is not a folder.") from error
    except OSError as error:
        raise CannotStart(f"{data} cannot be made: {error.strerror}.") from error
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        raise CannotStart(f"{data} cannot be written; choose another --data or its owner.")
    for path in sorted(data.iterdir()):
        if path.name.startswith(WRITTEN) and not os.access(path, os.R_OK | os.W_OK):
            raise CannotStart(f"{path} cannot be written; give it to the one who runs this.")
    return missing


def answers(host: str, port: int) -> bool:
    """Say whether a web server answers at the address."""
    family, address = address_of(host, port)
    request = f"GET /healthz HTTP/1.0\r\nHost: {host}\r\n\r\n".encode()
    try:
        with socket.socket(family, socket.SOCK_STREAM) as client:
            client.settimeout(2.0)
            client.connect(address)
            client.sendall(request)
            return client.recv(12).startswith(b"HTTP/")
    except OSError:
        return False
