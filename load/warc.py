"""Export the archive as WARC 1.1, the form that web archives exchange: every page as it came, with its headers.

Bodies were decompressed when they came, so the headers that told of compression and chunks are left out, as is our
own. There are no request records: only what the servers sent was kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from load import dictionaries, tables
from load.archive import Packed, unpack
from load.database import reading
from load.errors import ExportError, ExportFormError
from load.export import replace

_BATCH = 50
_DROPPED = ("content-encoding", "transfer-encoding", "content-length", "connection", "sotin-stated")


def export(engine: Engine, out: Path, site: str | None = None) -> int:
    """Write every archived page, of one site or of all, to a .warc or .warc.gz file; returns how many.

    The file is the old one or the new one, never half of either. Raises ExportError where it cannot be written.
    """
    if not out.name.endswith((".warc", ".warc.gz")):
        raise ExportFormError(f"{out}: a web archive is named .warc.gz or .warc.")
    try:
        return replace(out, lambda path: _write(engine, path, site, out))
    except OSError as error:
        raise ExportError(f"{out} cannot be written ({error.strerror or error}); choose another place.") from error


def _write(engine: Engine, path: Path, site: str | None, out: Path) -> int:
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    count = 0
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=out.name.endswith(".gz"), warc_version="1.1")
        told = {"software": "sotin", "format": "WARC File Format 1.1", "isPartOf": site or "all sites"}
        writer.write_record(writer.create_warcinfo_record(out.name, told))
        for row, dictionary in _pages(engine, site):
            writer.write_record(_record(writer, row, unpack(row.data, dictionary)))
            count += 1
    return count


def _record(writer: Any, row: Any, body: bytes) -> Any:
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

    kept = [(name, str(value)) for name, value in row.headers.items() if name.lower() not in _DROPPED]
    headers = [(_ascii(name), _ascii(value)) for name, value in [*kept, ("Content-Length", str(len(body)))]]
    return writer.create_warc_record(
        _ascii(row.url),
        "response",
        payload=BytesIO(body),
        http_headers=StatusAndHeaders(f"{row.status} {_reason(row.status)}", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": f"{row.fetched.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"},
    )


def _pages(engine: Engine, site: str | None) -> Iterator[Packed]:
    last = 0
    while batch := _batch(engine, site, last):
        yield from batch
        last = batch[-1][0].id


def _batch(engine: Engine, site: str | None, after: int) -> list[Packed]:
    p, b = tables.pages.c, tables.bodies.c
    query = select(tables.pages, b.data, b.dictionary).join(tables.bodies).where(p.id > after).order_by(p.id)
    if site is not None:
        query = query.where(p.site == site)
    with reading(engine) as connection:
        rows = connection.execute(query.limit(_BATCH))
        return [(row, dictionaries.load(connection, row.dictionary)) for row in rows]


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _ascii(text: str) -> str:
    """A header's or address's text without line breaks; other letters are percent-encoded."""
    return "".join(
        letter if " " <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in text
    )
