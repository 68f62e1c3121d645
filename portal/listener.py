"""HTTP on one port: reads a request, lets the site's desk answer it, remembers it."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

from portal.answers import Desk, Request, wire
from portal.sites import Site

HOST = "127.0.0.1"
MAX_FORM = 64 * 1024
"""Bytes of a posted form that are read; a longer one is refused."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was answered; ``path`` includes the query, ``time`` is UTC."""

    method: str
    site: str
    path: str
    agent: str
    status: int
    time: datetime


class Listener(ThreadingHTTPServer):
    """The HTTP server of one site; ``desk`` answers, ``visits`` is the portal's list of requests."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    desk: Desk
    visits: list[Visit]

    def __init__(self, site: Site, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.site = site
        self.origin = f"http://{HOST}:{self.server_address[1]}"
        self._thread = Thread(target=self.serve_forever, args=(0.05,), name=f"portal-{site.name}", daemon=True)
        self._open: set[socket.socket] = set()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # the other side was quicker
                continue

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if isinstance(request, socket.socket):
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        super().shutdown_request(request)
        if isinstance(request, socket.socket):
            self._open.discard(request)


class _Handler(BaseHTTPRequestHandler):
    server: Listener
    protocol_version = "HTTP/1.1"
    timeout: ClassVar[float] = 30.0
    wbufsize = -1  # headers and body leave in one piece
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(b"")

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_FORM:
            self.send_error(413 if length.isdigit() else 411)
            return
        self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        method = "GET" if self.command == "HEAD" else self.command
        answer = self.server.desk.answer(Request(method, self.path, headers, body))
        self._remember(answer.status)
        sent, fields = wire(answer, headers)
        self.send_response(answer.status)
        for name, value in fields.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(sent)
        self.wfile.flush()

    def _remember(self, status: int) -> None:
        agent = self.headers.get("User-Agent", "")
        visit = Visit(self.command, self.server.site.name, self.path, agent, status, datetime.now(UTC))
        self.server.visits.append(visit)

    def version_string(self) -> str:
        return self.server.site.server

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the visits are the log."""

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):  # a client that goes away is no fault of the portal
            self.close_connection = True
