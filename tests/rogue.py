"""A web server on loopback that misbehaves as real portals do: every answer is written byte by byte by a test."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType

Answer = Callable[[socket.socket, int], None]
"""Writes an answer to a connection; the number says how often the path was asked before."""


def page(
    body: bytes | str, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    """A whole answer."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(raw)}", "Connection: close"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return raw_answer("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + raw)


def raw_answer(data: bytes) -> Answer:
    """Exactly these bytes, then the end of the connection."""

    def write(connection: socket.socket, _: int) -> None:
        connection.sendall(data)

    return write


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other; the last one for ever."""

    def write(connection: socket.socket, times: int) -> None:
        answers[min(times, len(answers) - 1)](connection, times)

    return write


def reset(connection: socket.socket, _: int) -> None:
    """The connection is reset in the middle of the header."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


def silent(connection: socket.socket, _: int) -> None:
    """Nothing is answered until the other side gives up."""
    connection.settimeout(20)
    connection.recv(1)


@dataclass
class Rogue:
    """The server as a context manager. ``requests`` are (path, monotonic seconds) in order."""

    answers: dict[str, Answer]
    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    requests: list[tuple[str, float]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def __enter__(self) -> Rogue:
        self._ended = threading.Event()
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._socket = socket.create_server((self.host, 0), family=family)
        self._socket.settimeout(0.2)
        host = f"[{self.host}]" if ":" in self.host else self.host
        self.origin = f"http{'s' if self.tls else ''}://{host}:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._socket.accept()
                if self.tls is not None:
                    connection = self.tls.wrap_socket(connection, server_side=True)
            except TimeoutError:
                continue
            except OSError:
                continue  # the other side did not like the certificate
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                head = self._head(connection)
                if not head:
                    return
                path = head[0].split(" ")[1]
                times = sum(1 for asked, _ in self.requests if asked == path)
                self.requests.append((path, time.monotonic()))
                self.headers.append(dict(line.split(": ", 1) for line in head[1:] if ": " in line))
                self.answers.get(path, page("<h1>404</h1>", status="404 Not Found"))(connection, times)
            except OSError:
                return  # the other side went away: that is what some tests are for

    @staticmethod
    def _head(connection: socket.socket) -> list[str]:
        data = b""
        connection.settimeout(20)
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return []
            data += more
        return data.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
