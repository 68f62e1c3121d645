"""The hostile portal: honest pages of the demo portal's newsrooms, sent with a fault at most articles."""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from portal import furniture
from portal.answers import Answer as Page
from portal.answers import Desk, Request
from portal.newsroom import Newsroom
from portal.render import Pages
from portal.sites import SITES
from tests.hostile import bodies, wire
from tests.hostile.faults import FAULTS, SITEWIDE, TRAPS, Fault
from tests.hostile.stories import NAMES, stories
from tests.hostile.wire import Asked, reply


@dataclass(frozen=True, slots=True)
class Visit:
    """A request as the server saw it; ``at`` in monotonic seconds."""

    site: str
    method: str
    path: str
    at: float


class Hostile:
    """The portal as a context manager. ``faults`` says which fault each article (site, key) has."""

    def __init__(self, count: int = 300, seed: int = 5, hostile: bool = True, names: Sequence[str] = ()) -> None:
        self.articles = {(article.site, article.key): article for article in stories(count, seed)}
        self.faults = _spread(list(self.articles), seed, names) if hostile else {}
        self.hostile = hostile
        self.visits: list[Visit] = []
        self._counts: Counter[tuple[str, str]] = Counter()
        self._servers: dict[str, _Server] = {}

    @property
    def sites(self) -> dict[str, str]:
        """Site name → origin."""
        return {name: server.origin for name, server in self._servers.items() if name in NAMES}

    def repair(self) -> None:
        """From now on every page is served as it should be."""
        self.faults, self.hostile = {}, False
        self.visits.clear()

    def __enter__(self) -> Hostile:
        table = furniture.load()
        if self.hostile:
            bodies.prepare()
        self._servers["canary"] = _Server(self, "canary", None)
        for name in NAMES:
            server = _Server(self, name, None)
            room = Newsroom(SITES[name], [a for (site, _), a in self.articles.items() if site == name])
            server.desk = Desk(room, Pages(room, table, server.origin))
            server.paths = {urlsplit(article.path).path: article.key for article in (s.article for s in room.stories)}
            self._servers[name] = server
        for server in self._servers.values():
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    @property
    def canary(self) -> str:
        """The origin that nobody may ask."""
        return self._servers["canary"].origin

    def answer(self, server: _Server, connection: socket.socket, method: str, target: str, rest: Request) -> bytes:
        """The bytes for a request, which is remembered."""
        self.visits.append(Visit(server.name, method, target, time.monotonic()))
        times = self._counts[server.name, target]
        self._counts[server.name, target] += 1
        if server.desk is None:
            return reply("<h1>Không ai được tới đây</h1>")
        page = server.desk.answer(rest)
        key = server.paths.get(urlsplit(target).path.removeprefix("/vi"))
        asked = Asked(
            connection, page.body, page.type, times, target, server.origin, self.canary, dict(rest.headers)
        )  # fmt: skip
        if self.hostile:
            sitewide = SITEWIDE.get((server.name, target))
            if sitewide is not None:
                return sitewide(asked)
            trapped = next((trap for prefix, trap in TRAPS.items() if target.startswith(prefix)), None)
            if trapped is not None:
                return trapped(asked)
        fault = self.faults.get((server.name, key)) if key else None
        return fault.answer(asked) if fault else _honest(page, _lures(server, times) if self.hostile else "")


def _honest(page: Page, lures: str) -> bytes:
    body = page.body
    if page.status == 200:
        body = body.replace(b"</body>", lures.encode() + b"</body>", 1)
    lines = [f"ETag: {page.stamp}"] if page.stamp else []
    if page.status == 304:
        return b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    phrase = {200: "OK", 404: "Not Found"}.get(page.status, "Error")
    return reply(body, f"{page.status} {phrase}", page.type, *lines)


def _lures(server: _Server, times: int) -> str:
    """Links to where nobody should go, and to articles by addresses that are other ones each time."""
    paths = list(server.paths)[::9]
    other = "".join(
        f"<a href='{path};jsessionid=0A{len(server.portal.visits)}F'>a</a><a href='{path}?utm_source=z{times}'>b</a>"
        f"<a href='{path}?print=1&fbclid={times}'>In</a>"
        for path in paths
    )
    return _LURES + other + f"<a href='{paths[0].rpartition('/')[0]}/{'dai-' * 750}'>d</a>"


_LURES = (
    "<a href='/../../../../etc/passwd'>e</a><a href='mailto:a@b.vn'>f</a><a href='http://[::1'>g</a>"
    "<div class='lich'><a href='/lich?thang=1&nam=2026'>Tháng sau »</a></div><a href='/tim-kiem?q=a'>Tìm kiếm</a>"
    "<a href='http://169.254.169.254/latest/meta-data'>x</a><a href='file:///etc/passwd'>y</a>"
)


def _spread(keys: Sequence[tuple[str, str]], seed: int, names: Sequence[str]) -> dict[tuple[str, str], Fault]:
    """A fault for four of five articles, each kind several times."""
    chosen = [fault for fault in FAULTS if not names or fault.name in names]
    order = list(keys)
    Random(seed).shuffle(order)
    return dict(zip(order[: len(order) * 5 // 6], cycle(chosen), strict=False))


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, portal: Hostile, name: str, desk: Desk | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.portal, self.name, self.desk = portal, name, desk
        self.paths: Mapping[str, str] = {}
        self.origin = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The other side went away: that is what some faults are for."""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server
    timeout = 20

    def handle(self) -> None:
        line = self.rfile.readline(70_000).decode("latin-1").split()
        if len(line) < 2:
            return
        headers = {}
        while (field := self.rfile.readline(70_000).decode("latin-1").strip()) and ":" in field:
            name, _, value = field.partition(":")
            headers[name.strip().lower()] = value.strip()
        size = int(headers.get("content-length", "0"))
        plain = {name: value for name, value in headers.items() if name != "accept-encoding"}
        request = Request(line[0], line[1], plain, self.rfile.read(size))
        data = self.server.portal.answer(self.server, self.request, line[0], line[1], request)
        if data:
            self.request.sendall(data)


__all__ = ["Hostile", "Visit", "wire"]
