"""The archive: every page as it was received, so that a better reader needs no second crawl.

Bodies lie in the database, not in files: one transaction covers body and page row, a kill leaves neither half a
file nor an orphan, one backup has everything, and workers on other machines reach them through PostgreSQL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from backports import zstd
from sqlalchemy import Connection, Engine, func, select

from extract.model import Page
from load import dictionaries, tables
from load.database import reading
from load.tables import AnyRow
from load.types import clean
from load.upsert import add

LEVEL = 9
"""How hard bodies are compressed: measured in docs/data.md."""

_BATCH = 100
Packed = tuple[AnyRow, zstd.ZstdDict | None]
"""A page and its body as they are kept, and what it takes to unpack the body."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """An archived page and its number."""

    id: int
    page: Page


def save_page(engine: Engine, page: Page) -> int:
    """Archive a page and return its number. The same bytes at the same address are the page we have already."""
    return save_pages(engine, [page])[0]


def save_pages(engine: Engine, received: Sequence[Page]) -> list[int]:
    """The same for several pages in one transaction: a commit costs more than the page."""
    with reading(engine) as connection:
        bodies = [_body(connection, page) for page in received]
    with engine.begin() as connection:
        return [_save(connection, page, body) for page, body in zip(received, bodies, strict=True)]


def pages(engine: Engine, site: str | None = None) -> Iterator[StoredPage]:
    """The newest page of every address, oldest first; of one site or of all. Not a snapshot: read in batches."""
    last = 0
    while batch := _batch(engine, site, last):
        yield from (stored(row, dictionary) for row, dictionary in batch)
        last = batch[-1][0].id


def pack(body: bytes, dictionary: zstd.ZstdDict | None) -> bytes:
    """A body as it is kept."""
    return zstd.compress(body, LEVEL, zstd_dict=dictionary)


def unpack(data: bytes, dictionary: zstd.ZstdDict | None) -> bytes:
    """A body as it was received. Raises zstd.ZstdError where it is damaged."""
    return zstd.decompress(data, zstd_dict=dictionary)


def _batch(engine: Engine, site: str | None, after: int) -> list[Packed]:
    p, newer = tables.pages, tables.pages.alias()
    outdated = select(newer.c.id).where(newer.c.site == p.c.site, newer.c.url == p.c.url, newer.c.fetched > p.c.fetched)
    query = (
        select(p, tables.bodies.c.data, tables.bodies.c.dictionary)
        .join(tables.bodies)
        .where(p.c.id > after, ~outdated.exists())
        .order_by(p.c.id)
        .limit(_BATCH)
    )
    if site is not None:
        query = query.where(p.c.site == site)
    with reading(engine) as connection:
        return [(row, dictionaries.load(connection, row.dictionary)) for row in connection.execute(query)]


def stored(row: AnyRow, dictionary: zstd.ZstdDict | None) -> StoredPage:
    """A page with its body, from a row that has both."""
    body = unpack(row.data, dictionary)
    return StoredPage(row.id, Page(row.site, row.url, row.fetched, row.status, row.headers, body))


def _body(connection: Connection, page: Page) -> dict[str, Any]:
    number = dictionaries.newest(connection, page.site)
    packed = pack(page.body, dictionaries.load(connection, number))
    digest = hashlib.sha256(page.body).hexdigest()
    return {"sha256": digest, "size": len(page.body), "data": packed, "dictionary": number}


def _save(connection: Connection, page: Page, body: dict[str, Any]) -> int:
    known = _newest(connection, page)
    if known is not None and (known.body, known.status) == (body["sha256"], page.status):
        return int(known.id)
    add(connection, tables.bodies, [body])
    add(connection, tables.pages, [_row(page, body["sha256"])])
    return _number(connection, page)


def _newest(connection: Connection, page: Page) -> AnyRow | None:
    p = tables.pages.c
    query = select(p.id, p.body, p.status).where(p.site == clean(page.site), p.url == clean(page.url))
    newest: AnyRow | None = connection.execute(query.order_by(p.fetched.desc()).limit(1)).first()
    return newest


def _row(page: Page, digest: str) -> dict[str, Any]:
    return {
        "site": page.site,
        "url": page.url,
        "fetched": page.fetched,
        "status": page.status,
        "headers": dict(page.headers),
        "body": digest,
    }


def _number(connection: Connection, page: Page) -> int:
    p = tables.pages.c
    query = select(func.max(p.id)).where(
        p.site == clean(page.site), p.url == clean(page.url), p.fetched == page.fetched
    )
    return int(connection.execute(query).scalar_one())
