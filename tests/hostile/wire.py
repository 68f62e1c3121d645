"""Answers byte by byte: an honest page in any framing, encoding and charset, and ways of sending it that fail."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass

LINE = "\r\n"
TICK = threading.Event()
"""Never set: waiting for it is how the server is slow."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for an article: where to answer, the honest page, how often it was asked before, and neighbours."""

    connection: socket.socket
    body: bytes
    kind: str
    times: int
    path: str
    origin: str
    canary: str
    """An origin that must never be asked."""
    headers: dict[str, str]

    @property
    def html(self) -> str:
        return self.body.decode()


Answer = Callable[[Asked], bytes]
"""Gives the bytes to send, after which the connection is closed; it may also act on the connection itself."""


def reply(
    body: bytes | str, status: str = "200 OK", kind: str = "text/html; charset=utf-8", *lines: str, length: int = -1
) -> bytes:
    """A whole answer with its length (or a false one)."""
    raw = body.encode() if isinstance(body, str) else body
    typed = [f"Content-Type: {kind}"] if kind else []
    size = len(raw) if length < 0 else length
    head = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *typed, *lines]
    return (LINE.join(head) + LINE * 2).encode("utf-8", "surrogateescape") + raw


def headed(asked: Asked, *lines: str, body: bytes | None = None, kind: str | None = None) -> bytes:
    """The honest answer with further header lines."""
    return reply(asked.body if body is None else body, "200 OK", asked.kind if kind is None else kind, *lines)


def encoded(asked: Asked, body: bytes, encoding: str) -> bytes:
    return headed(asked, f"Content-Encoding: {encoding}", body=body)


def chunked(body: bytes, size: int = 700, end: bytes = b"0\r\n\r\n", extension: str = "") -> bytes:
    parts = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(f"{len(part):x}{extension}\r\n".encode() + part + b"\r\n" for part in parts) + end


def unframed(head: str, body: bytes) -> bytes:
    """Exactly this head (lines joined by CR LF) and body."""
    return head.replace("\n", LINE).encode("utf-8", "surrogateescape") + body


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other; the last one for ever."""
    return lambda asked: answers[min(asked.times, len(answers) - 1)](asked)


def honest(asked: Asked) -> bytes:
    return headed(asked)


def once(answer: Answer) -> Answer:
    """The first time this, then the honest page."""
    return in_turn(answer, honest)


def status(line: str, *lines: str, body: str = "<h1>Lỗi</h1>") -> Answer:
    return lambda asked: reply(body, line, "text/html; charset=utf-8", *lines)


def says(html: str) -> Answer:
    """Another page under status 200."""
    return lambda asked: reply(html)


def moved(target: str, line: str = "302 Found") -> Answer:
    """A redirect; ``{origin}``, ``{path}`` and ``{canary}`` are filled in."""
    return lambda asked: reply(
        "", line, "text/html", "Location: " + target.format(origin=asked.origin, path=asked.path, canary=asked.canary)
    )


def reset(asked: Asked) -> bytes:
    asked.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/")
    asked.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return b""


def silent(asked: Asked) -> bytes:
    asked.connection.settimeout(20)
    asked.connection.recv(1)
    return b""


def dripping(head: bytes, body: bytes, pause: float) -> Answer:
    """A few bytes at a time, without end."""

    def write(asked: Asked) -> bytes:
        asked.connection.sendall(head)
        for at in range(10_000):
            asked.connection.sendall(body[at % len(body) :][:3])
            TICK.wait(pause)
        return b""

    return write


def endless(head: bytes, piece: bytes) -> Answer:
    """As fast as it goes, without end."""

    def write(asked: Asked) -> bytes:
        asked.connection.sendall(head)
        while True:
            asked.connection.sendall(piece)

    return write
