"""A small load generator: raw sockets, kept alive, one thread, as little work as possible."""

import re
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


@dataclass
class Result:
    """What one burst of requests has shown."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    unexpected: dict[int, int] = field(default_factory=dict)
    bytes: int = 0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """Return the latency in milliseconds that *share* of the answers kept."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass
class Line:
    """One connection with the request that it waits for."""

    socket: socket.socket
    sent: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    wanted: int = 0


def request(method: str, path: str, cookie: str = "", body: bytes = b"", more: str = "") -> bytes:
    """Return the bytes of one request."""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{more}"
    if cookie:
        head += f"Cookie: {cookie}\r\n"
    if method == "POST":
        kind = "application/x-www-form-urlencoded"
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def burst(
    port: int, requests: Iterator[bytes], connections: int, seconds: float, expected: int
) -> Result:
    """Send *requests* over *connections* for at most *seconds*, or until there are no more."""
    result = Result()
    chooser = selectors.DefaultSelector()
    for _ in range(connections):
        line = Line(socket.create_connection(("127.0.0.1", port), timeout=60))
        line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chooser.register(line.socket, selectors.EVENT_READ, line)
        send(line, requests, chooser)
    started = time.perf_counter()
    while chooser.get_map():
        events = chooser.select(timeout=60)
        if not events:
            raise TimeoutError("no answer within a minute")
        for key, _ in events:
            if not receive(key.data, result, expected):
                continue
            if time.perf_counter() - started < seconds:
                send(key.data, requests, chooser)
            else:
                close(key.data, chooser)
    result.seconds = time.perf_counter() - started
    return result


def send(line: Line, requests: Iterator[bytes], chooser: selectors.BaseSelector) -> None:
    """Send the next request, or close the connection when there is none."""
    data = next(requests, None)
    if data is None:
        close(line, chooser)
        return
    line.received.clear()
    line.wanted = 0
    line.sent = time.perf_counter()
    line.socket.sendall(data)


def receive(line: Line, result: Result, expected: int) -> bool:
    """Take what has come; return True when the answer is complete."""
    data = line.socket.recv(262144)
    if not data:
        raise ConnectionError("the server closed a connection")
    line.received += data
    if not line.wanted:
        line.wanted = whole_length(line.received)
    if not line.wanted or len(line.received) < line.wanted:
        return False
    result.latencies.append(time.perf_counter() - line.sent)
    result.bytes += line.wanted
    status = int(line.received[9:12])
    if status != expected:
        result.unexpected[status] = result.unexpected.get(status, 0) + 1
    return True


def whole_length(received: bytearray) -> int:
    """Return how long the whole answer will be, 0 while that is unknown."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return 0
    found = LENGTH.search(received, 0, end + 2)
    return end + 4 + (int(found[1]) if found else 0)


def close(line: Line, chooser: selectors.BaseSelector) -> None:
    """End one connection."""
    chooser.unregister(line.socket)
    line.socket.close()


def fetch(port: int, data: bytes) -> tuple[int, bytes, bytes]:
    """Send one request alone and return status, head and body of the answer."""
    line = Line(socket.create_connection(("127.0.0.1", port), timeout=30))
    with line.socket:
        line.socket.sendall(data)
        while not receive(line, Result(), 0):
            pass
    head, _, body = bytes(line.received).partition(b"\r\n\r\n")
    return int(head[9:12]), head, body
