"""Bodies that are cut, packed, packed wrongly, bombs, or large."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli

from tests.hostile.wire import Answer, Asked, chunked, encoded, endless, headed, once, reply, says, unframed

_CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Type: text/html; charset=utf-8\n\n"
_BARE = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nConnection: close\n\n"


def packed(encoding: str, pack: Callable[[bytes], bytes]) -> Answer:
    return lambda asked: encoded(asked, pack(asked.body), encoding)


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def spoilt(data: bytes) -> bytes:
    """Damage in the middle of the compressed bytes."""
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0x55 for byte in data[middle : middle + 40]) + data[middle + 40 :]


def wrong_sum(data: bytes) -> bytes:
    """The checksum at the end is that of another page."""
    return data[:-8] + b"\1\2\3\4" + data[-4:]


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def members(data: bytes) -> bytes:
    """Two gzip members, one after the other."""
    return gzip.compress(data[:500]) + gzip.compress(data[500:])


def twice(data: bytes) -> bytes:
    return gzip.compress(gzip.compress(data))


def short(asked: Asked) -> bytes:
    """More is announced than comes."""
    return reply(asked.body, length=len(asked.body) + 500)


def truncated(asked: Asked) -> bytes:
    """A false length that ends the page in the middle of its text."""
    return reply(asked.body, length=asked.body.index("nhà văn hóa".encode()) if "nhà văn hóa" in asked.html else 2000)


def half_page(asked: Asked) -> bytes:
    """A proxy that cut the page and set the length right."""
    return headed(asked, body=halved(asked.body))


def cut_chunks(asked: Asked) -> bytes:
    return unframed(_CHUNKED, chunked(halved(asked.body), end=b""))


def bad_chunk(asked: Asked) -> bytes:
    return unframed(_CHUNKED, chunked(halved(asked.body), end=b"zz\r\n<p>\r\n"))


def short_chunk(asked: Asked) -> bytes:
    return unframed(_CHUNKED, b"fff0\r\n" + halved(asked.body))


def cut_at_close(asked: Asked) -> bytes:
    return unframed(_BARE, halved(asked.body))


def in_chunks(size: int, end: bytes = b"0\r\n\r\n", extension: str = "") -> Answer:
    return lambda asked: unframed(_CHUNKED, chunked(asked.body, size, end, extension))


def with_more(text: str) -> Answer:
    """The honest page with something more before the end of its body."""
    return lambda asked: headed(asked, body=asked.body.replace(b"</body>", text.encode() + b"</body>", 1))


def behind_more(text: str) -> Answer:
    return lambda asked: headed(asked, body=asked.body.replace(b"<body", text.encode() + b"<body", 1))


def nested(asked: Asked) -> bytes:
    """The whole page twenty thousand elements deep."""
    start = asked.html.index(">", asked.html.index("<body")) + 1
    inner = asked.html[start:].replace("</body>", "</div>" * 20_000 + "</body>", 1)
    return headed(asked, body=(asked.html[:start] + "<div>" * 20_000 + inner).encode())


@cache
def bomb(kind: str) -> bytes:
    zeros = b"<p>khong co gi</p>" * 1_500_000
    if kind == "br":
        return brotli.compress(zeros, quality=1)
    return {"gzip": lambda: gzip.compress(zeros, 9), "twice": lambda: twice(zeros),
            "deflate": lambda: zlib.compress(zeros, 9)}[kind]()  # fmt: skip


def prepare() -> None:
    """Make the bombs beforehand, so that none is late."""
    for kind in ("gzip", "twice", "deflate", "br"):
        bomb(kind)


def bombing(kind: str, encoding: str) -> Answer:
    return lambda asked: encoded(asked, bomb(kind), encoding)


_MENU = "<ul>" + "".join(f"<li><a href='/muc/{at}'>Mục lục số {at}</a></li>" for at in range(60_000)) + "</ul>"

STORED: dict[str, Answer] = {
    "gzip": packed("gzip", gzip.compress),
    "x_gzip": packed("x-gzip", gzip.compress),
    "GZIP": packed("GZIP", gzip.compress),
    "gzip_members": packed("gzip", members),
    "gzip_padded": packed("gzip", lambda data: gzip.compress(data) + b"\0" * 200),
    "gzip_twice": packed("gzip", twice),
    "gzip_gzip": packed("gzip, gzip", twice),
    "gzip_unsaid": lambda asked: headed(asked, body=gzip.compress(asked.body)),
    "gzip_said_not_done": packed("gzip", bytes),
    "deflate": packed("deflate", zlib.compress),
    "deflate_raw": packed("deflate", raw_deflate),
    "deflate_is_gzip": packed("deflate", gzip.compress),
    "brotli_unasked": packed("br", lambda data: brotli.compress(data)),
    "encoding_utf8": packed("UTF-8", bytes),
    "encoding_none": packed("none", bytes),
    "encoding_br_not_done": packed("br", bytes),
    "chunks": in_chunks(700),
    "tiny_chunks": in_chunks(3),
    "chunk_extension": in_chunks(900, extension=';ten="gia tri"'),
    "chunk_trailer": in_chunks(900, end=b"0\r\nX-Sum: 1\r\n\r\n"),
    "short_once": once(short),
    "truncated_once": once(truncated),
    "half_once": once(half_page),
    "chunks_cut_once": once(cut_chunks),
    "close_cut_once": once(cut_at_close),
    "gzip_cut_once": once(packed("gzip", lambda data: halved(gzip.compress(data)))),
    "gzip_spoilt_once": once(packed("gzip", lambda data: spoilt(gzip.compress(data)))),
    "gzip_sum_once": once(packed("gzip", lambda data: wrong_sum(gzip.compress(data)))),
    "empty_once": once(says("")),
    "blank_once": once(says(" \n\t\r\n ")),
    "large": with_more("<!-- " + "x" * 5_000_000 + " -->"),
    "large_menu": with_more(_MENU),
    "large_script": behind_more("<script>var a = '" + "y" * 3_000_000 + "';</script>"),
    "nested": nested,
}

MISSING: dict[str, tuple[Answer, str]] = {
    "short": (short, "cut"),
    "truncated": (truncated, "cut|malformed"),
    "half": (half_page, "cut"),
    "chunks_cut": (cut_chunks, "cut"),
    "chunk_bad": (bad_chunk, "cut|malformed"),
    "chunk_short": (short_chunk, "cut"),
    "close_cut": (cut_at_close, "cut"),
    "gzip_cut": (packed("gzip", lambda data: halved(gzip.compress(data))), "cut"),
    "gzip_no_end": (packed("gzip", lambda data: gzip.compress(data)[:-8]), "cut"),
    "gzip_spoilt": (packed("gzip", lambda data: spoilt(gzip.compress(data))), "cut"),
    "gzip_sum": (packed("gzip", lambda data: wrong_sum(gzip.compress(data))), "cut"),
    "deflate_cut": (packed("deflate", lambda data: halved(zlib.compress(data))), "cut"),
    "brotli_cut": (packed("br", lambda data: halved(brotli.compress(data))), "cut"),
    "encoding_unknown": (packed("compress", lambda data: b"\x1f\x9d\x90" + data[:900][::-1]), "encoding"),
    "bomb": (bombing("gzip", "gzip"), "too large"),
    "bomb_twice": (bombing("twice", "gzip"), "too large"),
    "bomb_deflate": (bombing("deflate", "deflate"), "too large"),
    "bomb_brotli": (bombing("br", "br"), "too large"),
    "huge": (says("<p>" + "x" * 11_000_000), "too large"),
    "endless_body": (endless(_BARE.replace("\n", "\r\n").encode(), b"<p>khong het</p>" * 4000), "too large"),
    "endless_chunks": (endless(_CHUNKED.replace("\n", "\r\n").encode(), b"fa0\r\n" + b"k" * 4000 + b"\r\n"),
                       "too large"),
    "empty": (says(""), "empty"),
    "blank": (says("\n \n"), "empty"),
}  # fmt: skip
