"""Alarms on their way to people: the terminal, exit codes, a web address, e-mail; real servers on loopback."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sqlalchemy import Engine

from extract.errors import UsageError
from load import alarms, database, health, schedules
from terminal import keep, notify, words
from terminal.store import Store
from tests.working import logs, start

DETAIL = "the site cannot be reached: name ×1\nBcc: somebody"


class _Hook(BaseHTTPRequestHandler):
    status = 204
    got: list[bytes]

    def do_POST(self) -> None:
        self.server.got.append(self.rfile.read(int(self.headers["Content-Length"])))  # type: ignore[attr-defined]
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


class _Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as a message needs."""

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            if line.upper() == "DATA":
                self._say("354 go on")
                self.server.got.append(b"".join(iter(self.rfile.readline, b".\r\n")))  # type: ignore[attr-defined]
            self._say("221 bye" if line.upper() == "QUIT" else "250 fine")
            if line.upper() == "QUIT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def _serving(server: socketserver.TCPServer) -> Iterator[tuple[int, list[bytes]]]:
    server.got = []  # type: ignore[attr-defined]
    server.status = 204  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1], server.got  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_web_address_gets_each_alarm_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTIN_LANG", "en")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hook)
    with _serving(server) as (port, got):
        ways = notify.Ways(alarm_webhook=f"http://127.0.0.1:{port}/hook")
        alarms.update_all(engine, "mic", {"unreachable": DETAIL, "empty": None})
        server.status = 500  # type: ignore[attr-defined]
        notify.tell(engine, ways)
        server.status = 204  # type: ignore[attr-defined]
        for _ in range(2):
            notify.tell(engine, ways)
        alarms.update_all(engine, "mic", {"unreachable": None})
        notify.tell(engine, ways)
    refused, raised, passed = (json.loads(body) for body in got)
    assert refused == raised
    assert raised["text"] == f"mic: cannot be reached: {DETAIL}".replace("\n", " ")
    assert [(alarm["site"], alarm["kind"], alarm["cleared"]) for alarm in raised["alarms"]] == [
        ("mic", "unreachable", None)
    ]
    assert passed["text"].startswith("passed: mic")
    assert passed["alarms"][0]["cleared"]


def test_a_mail_gets_through(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTIN_LANG", "en")
    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail)) as (port, got):
        ways = notify.Ways(alarm_mail="it@so.gov.vn, officer@so.gov.vn", smtp=f"smtp://127.0.0.1:{port}")
        alarms.update_all(engine, "mic", {"unreachable": DETAIL})
        notify.tell(engine, ways)
        notify.tell(engine, ways)
    (message,) = got
    head, _, body = message.partition(b"\r\n\r\n")
    assert b"To: it@so.gov.vn, officer@so.gov.vn" in head
    assert b"Bcc" not in head
    assert b"mic" in body
    assert alarms.untold(engine) == []


def test_what_cannot_be_sent_waits(engine: Engine) -> None:
    alarms.update_all(engine, "mic", {"unreachable": DETAIL})
    notify.tell(engine, notify.Ways(alarm_webhook="http://127.0.0.1:1/"))
    notify.tell(engine, notify.Ways(alarm_mail="it@so.gov.vn", smtp="smtp://127.0.0.1:1"))
    assert [alarm.kind for alarm in alarms.untold(engine)] == ["unreachable"]


@pytest.mark.parametrize(
    ("name", "value"), [("SOTIN_ALARM_WEBHOOK", "file:///etc/passwd"), ("SOTIN_SMTP", "mail.so.gov.vn")]
)
def test_a_way_that_cannot_be_used_is_refused_at_the_start(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTIN_ALARM_MAIL", "it@so.gov.vn")
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=name):
        notify.check()


@pytest.mark.parametrize("kind", [*health.JUDGES, "late"])
def test_every_kind_has_its_words(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ("vi", "en"):
        monkeypatch.setenv("SOTIN_LANG", language)
        assert words.word(f"alarm_{kind}")


def test_a_dead_site_is_an_alarm_in_exit_code_log_and_status(database_url: str, tmp_path: Path) -> None:
    engine = database.open(database_url, tmp_path)
    schedules.choose(engine, "danang", "every 3h", "http://127.0.0.1:1")
    store = Store(engine, database_url, tmp_path)
    assert keep.run_due(store, ["danang"]) == keep.ALARMED
    assert [alarm.kind for alarm in alarms.standing(engine, "danang")] == ["unreachable"]
    status = start("status", data=tmp_path, database_url=database_url)
    assert status.wait(60) == keep.ALARMED
    assert "cannot be reached" in logs(tmp_path)
    engine.dispose()
