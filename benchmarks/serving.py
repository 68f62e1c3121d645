"""The server of the benchmark, in a process and on a core of its own: ``python -m benchmarks.serving COUNT CORE``.

It prints its origin and serves until its standard input ends. Every page is made once and then sent from memory, so
that no contender ever waits for it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable

from benchmarks.newspaper import Newspaper

_REASONS = {200: "OK", 404: "Not Found"}


class _Connection(asyncio.Protocol):
    """Answers GET requests on one connection, one after the other."""

    def __init__(self, answer: Callable[[str], bytes]) -> None:
        self._answer = answer
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            path = self._received.split(b" ", 2)[1].decode("ascii")
            self._received = self._received[end + 4 :]
            self._transport.write(self._answer(path))


class _Memory:
    """Whole answers by path."""

    def __init__(self) -> None:
        self.paper: Newspaper
        self._kept: dict[str, bytes] = {}

    def answer(self, path: str) -> bytes:
        if path not in self._kept:
            status, kind, body = self.paper.answer(path)
            head = (
                f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            self._kept[path] = head.encode() + body
        return self._kept[path]


async def _serve(count: int) -> None:
    memory = _Memory()
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(memory.answer), "127.0.0.1", 0)
    origin = "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
    memory.paper = Newspaper(count, origin)
    sizes = sorted(len(memory.answer(path)) for path in memory.paper.paths)
    print(origin, sizes[0], sizes[len(sizes) // 2], sizes[-1], flush=True)
    async with server:
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    os.sched_setaffinity(0, {int(sys.argv[2])})
    asyncio.run(_serve(int(sys.argv[1])))
