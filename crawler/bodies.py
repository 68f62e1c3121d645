"""Response bodies, decompressed as they come: bounded in size, and whole or an error."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zlib import _Decompress
_GZIP = b"\x1f\x8b"


class CutBody(Exception):
    """A compressed body that ends early or is damaged: what could be read of it is not used."""

    cause = "cut"


class TooLarge(Exception):
    """A body over the limit, before or after decompression."""

    cause = "too large"


class Body:
    """Collects a body chunk by chunk. ``add`` and ``finish`` raise CutBody and TooLarge."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._encoding = encoding.strip().lower()
        self._limit = limit
        self._received = 0
        self._parts: list[bytes] = []
        self._size = 0
        self._inflater: _Decompress | None = None
        self._begun = False
        if self._encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise CutBody(f"the body is encoded as {self._encoding[:40]!r}, which was not asked for")

    def add(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        self._received += len(chunk)
        if self._received > self._limit:
            raise TooLarge(f"the body is larger than {self._limit} bytes")
        if not self._begun and chunk:
            self._begun = True
            self._inflater = self._choose(chunk)
        if self._inflater is None:
            self._keep(chunk)
        else:
            self._inflate(chunk)

    def finish(self) -> bytes:
        """The whole body."""
        if self._inflater is not None and not self._inflater.eof:
            raise CutBody("the compressed body ends early")
        return b"".join(self._parts)

    def _choose(self, first: bytes) -> _Decompress | None:
        if self._encoding in ("gzip", "x-gzip"):
            # Some servers say gzip and send plain text; the first two bytes tell.
            return zlib.decompressobj(wbits=31) if first.startswith(_GZIP[: len(first)]) else None
        if self._encoding == "deflate":
            zlib_header = len(first) < 2 or (first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0)
            return zlib.decompressobj(wbits=15 if zlib_header else -15)
        return None

    def _inflate(self, data: bytes) -> None:
        while data:
            assert self._inflater is not None
            try:
                self._keep(self._inflater.decompress(data, 65536))
            except zlib.error as error:
                raise CutBody(f"the compressed body is damaged: {error}") from error
            if self._inflater.eof:
                data = self._next_member(self._inflater.unused_data)
            else:
                data = self._inflater.unconsumed_tail

    def _next_member(self, rest: bytes) -> bytes:
        if rest.startswith(_GZIP) and self._encoding != "deflate":
            self._inflater = zlib.decompressobj(wbits=31)
            return rest
        return b""  # padding after the stream

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise TooLarge(f"the body is larger than {self._limit} bytes once decompressed")
        self._parts.append(data)
