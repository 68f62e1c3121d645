"""A news site on loopback that a test writes: one function answers every request, and all requests are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """A request: its path with the query, and the body of a POST."""

    method: str
    path: str
    body: str = ""

    @property
    def query(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()}

    @property
    def form(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(self.body, keep_blank_values=True).items()}


Answer = Callable[[Asked], str | None]
"""The body of an answer; None is a 404."""


@dataclass
class Bulletin:
    """The server as a context manager."""

    answer: Answer
    requests: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Bulletin:
        bulletin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer()

            def do_POST(self) -> None:
                self._answer()

            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                asked = Asked(self.command, self.path, self.rfile.read(length).decode())
                bulletin.requests.append(asked)
                text = None if asked.path == "/robots.txt" else bulletin.answer(asked)
                body = (text or "").encode()
                self.send_response(200 if text is not None else 404)
                kind = "application/json" if body[:1] in (b"{", b"[") else "text/html"
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def paths(self, part: str) -> list[str]:
        """The paths with this in them, in the order in which they were asked for."""
        return [asked.path for asked in self.requests if part in asked.path]


@dataclass(frozen=True)
class News:
    """An article of such a site, published at eight in the morning."""

    number: int
    day: date

    @property
    def path(self) -> str:
        return f"/tin-tuc/tap-huan-{self.number}.html"

    @property
    def when(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 8)

    def html(self) -> str:
        title = f"Xã số {self.number} mở lớp tập huấn cho cán bộ thôn, bản"
        text = f"Xã số {self.number} đã tổ chức một lớp tập huấn cho 35 cán bộ thôn, bản trong tuần qua."
        more = (
            "Lớp học do phòng Văn hóa – Xã hội mở, kéo dài hai ngày tại nhà văn hóa xã.</p><p>Học viên được nghe về "
            "cách soạn bản tin, cách giữ máy và cách trả lời người dân khi có câu hỏi về chính sách.</p><p>Theo "
            "lãnh đạo xã, lớp sau sẽ mở vào quý tới cho những người chưa có điều kiện tham gia đợt này."
        )
        return (
            f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
            f"<p class=date>{self.when:%d/%m/%Y %H:%M}</p><div id=body><p>{text}</p><p>{more}</p></div></body></html>"
        )


def daily(last: date, count: int) -> list[News]:
    """One article a day, the newest first."""
    return [News(count - at, last - timedelta(days=at)) for at in range(count)]


def listed(news: Sequence[News], *, dates: bool, onward: str = "") -> str:
    """A page of a list, with the link to the next one."""
    when = (f"<span>{each.day:%d/%m/%Y}</span>" if dates else "" for each in news)
    rows = "".join(
        f"<li><a href='{each.path}'>Tin số {each.number}</a>{day}</li>" for each, day in zip(news, when, strict=True)
    )
    pager = f"<div class=pager><a href='{onward}'>Trang sau</a></div>" if onward else ""
    return f"<html><body><ul>{rows}</ul>{pager}</body></html>"
