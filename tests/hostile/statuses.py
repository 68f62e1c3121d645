"""Statuses, Retry-After, connections that break, servers that are slow, odd headers."""

from __future__ import annotations

from email.utils import formatdate
from time import time

from tests.hostile.wire import (
    TICK,
    Answer,
    Asked,
    chunked,
    dripping,
    endless,
    headed,
    honest,
    in_turn,
    once,
    reply,
    reset,
    silent,
    status,
    unframed,
)  # fmt: skip


def rest_until(asked: Asked) -> bytes:
    """A pause given as a date."""
    return reply("", "503 Busy", "text/html", f"Retry-After: {formatdate(time() + 2, usegmt=True)}")


def unasked_304(asked: Asked) -> bytes:
    return b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"


def slow(asked: Asked) -> bytes:
    """In a few pieces, but within the deadline."""
    data = headed(asked)
    for at in range(0, len(data), len(data) // 4 + 1):
        asked.connection.sendall(data[at : at + len(data) // 4 + 1])
        TICK.wait(0.05)
    return b""


def framed(head: str, *, mode: str = "length") -> Answer:
    """The honest page below a head of its own; ``{n}`` is its length."""

    def write(asked: Asked) -> bytes:
        body = chunked(asked.body) if mode == "chunked" else asked.body
        return unframed(head.format(n=len(asked.body)) + "\n\n", body)

    return write


def early(asked: Asked) -> bytes:
    return b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + headed(asked)


def bare_lines(asked: Asked) -> bytes:
    """Lines that end with LF alone."""
    head, _, body = headed(asked).partition(b"\r\n\r\n")
    return head.replace(b"\r\n", b"\n") + b"\n\n" + body


def _with(*lines: str) -> Answer:
    return lambda asked: headed(asked, *lines)


def _typed(kind: str) -> Answer:
    return lambda asked: headed(asked, kind=kind)


_CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Type: text/html; charset=utf-8\nConnection: close"

STORED: dict[str, Answer] = {
    "plain": honest,
    "500_once": once(status("500 Internal Server Error")),
    "502_twice": in_turn(status("502 Bad Gateway"), status("502 Bad Gateway"), honest),
    "503_once": once(status("503 Service Unavailable")),
    "520_once": once(status("520 Web Server Returned an Unknown Error")),
    "408_once": once(status("408 Request Timeout")),
    "429_once": once(status("429 Too Many Requests")),
    "rest_seconds": once(status("503 Busy", "Retry-After: 1")),
    "rest_date": once(rest_until),
    "rest_garbage": once(status("503 Busy", "Retry-After: soon")),
    "rest_superscript": once(status("503 Busy", "Retry-After: \udcb2")),
    "rest_fraction": once(status("429 Slow", "Retry-After: 0.5")),
    "rest_negative": once(status("503 Busy", "Retry-After: -7")),
    "reset_once": once(reset),
    "silent_once": once(silent),
    "closed_once": once(lambda asked: b""),
    "304_once": once(unasked_304),
    "204_once": once(lambda asked: b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
    "206_once": once(lambda asked: reply(asked.body[:900], "206 Partial Content")),
    "203": lambda asked: reply(asked.body, "203 Non-Authoritative Information", asked.kind),
    "slow": slow,
    "http_1.0": framed("HTTP/1.0 200 OK\nContent-Type: text/html; charset=utf-8"),
    "until_close": framed("HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nConnection: close"),
    "no_reason": framed("HTTP/1.1 200\nContent-Length: {n}\nContent-Type: text/html"),
    "spaced_name": framed("HTTP/1.1 200 OK\nContent-Length : {n}\nContent-Type: text/html\nConnection: close"),
    "early_hints": early,
    "bare_lines": bare_lines,
    "folded": _with("X-Dai: mot\r\n  hai\r\n\tba"),
    "accents": _with("X-Ten: Cổng thông tin", "Server: M\udce1y ch\udcfa"),
    "huge_header": _with("X-Rac: " + "r" * 50_000),
    "many_headers": _with(*(f"X-{at}: {at}" for at in range(300))),
    "many_cookies": _with(*(f"Set-Cookie: k{at}={'v' * 200}; Path=/" for at in range(60))),
    "bad_cookies": _with("Set-Cookie: =; expires=never; ,;;", "Set-Cookie: a b=c\x01d"),
    "policy": _with("Referrer-Policy: sys.exit"),
    "refresh_header": _with("Refresh: 0; url=http://169.254.169.254/"),
    "no_type": _typed(""),
    "plain_type": _typed("text/plain"),
    "xhtml_type": _typed("application/xhtml+xml"),
    "odd_type": _typed("text/html;;charset=;boundary=x"),
    "octets": _typed("application/octet-stream"),
    "download": _with("Content-Disposition: attachment; filename=../../../etc/passwd"),
    "ranges": _with("Accept-Ranges: bytes", "Content-Range: bytes 0-10/11"),
}  # fmt: skip

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n"
MISSING: dict[str, tuple[Answer, str]] = {
    "500": (status("500 Internal Server Error"), "http 500"),
    "503": (status("503 Service Unavailable"), "http 503"),
    "403": (status("403 Forbidden"), "http 403"),
    "401": (status("401 Unauthorized", "WWW-Authenticate: Basic realm=x"), "http 401"),
    "404": (status("404 Not Found"), "gone"),
    "410": (status("410 Gone"), "gone"),
    "451": (status("451 Unavailable For Legal Reasons"), "http 451"),
    "999": (status("999 Request denied"), "http 999"),
    "503_tomorrow": (status("503 Busy", "Retry-After: 86400"), "http 503"),
    "reset": (reset, "connection"),
    "closed": (lambda asked: b"", "connection"),
    "no_http": (lambda asked: b"\x16\x03\x01\x02\x00 khong phai HTTP\r\n\r\n", "connection|malformed"),
    "silent": (silent, "timeout"),
    "slow_header": (dripping(b"HTTP/1.1 200 OK\r\nX-Cham: ", b"abc", 0.05), "timeout"),
    "slow_body": (dripping(_HEAD, b"<p>cham</p>", 0.05), "timeout"),
    "endless_header": (endless(b"HTTP/1.1 200 OK\r\n", b"X-Rac: " + b"r" * 1000 + b"\r\n"), "malformed"),
    "endless_line": (endless(b"HTTP/1.1 200 OK\r\nX-Rac: ", b"r" * 5000), "malformed"),
    "two_lengths": (
        framed("HTTP/1.1 200 OK\nContent-Length: {n}\nContent-Length: 17\nContent-Type: text/html"),
        "malformed",
    ),
    "length_and_chunks": (framed(_CHUNKED + "\nContent-Length: 17", mode="chunked"), "malformed"),
    "no_colon": (_with("Dong-nay-khong-co-dau-hai-cham"), "malformed"),
    "endless_hints": (endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), "timeout"),
}
