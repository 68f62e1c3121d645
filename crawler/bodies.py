"""Response bodies, decompressed as they come: bounded in size, and whole or an error.

Servers say what they did not do, do what they did not say, and do it twice: the first bytes of a body tell more than
its header.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]

_GZIP = b"\x1f\x8b"
_ENOUGH = 16
"""First bytes of a body that tell what it is."""
_PIECE = 65536
_DEPTH = 3
"""How often a body may be packed: twice is common (a packed file, packed again by a proxy)."""
_TEXT = re.compile(rb"\xef\xbb\xbf|\xff\xfe<\0|\xfe\xff\0<|\s*(?:<[!?a-zA-Z]|\{\s*\"|\[\s*[\"{\[])")
"""How a body begins that is not packed."""


class CutBody(Exception):
    """A body that ends early or is damaged: what could be read of it is not used."""

    cause = "cut"


class UnknownEncoding(CutBody):
    """A body in an encoding that was not asked for and that nobody here reads."""

    cause = "encoding"


class TooLarge(Exception):
    """A body over the limit, before or after decompression."""

    cause = "too large"


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool:
        """Whether the stream has come to its end."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes unpack to, in small pieces, so that a limit can stop it."""


class Body:
    """Collects a body chunk by chunk. ``add`` and ``finish`` raise CutBody and TooLarge."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._received = self._size = 0
        self._parts: list[bytes] = []
        self._stage = _Stage(encoding.strip().lower(), self._keep)

    def add(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        self._received += len(chunk)
        if self._received > self._limit:
            raise TooLarge(f"the body is larger than {self._limit} bytes")
        self._stage.feed(chunk)

    def finish(self) -> bytes:
        """The whole body."""
        self._stage.finish()
        return b"".join(self._parts)

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise TooLarge(f"the body is larger than {self._limit} bytes once decompressed")
        self._parts.append(data)


class _Stage:
    """One layer of packing; what comes out may be packed again."""

    def __init__(self, coding: str, sink: Callable[[bytes], None], depth: int = 1) -> None:
        self._coding, self._sink, self._depth = coding, sink, depth
        self._head = b""
        self._begun = False
        self._unpacker: _Unpacker | None = None
        self._inner: _Stage | None = None

    def feed(self, data: bytes) -> None:
        if self._begun:
            self._pass(data)
            return
        self._head += data
        if len(self._head) >= _ENOUGH:
            self._begin()

    def finish(self) -> None:
        if not self._begun and self._head:
            self._begin()
        if self._unpacker is not None and not self._unpacker.eof:
            raise CutBody("the compressed body ends early")
        if self._inner is not None:
            self._inner.finish()

    def _begin(self) -> None:
        self._begun = True
        self._unpacker = _chosen(self._coding, self._head)
        if self._unpacker is not None and self._depth < _DEPTH:
            self._inner = _Stage("", self._sink, self._depth + 1)
        self._pass(self._head)

    def _pass(self, data: bytes) -> None:
        if self._unpacker is None:
            self._sink(data)
            return
        forward = self._inner.feed if self._inner is not None else self._sink
        try:
            for piece in self._unpacker.pieces(data):
                forward(piece)
        except (zlib.error, brotli.error) as error:
            raise CutBody(f"the compressed body is damaged: {error}") from error


def _chosen(coding: str, head: bytes) -> _Unpacker | None:
    if head.startswith(_GZIP) and head[2:3] in (b"\x08", b""):
        return _Inflating(31)
    if _TEXT.match(head) or coding in ("", "identity", "gzip", "x-gzip"):
        return None
    if coding == "deflate":
        zlib_header = head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0
        return _Inflating(15 if zlib_header else -15)
    if coding == "br":
        return _Brotli()
    if head.isascii() and head.decode().isprintable():
        return None  # a name of a charset, or a word that means nothing
    raise UnknownEncoding(f"the body is encoded as {coding[:40]!r}, which was not asked for")


class _Inflating:
    """gzip with any number of members, or deflate."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inflater = zlib.decompressobj(wbits=wbits)

    @property
    def eof(self) -> bool:
        return self._inflater.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inflater.eof:
                data = self._next_member(data)
                continue
            yield self._inflater.decompress(data, _PIECE)
            data = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail

    def _next_member(self, rest: bytes) -> bytes:
        if not rest.startswith(_GZIP) or self._wbits != 31:
            return b""  # padding after the stream
        self._inflater = zlib.decompressobj(wbits=self._wbits)
        return rest


class _Brotli:
    def __init__(self) -> None:
        self._unpacker = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        return bool(self._unpacker.is_finished())

    def pieces(self, data: bytes) -> Iterator[bytes]:
        yield self._unpacker.process(data, output_buffer_limit=_PIECE)
        while not self._unpacker.is_finished() and not self._unpacker.can_accept_more_data():
            yield self._unpacker.process(b"", output_buffer_limit=_PIECE)
